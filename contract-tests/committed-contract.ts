import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { OperationKey } from "../generated/operations.js";
import { type ContractOperation, contractOf } from "../src/testing/contract.js";

const text = readFileSync(new URL("../openapi/app-store-connect.yaml", import.meta.url), "utf8");

/** The contract that the client was built from. `check:contract` looks for keys that stand twice, which takes half the time. */
export const committedContract = contractOf(parse(text, { uniqueKeys: false }));

export const contractOperations = committedContract.operations;

export function operationNamed(key: OperationKey): ContractOperation {
  const operation = contractOperations.find((one) => one.key === key);
  if (!operation) throw new Error(`the contract has no ${key}`);
  return operation;
}

/** Lists of the client's own; linkages are read through raw, and apps are only ever looked for by bundle id. */
export const clientLists = contractOperations.filter(({ key, path, responses }) => {
  const data = responses[200]?.content?.["application/json"]?.schema.properties?.data;
  return data?.type === "array" && !path.includes("/relationships/") && key !== "GET /v1/apps";
});

/** Whether a read may respond with `data: null`: there is nothing on the other end of a to-one relationship. */
export function mayBeNull({ method, pointer, schemaProblems }: ContractOperation): boolean {
  if (method !== "GET") return false;
  const schema = `${pointer}/responses/200/content/application~1json/schema`;
  return schemaProblems(schema, { data: null, links: { self: "/" } }).length === 0;
}

/** Whether the client's method for it resolves to undefined then, and for a 404 too. Linkages are read as they are. */
export function resolvesToUndefined(operation: ContractOperation): boolean {
  return mayBeNull(operation) && !operation.path.includes("/relationships/");
}
