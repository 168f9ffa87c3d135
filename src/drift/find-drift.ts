import { responses } from "../../generated/response-schemas.js";
import type { Drift } from "../errors.js";
import { compare, Findings, ruleOf } from "./compare.js";

/** The parts of a response that the contract describes. */
export interface ResponseToCheck {
  method: string;
  /** The path, as the contract has it, with ids. */
  path: string;
  status: number;
  /** The parsed body; undefined if it is not JSON. */
  document: unknown;
}

/**
 * Finds where a response differs from the contract. `clean` removes secrets from a text of the response. This module is
 * loaded on demand, since it contains the schemas of every response.
 */
export function findDrift(
  { method, path, status, document }: ResponseToCheck,
  clean: (text: string) => string,
): Drift[] {
  const findings = new Findings((name) => shortened(clean(name)));
  const operation = operationOf(method, path);
  compareResponse(operation, status, document, findings);
  const name = operation ?? `${method} ${clean(path)}`;
  return findings.list.map((finding) => ({ ...finding, operation: name, status }));
}

const patterns = Object.keys(responses).map((operation) => {
  return { operation, pattern: new RegExp(`^${operation.replaceAll(/\{\w+\}/g, "[^/]+")}$`) };
});

/** The operation of the contract for a request, if any. */
export function operationOf(method: string, path: string): string | undefined {
  const request = `${method} ${path}`;
  return patterns.find(({ pattern }) => pattern.test(request))?.operation;
}

const maxNameLength = 64;

function shortened(name: string): string {
  return name.length > maxNameLength ? `${name.slice(0, maxNameLength)}…` : name;
}

/** Compares a response with the contract, by operation and status. */
export function compareResponse(
  operation: string | undefined,
  status: number,
  document: unknown,
  findings: Findings,
): void {
  const documented = operation === undefined ? undefined : responses[operation];
  const schema = documented?.[status];
  if (!documented) findings.add("additive", "an operation of the contract", "another");
  else if (schema === undefined) compareStatus(Object.keys(documented), status, findings);
  // The client refuses a missing body and one that is not JSON by itself.
  else if (schema !== null && document !== undefined) compare(ruleOf(schema), document, findings);
}

function compareStatus(documented: string[], status: number, findings: Findings): void {
  // May come from a proxy, and the contract has none.
  if (status >= 500) return;
  const isSuccess = (code: number) => code < 400;
  const expected = documented.filter((code) => isSuccess(Number(code)) === isSuccess(status));
  findings.add(isSuccess(status) ? "breaking" : "additive", expected.join(" | "), `${status}`);
}
