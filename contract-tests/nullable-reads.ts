import type { ContractOperation } from "./contract.js";

/** Whether a read may answer `data: null`: there is nothing on the other end of a to-one relationship. */
export function mayBeNull({ method, pointer, schemaFaults }: ContractOperation): boolean {
  if (method !== "GET") return false;
  const schema = `${pointer}/responses/200/content/application~1json/schema`;
  return schemaFaults(schema, { data: null, links: { self: "/" } }).length === 0;
}

/** Whether the client's method for it resolves to undefined then, and for a 404 too. Linkages are read as they are. */
export function givesUndefined(operation: ContractOperation): boolean {
  return mayBeNull(operation) && !operation.path.includes("/relationships/");
}
