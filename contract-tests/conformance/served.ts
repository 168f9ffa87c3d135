import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { openEnums } from "../../scripts/generate/open-enums.js";
import type { Document } from "../../src/contract/cut/document.js";
import { type Contract, type ContractOperation, contractOf } from "../../src/testing/contract.js";
import { committedContract } from "../committed-contract.js";
import { committedPrismOperations, prismOperationsOf, startPrismOn } from "../prism.js";

/** A contract that claims to serve our clients, and two Prisms that serve it. */
export interface Served {
  contract: Contract;
  baseUrl: string;
  /** The one that ignores examples, and responds from the schemas. */
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

/** Serves the contract in the file that CONTRACT_CANDIDATE names; without that variable, the committed one. */
export async function startServedContract(): Promise<Served & { close(): Promise<void> }> {
  const file = process.env.CONTRACT_CANDIDATE;
  const contract = file ? contractOf(parse(readFileSync(file, "utf8"))) : committedContract;
  const operations = await (file ? prismOperationsOf(contract.document) : committedPrismOperations());
  const servers = await Promise.all(
    [false, true].map((ignoreExamples) => startPrismOn(operations, { ignoreExamples })),
  );
  const [baseUrl = "", fromSchemasUrl = ""] = servers.map((server) => server.baseUrl);
  return {
    ...{ contract, baseUrl, fromSchemasUrl },
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

/** The committed contract as the client's types read it: what Apple adds to an enum of a response passes through. */
export const clientContract = contractOf(openEnums(committedContract.document as Document));
