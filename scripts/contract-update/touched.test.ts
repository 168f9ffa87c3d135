import { expect, test } from "vitest";
import { readContract } from "../contract/files.js";
import type { Change } from "../contract-diff/change.js";
import { touchedBy } from "./touched.js";

const contract = await readContract();
const create = "POST /v1/alternativeDistributionPackages";
const at = (operation: Change["operation"], location: string): Change => ({
  ...{ operation, location },
  impact: "additive",
  rule: "some-rule",
  message: "something moved",
});

test("a change of an answer touches the examples of its status", () => {
  const [touched] = touchedBy([at(create, "response 201 data.attributes")], contract);
  expect(touched).toMatchObject({ operation: create, methods: ["packages.create", "packages.ensure"] });
  expect(touched?.examples).toContain("201 apple");
  expect(touched?.examples.every((example) => example.startsWith("201 "))).toBe(true);
});

test("a change of a body touches the examples of the request", () => {
  expect(touchedBy([at(create, "request body data.type")], contract)[0]?.examples).toContain("request apple");
});

test("a change of a parameter, or of an answer without a body, touches none", () => {
  const changes = [at("DELETE /v1/webhooks/{id}", "response 204"), at("GET /v1/apps", "parameter limit")];
  expect(touchedBy(changes, contract)).toEqual([
    { operation: "DELETE /v1/webhooks/{id}", methods: ["webhooks.delete"], examples: [] },
    { operation: "GET /v1/apps", methods: ["apps.find"], examples: [] },
  ]);
});

test("an operation is told once, and what concerns all of them is left out", () => {
  const changes = [at(create, "response 201 data.a"), at("*", "security"), at(create, "response 201 data.b")];
  expect(touchedBy(changes, contract).map(({ operation }) => operation)).toEqual([create]);
});

test("an operation that is gone touches its method", () => {
  const { [create.slice(5)]: _, ...paths } = contract.paths;
  const touched = touchedBy([at(create, "operation")], { ...contract, paths });
  expect(touched).toEqual([{ operation: create, methods: ["packages.create", "packages.ensure"], examples: [] }]);
});
