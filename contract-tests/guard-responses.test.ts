import { expect, test } from "vitest";
import { responseProblems } from "../src/testing/exchange-problems.js";
import { contractOperations } from "./committed-contract.js";

const json = { "content-type": "application/json" };
const found = { data: { type: "webhooks", id: "1" }, links: { self: "/v1/webhooks/1" } };
const notFound = { errors: [{ status: "404", code: "NOT_FOUND", title: "None" }] };

function faultsOf(method: string, status: number, body: unknown, headers: Record<string, string> = json): string[] {
  const operation = contractOperations.find(({ key }) => key === `${method} /v1/webhooks/{id}`);
  if (!operation) throw new Error("the contract has lost the operation that this test is about");
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return responseProblems(operation, new Response(text || null, { status, headers }), text);
}

test("a response as the contract has it has no faults", () => {
  expect(faultsOf("GET", 200, found)).toEqual([]);
  expect(faultsOf("GET", 404, notFound)).toEqual([]);
  expect(faultsOf("DELETE", 204, "", {})).toEqual([]);
});

test("a response may say that its JSON is UTF-8, and nothing else", () => {
  expect(faultsOf("GET", 200, found, { "content-type": "application/json;charset=utf-8" })).toEqual([]);
  expect(faultsOf("GET", 200, found, { "content-type": "application/json; charset=utf-16" }).join()).toContain(
    "content type: application/json; charset=utf-16 where application/json belongs",
  );
});

test("a status that is not documented is a fault", () => {
  expect(faultsOf("GET", 500, notFound)).toEqual(["GET /v1/webhooks/{id}: 500 response: status: not documented"]);
  expect(faultsOf("GET", 201, found)).toEqual(["GET /v1/webhooks/{id}: 201 response: status: not documented"]);
});

test("Prism's own 404 is a fault, whatever is in it", () => {
  const headers = { "content-type": "application/problem+json" };
  expect(faultsOf("GET", 404, notFound, headers).join()).toContain("content type: application/problem+json where");
});

test("a response without a content type is a fault, and so is a 204 with one", () => {
  expect(faultsOf("DELETE", 404, notFound, { "content-type": "text/html" }).join()).toContain(
    "content type: text/html",
  );
  expect(faultsOf("DELETE", 204, "", json).join()).toContain("content type: application/json where null belongs");
});

test("a violation that Prism reports is a fault", () => {
  const violations = '[{"location":["request","query"],"severity":"Error","message":"must be <= 200"}]';
  const faults = faultsOf("GET", 200, found, { ...json, "sl-violations": violations });
  expect(faults).toEqual([`GET /v1/webhooks/{id}: 200 response: sl-violations: ${violations}`]);
});

test.for([
  ["no data", { links: found.links }, "body: / must have required property 'data'"],
  ["data of another type", { ...found, data: { type: "apps", id: "1" } }, "body: /data/type must be equal to one"],
  ["a link that is none", { ...found, links: { self: "not a link" } }, '/links/self must match format "uri-reference"'],
  ["text that is not JSON", "<html>", "body: not JSON"],
  ["nothing at all", "", "body: not JSON"],
] as const)("%s is a fault of the response", ([, body, fault]) => {
  expect(faultsOf("GET", 200, body).join("\n")).toContain(fault);
});

test("an error without what Apple promises is a fault", () => {
  expect(faultsOf("GET", 404, { errors: [{ detail: "None" }] }).join()).toContain("/errors/0 must have required");
});
