import { expect, test } from "vitest";
import { plainHeaders } from "./headers.js";
import { describe, freshConnection, outgoingRequest, pathOf } from "./request.js";

const url = "https://api.appstoreconnect.apple.com/v1/apps?limit=1";

test.each<[string, Headers | Record<string, string> | undefined, object]>([
  ["none", undefined, {}],
  ["plain ones, by names in lower case", { "X-TRACE": "7", accept: "a" }, { "x-trace": "7", accept: "a" }],
  ["two spellings of one name as one header", { "X-Trace": "7", "x-trace": "8" }, { "x-trace": "8" }],
  ["those of a Headers object", new Headers({ "X-Trace": "7" }), { "x-trace": "7" }],
])("headers: %s", (_, headers, plain) => {
  expect(plainHeaders(headers)).toEqual(plain);
});

test("a message names the method and the path, without the query", () => {
  const request = outgoingRequest({ url, method: "GET" });
  expect([describe(request), pathOf(request)]).toEqual(["GET /v1/apps", "/v1/apps"]);
});

const client = { close: () => {} };
const deno = { Deno: { createHttpClient: (options: object) => Object.assign(client, { options }) } };

test.each(["POST", "PATCH"])("on Deno a %s has a connection of its own, which is not kept", (method) => {
  expect(freshConnection(method, deno)).toEqual({ client });
  expect(client).toMatchObject({ options: { poolMaxIdlePerHost: 0 } });
});

test.each<[string, string, object]>([
  ["a GET on Deno", "GET", deno],
  ["a DELETE on Deno", "DELETE", deno],
  ["a POST on a Deno that makes no clients", "POST", { Deno: {} }],
  ["a POST elsewhere", "POST", {}],
  ["a POST on this runtime", "POST", globalThis],
])("%s is sent as any request", (_, method, runtime) => {
  expect(freshConnection(method, runtime)).toBeUndefined();
});
