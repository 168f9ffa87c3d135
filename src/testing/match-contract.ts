import type { OperationKey } from "../../generated/operations.js";
import { contractOfPackage } from "./contract-of-package.js";

/** What a matcher of Vitest or Jest returns. */
export interface MatcherResult {
  pass: boolean;
  /** What is wrong, or that nothing is. */
  message(): string;
}

/**
 * A matcher for Vitest and Jest: whether a document is what an operation responds with, by the contract of this package.
 * It is for fixtures and mocks of your own.
 *
 * @param received the parsed body of a response
 * @param operation such as `GET /v1/apps`
 * @param status a documented status of it
 * @example
 * expect.extend({ toMatchContract });
 * expect(fixture).toMatchContract("GET /v1/apps", 200);
 */
export function toMatchContract(received: unknown, operation: OperationKey, status: number): MatcherResult {
  const problems = problemsOf(received, operation, status);
  return {
    pass: problems.length === 0,
    message: () =>
      problems.length === 0
        ? `the document is a ${status} response of ${operation}, and was expected not to be`
        : `the document is no ${status} response of ${operation}:\n  ${problems.join("\n  ")}`,
  };
}

function problemsOf(received: unknown, name: OperationKey, status: number): string[] {
  const operation = contractOfPackage().operations.find(({ key }) => key === name);
  if (!operation) return [`the contract has no operation ${name}`];
  if (!operation.statuses.includes(status)) return [`its statuses are ${operation.statuses.join(", ")}`];
  if (status === 204) return received === undefined || received === "" ? [] : ["204 has no body"];
  const pointer = `${operation.pointer}/responses/${status}/content/application~1json/schema`;
  return operation.schemaProblems(pointer, received);
}
