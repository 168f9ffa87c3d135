import { answers } from "../../generated/answers.js";
import type { Drift } from "../errors.js";
import { compare } from "./compare.js";
import { Findings } from "./findings.js";
import { ruleOf } from "./rule.js";

/** A response, as far as the contract says something of it. */
export interface ResponseToCheck {
  method: string;
  /** The path, as the contract has it, with ids. */
  path: string;
  status: number;
  /** The parsed body; undefined when it is no JSON. */
  document: unknown;
}

/**
 * Where a response is not what the contract says. `clean` makes a text from the response fit to be shown. A file of its
 * own, loaded on demand: it carries what the contract says of every response.
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

const patterns = Object.keys(answers).map((operation) => {
  return { operation, pattern: new RegExp(`^${operation.replaceAll(/\{\w+\}/g, "[^/]+")}$`) };
});

/** The operation of the contract that a request is for; undefined when it is for none. */
export function operationOf(method: string, path: string): string | undefined {
  const request = `${method} ${path}`;
  return patterns.find(({ pattern }) => pattern.test(request))?.operation;
}

const maxNameLength = 64;

function shortened(name: string): string {
  return name.length > maxNameLength ? `${name.slice(0, maxNameLength)}…` : name;
}

/** Compares an answer with what the contract says of the operation and the status. */
export function compareResponse(
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
