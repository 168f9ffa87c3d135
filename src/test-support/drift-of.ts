import { Findings } from "../drift/compare.js";
import { compareResponse } from "../drift/find-drift.js";

/** Where a response differs from the contract, one line each: `impact pointer: expected, found`. */
export function driftOf(operation: string | undefined, document: unknown, status: number): string[] {
  const findings = new Findings((name) => name);
  compareResponse(operation, status, document, findings);
  return findings.list.map(({ impact, pointer, expected, found }) => `${impact} ${pointer}: ${expected}, ${found}`);
}
