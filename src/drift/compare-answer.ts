import { answers } from "../../generated/answers.js";
import { compare } from "./compare.js";
import type { Findings } from "./findings.js";
import { ruleOf } from "./rule.js";

/** Compares an answer with what the contract says of the operation and the status. */
export function compareAnswer(
  operation: string | undefined,
  status: number,
  document: unknown,
  findings: Findings,
): void {
  const documented = operation === undefined ? undefined : answers[operation];
  const schema = documented?.[status];
  if (!documented) findings.add("additive", "an operation of the contract", "another");
  else if (schema === undefined) compareStatus(Object.keys(documented), status, findings);
  // No body, or one that is no JSON: the client refuses that where one belongs, whatever `validate` says.
  else if (schema !== null && document !== undefined) compare(ruleOf(schema), document, findings);
}

function compareStatus(documented: string[], status: number, findings: Findings): void {
  // What stands in front of Apple answers so too, and the contract never says so.
  if (status >= 500) return;
  const isSuccess = (code: number) => code < 400;
  const expected = documented.filter((code) => isSuccess(Number(code)) === isSuccess(status));
  findings.add(isSuccess(status) ? "breaking" : "additive", expected.join(" | "), `${status}`);
}
