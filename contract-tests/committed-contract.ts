import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { contractOf } from "./contract.js";

const text = readFileSync(new URL("../openapi/app-store-connect.yaml", import.meta.url), "utf8");

/** The contract that the client was built from. `check:contract` looks for keys that stand twice, which takes half the time. */
export const committedContract = contractOf(parse(text, { uniqueKeys: false }));

export const contractOperations = committedContract.operations;
