import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { committedContract } from "../committed-contract.js";
import { contractOf } from "../contract.js";
import { committedPrismOperations, prismOperationsOf, startPrismOn } from "../prism.js";
import type { Served } from "./served.js";

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
