import { answers } from "../../generated/answers.js";
import type { Drift } from "../errors.js";
import { compareAnswer } from "./compare-answer.js";
import { Findings } from "./findings.js";

/** A response, as far as the contract says something of it. */
export interface AnswerToCheck {
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
export function findDrift({ method, path, status, document }: AnswerToCheck, clean: (text: string) => string): Drift[] {
  const findings = new Findings((name) => shortened(clean(name)));
  const operation = operationOf(method, path);
  compareAnswer(operation, status, document, findings);
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

const longestName = 64;

function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}
