import { type Document, operationsOf } from "../../src/contract/cut/document.js";

/** generated/operations.ts: the run-time table of operations. */
export function operationsModule(contract: Document): string {
  const entries = operationsOf(contract).map(({ name, method, path, operation }) => {
    const statuses = Object.keys(operation.responses).map(Number);
    const facts = {
      method: method.toUpperCase(),
      path,
      success: statuses.find((status) => status < 300),
      errors: statuses.filter((status) => status >= 400),
    };
    return `  ${JSON.stringify(name)}: ${JSON.stringify(facts)},`;
  });
  return `/** Every operation of the contract: how it is called, the status it succeeds with and those it may fail with. */
export const operations = {
${entries.join("\n")}
} as const;

export type OperationKey = keyof typeof operations;
`;
}
