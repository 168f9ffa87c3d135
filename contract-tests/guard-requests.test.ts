import { expect, test } from "vitest";
import { contractOf } from "../src/testing/contract.js";
import { requestProblems } from "../src/testing/exchange-problems.js";
import { committedContract } from "./committed-contract.js";

const baseUrl = "https://api.example.com";
const versions = "/v1/alternativeDistributionPackages/f3190601/versions";
const webhook = "/v1/webhooks/59bb7447";

function faultsOf(url: string, init: RequestInit = {}, headers: Record<string, string> = {}): string[] {
  const read = { accept: "application/json", authorization: "Bearer token", ...headers };
  return requestProblems(baseUrl, url, { method: "GET", ...init, headers: read }, committedContract);
}

function faultsOfQuery(query: string): string[] {
  return faultsOf(`${baseUrl}${versions}?${query}`);
}

function faultsOfBody(body: unknown): string[] {
  const init = { method: "PATCH", body: typeof body === "string" ? body : JSON.stringify(body) };
  return faultsOf(baseUrl + webhook, init, { "content-type": "application/json" });
}

test("a request as the contract has it has no faults", () => {
  expect(faultsOf(baseUrl + versions)).toEqual([]);
  expect(faultsOfQuery("filter[state]=COMPLETED,REPLACED&limit=200&limit[deltas]=50")).toEqual([]);
  expect(faultsOfBody({ data: { type: "webhooks", id: "59bb7447", attributes: { enabled: null } } })).toEqual([]);
});

test.for([
  ["another origin", `https://api.example.org${versions}`, "origin: not https://api.example.com"],
  ["an origin that begins alike", `${baseUrl}.evil.example${versions}`, "origin: not https://api.example.com"],
  ["a path the contract does not have", `${baseUrl}/v1/packages/f3190601`, "path: no operation of the contract"],
  ["a slash at the end", `${baseUrl}${versions}/`, "path: no operation of the contract"],
  ["a slash doubled", `${baseUrl}/${versions}`, "path: no operation of the contract"],
  ["an empty id", `${baseUrl}/v1/webhooks/`, "path: no operation of the contract"],
  ["a space in an id", `${baseUrl}/v1/webhooks/a b`, "path: no operation of the contract"],
] as const)("%s is a fault", ([, url, fault]) => {
  expect(faultsOf(url).join()).toContain(fault);
});

test("a media type may have parameters that change nothing, and no charset but UTF-8", () => {
  const body = JSON.stringify({ data: { type: "webhooks", id: "1" } });
  const typed = (type: string) =>
    faultsOf(baseUrl + webhook, { method: "PATCH", body }, { "content-type": type, accept: "Application/JSON" });
  for (const type of ["application/json; charset=utf-8", 'application/json;charset="UTF-8"', "application/json; v=1"]) {
    expect(typed(type)).toEqual([]);
  }
  expect(typed("application/json; charset=latin1").join()).toContain("header content-type: application/json; charset");
  expect(typed("application/problem+json").join()).toContain("header content-type: application/problem+json where");
});

test.for([
  ["of another format", "59bb7447", { format: "uuid" }, 'path id: / must match format "uuid"'],
  ["that its pattern refuses", "59bb7447", { pattern: "^[0-9]+$" }, "path id: / must match pattern"],
  ["that is too long", "59bb7447", { maxLength: 4 }, "path id: / must NOT have more than 4 characters"],
  ["that is badly encoded", "%zz", {}, "path id: badly percent-encoded"],
] as const)("an id %s is a fault", ([, id, schema, fault]) => {
  const document = structuredClone(committedContract.document);
  const item = document.paths["/v1/webhooks/{id}"] as {
    parameters?: { schema: object }[];
    get: { parameters?: { in: string; schema: object }[] };
  };
  for (const parameter of [...(item.parameters ?? []), ...(item.get.parameters ?? [])]) {
    if ("in" in parameter && parameter.in === "path") Object.assign(parameter.schema, schema);
  }
  const init = { headers: { accept: "application/json", authorization: "Bearer token" } };
  expect(requestProblems(baseUrl, `${baseUrl}/v1/webhooks/${id}`, init, contractOf(document)).join()).toContain(fault);
});

test("a method the path does not have is a fault", () => {
  expect(faultsOf(baseUrl + versions, { method: "DELETE" })).toEqual([
    `DELETE ${versions}: path: no operation of the contract`,
  ]);
});

test.for([
  ["a question mark without a query", "", "query: a question mark without a query"],
  ["an unknown name", "sort=version", "query sort: unknown to the contract"],
  ["a name of another operation", "filter[platform]=IOS", "query filter[platform]: unknown to the contract"],
  [
    "brackets percent-encoded",
    "filter%5Bstate%5D=COMPLETED",
    "query filter%5Bstate%5D: brackets are not to be encoded",
  ],
  ["an exploded list", "filter[state]=COMPLETED&filter[state]=REPLACED", "query filter[state]: given twice"],
  [
    "a list whose comma is encoded",
    "filter[state]=COMPLETED%2CREPLACED",
    "query filter[state]: /0 must be equal to one",
  ],
  ["an enum value of no enum", "filter[state]=PENDING", "query filter[state]: /0 must be equal to one"],
  ["an empty value", "filter[state]=", "query filter[state]: an empty value"],
  ["an empty item", "filter[state]=COMPLETED,", "query filter[state]: an empty value"],
  ["a name alone", "limit", "query limit: an empty value"],
  ["a limit above the maximum", "limit=201", "query limit: / must be <= 200"],
  ["a limit that is no number", "limit=many", "query limit: / must be integer"],
  ["an ampersand too many", "limit=1&", "query : unknown to the contract"],
  ["a plus for a space", "include=deltas+variants", "query: a character that belongs percent-encoded"],
  ["a fragment", "limit=1#top", "query: a character that belongs percent-encoded"],
] as const)("%s is a fault of the query", ([, query, fault]) => {
  const faults = faultsOfQuery(query);
  expect(faults.join("\n")).toContain(fault);
  expect(faults.every((one) => one.startsWith("GET /v1/alternativeDistributionPackages/{id}/versions: query"))).toBe(
    true,
  );
});

test.for([
  ["repeats the name for each value", { explode: true }],
  ["leaves it to the default", { explode: undefined }],
  ["wants pipes", { style: "pipeDelimited" }],
] as const)("a list is a fault where the contract that is served %s", ([, serialisation]) => {
  const document = structuredClone(committedContract.document);
  const item = document.paths["/v1/alternativeDistributionPackages/{id}/versions"] as { get: { parameters: object[] } };
  for (const parameter of item.get.parameters) Object.assign(parameter, serialisation);
  const init = { headers: { accept: "application/json", authorization: "Bearer token" } };
  const faults = requestProblems(baseUrl, `${baseUrl}${versions}?filter[state]=COMPLETED`, init, contractOf(document));
  expect(faults.join()).toContain("query filter[state]: not a list that commas join");
});

test.for([
  ["no bearer", { authorization: "" }, "header authorization: no bearer"],
  ["another scheme", { authorization: "Basic dXNlcjpwYXNz" }, "header authorization: no bearer"],
  ["a token with a space", { authorization: "Bearer two words" }, "header authorization: no bearer"],
  ["anything accepted", { accept: "*/*" }, "header accept: not application/json"],
  [
    "a content type without a body",
    { "content-type": "application/json" },
    "header content-type: application/json where null",
  ],
] as const)("%s is a fault of the headers", ([, headers, fault]) => {
  expect(faultsOf(baseUrl + versions, {}, headers).join()).toContain(fault);
});

test.for([
  [
    "an unknown key",
    { data: { type: "webhooks", id: "1", attributes: { colour: "red" } } },
    "body.data.attributes.colour: unknown",
  ],
  ["a missing key", { data: { type: "webhooks" } }, "body: /data must have required property 'id'"],
  ["a value of another type", { data: { type: "webhooks", id: 1 } }, "body: /data/id must be string"],
  ["another type of resource", { data: { type: "apps", id: "1" } }, "body: /data/type must be equal to one"],
  ["text that is not JSON", "{", "body: not JSON"],
] as const)("%s is a fault of the body", ([, body, fault]) => {
  expect(faultsOfBody(body).join("\n")).toContain(fault);
});

test("a body without its content type, a body missing and a body too many are faults", () => {
  const body = JSON.stringify({ data: { type: "webhooks", id: "1" } });
  expect(faultsOf(baseUrl + webhook, { method: "PATCH", body }).join()).toContain("header content-type: null where");
  expect(faultsOf(baseUrl + webhook, { method: "PATCH" }).join()).toContain("body: missing");
  expect(faultsOf(baseUrl + webhook, { method: "DELETE", body }).join()).toContain(
    "body: there, and the operation takes",
  );
});
