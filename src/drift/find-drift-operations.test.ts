import { expect, test } from "vitest";
import { answers } from "../../generated/answers.js";
import { operations } from "../../generated/operations.js";
import { operationOf } from "./find-drift.js";

test("every operation of the contract is known by its method and path, whatever the ids", () => {
  const keys = Object.keys(operations);
  expect(Object.keys(answers)).toEqual(keys);
  expect(keys.length).toBeGreaterThan(30);
  for (const [key, { method, path }] of Object.entries(operations)) {
    for (const id of ["1", "3fb74833-4bf4", "a%2Fb", "versions"]) {
      expect(operationOf(method, path.replaceAll(/\{\w+\}/g, id))).toBe(key);
    }
  }
});

test.each([
  ["GET", "/v1/users"],
  ["PUT", "/v1/webhooks/1"],
  ["GET", "/v1/webhooks/1/2/deliveries"],
  ["GET", "/v1/webhooks/"],
  ["GET", "/v2/webhooks/1"],
  ["GET", "/proxy/v1/webhooks/1"],
  ["GET", "/v1/webhooks/1/deliveries/"],
  ["get", "/v1/apps"],
])("%s %s is none of them", (method, path) => {
  expect(operationOf(method, path)).toBeUndefined();
});
