import { expect, test } from "vitest";
import { operations } from "../../generated/operations.js";
import { methodsOf } from "./methods-of.js";

test.each([
  ["GET /v1/webhooks/{id}", ["webhooks.get"]],
  ["DELETE /v1/alternativeDistributionKeys/{id}", ["keys.delete"]],
  ["GET /v1/apps", ["apps.find"]],
  ["GET /v1/apps/{id}/relationships/webhooks", ["raw.GET"]],
])("%s is sent by the method that the contract tests call", (operation, methods) => {
  expect(methodsOf(operation)).toEqual(methods);
});

test.each([
  ["POST /v1/alternativeDistributionPackages", ["packages.create", "packages.ensure"]],
  ["GET /v1/appStoreVersions/{id}/alternativeDistributionPackage", ["packages.forAppStoreVersion", "packages.ensure"]],
  ["GET /v1/alternativeDistributionPackages/{id}/versions", ["packages.versions", "packages.waitForVersion"]],
  ["GET /v1/apps/{id}/appStoreVersions", ["appStoreVersions.list", "appStoreVersions.find"]],
])("%s is sent by those built on that one too", (operation, methods) => {
  expect(methodsOf(operation)).toEqual(methods);
});

test("every operation of the contract has one", () => {
  for (const operation of Object.keys(operations)) expect(methodsOf(operation)).not.toEqual([]);
});

test("an operation that nothing calls yet has none", () => {
  expect(methodsOf("GET /v1/clocks")).toEqual([]);
});
