import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Contract, contractOf } from "./contract.js";

let known: Contract | undefined;

/** The contract that this package ships, which is read once. */
export function contractOfPackage(): Contract {
  known ??= contractOf(readBuilt() ?? readYaml());
  return known;
}

/** As the build has written it: parsing YAML takes longer than everything else. */
function readBuilt() {
  try {
    return JSON.parse(readFileSync(new URL("../contract.json", import.meta.url), "utf8")).contract;
  } catch {
    return undefined;
  }
}

/** From its sources, which the tests of this package run. */
function readYaml() {
  const text = readFileSync(new URL("../../openapi/app-store-connect.yaml", import.meta.url), "utf8");
  return createRequire(import.meta.url)("yaml").parse(text, { uniqueKeys: false });
}
