import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { contractOf } from "./contract.js";

/** The contract that the client was built from. */
export const committedContract = contractOf(
  parse(readFileSync(new URL("../openapi/app-store-connect.yaml", import.meta.url), "utf8")),
);

export const contractOperations = committedContract.operations;
