import type { Contract, ContractOperation } from "../contract.js";

/** A contract that claims to serve our clients, and two Prisms that serve it. */
export interface Served {
  contract: Contract;
  baseUrl: string;
  /** The one that ignores examples, and answers from the schemas. */
  fromSchemasUrl: string;
}

/**
 * Compares an operation of the contract that the client was built from with what is served, and gives its faults as
 * they are found, a sentence each.
 */
export type Check = (operation: ContractOperation, served: Served) => AsyncIterable<string>;

/** The same operation, as the served contract has it. */
export function servedOperation({ contract }: Served, { key }: ContractOperation): ContractOperation | undefined {
  return contract.operations.find((operation) => operation.key === key);
}

/** The one status that says that it went well. */
export function successOf({ statuses }: ContractOperation): number {
  return statuses.find((status) => status < 300) ?? 0;
}
