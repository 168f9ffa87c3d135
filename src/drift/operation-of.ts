import { answers } from "../../generated/answers.js";

const patterns = Object.keys(answers).map((operation) => {
  return { operation, pattern: new RegExp(`^${operation.replaceAll(/\{\w+\}/g, "[^/]+")}$`) };
});

/** The operation of the contract that a request is for; undefined when it is for none. */
export function operationOf(method: string, path: string): string | undefined {
  const request = `${method} ${path}`;
  return patterns.find(({ pattern }) => pattern.test(request))?.operation;
}
