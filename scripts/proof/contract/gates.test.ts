import { afterAll, beforeAll, expect, test } from "vitest";
import { operationsOf } from "../../contract/document.js";
import { readContract } from "../../contract/files.js";
import { edited, remove, set } from "./edit.js";
import { gatesWith } from "./gates.js";
import type { GateName } from "./operator.js";
import { type MutantServer, startMutantServer } from "./served-mutant.js";

const original = await readContract();
const operations = operationsOf(original);
const attributes = ["components", "schemas", "AlternativeDistributionPackageVersion", "properties", "attributes"];

let server: MutantServer;
beforeAll(async () => {
  server = await startMutantServer();
});
afterAll(() => server.close());

async function gatesThatCatch(...edits: Parameters<typeof edited>[1]): Promise<string[]> {
  const touched = operations.filter(({ name }) => name === "GET /v1/alternativeDistributionPackageVersions/{id}");
  expect(touched).toHaveLength(1);
  const candidate = { original, mutant: edited(original, edits), touched };
  const names = Object.entries(gatesWith(server)).map(async ([name, gate]) => ((await gate(candidate)) ? [name] : []));
  return (await Promise.all(names)).flat();
}

test("no gate minds the contract as it is", async () => {
  expect(await gatesThatCatch()).toEqual([]);
});

test.for<[string, Parameters<typeof edited>[1], GateName[]]>([
  ["a property that is gone", [remove([...attributes, "properties", "url"])], ["diff", "contract tests"]],
  ["a status that is gone", [remove([...versionPath(), "responses", "403"])], ["contract tests"]],
  ["a schema that is none", [set([...attributes, "type"], "objects")], ["diff", "schemas", "contract tests"]],
  ["an enum value more", [set([...attributes, "properties", "state", "enum"], ["COMPLETED", "REPLACED", "NEW"])], []],
])("%s is caught by whom it concerns", async ([, edits, gates]) => {
  expect(await gatesThatCatch(...edits)).toEqual(gates);
});

function versionPath(): string[] {
  return ["paths", "/v1/alternativeDistributionPackageVersions/{id}", "get"];
}
