import { expect, test } from "vitest";
import { describe, outgoingRequest, pathOf, plainHeaders } from "./outgoing-request.js";

const url = "https://api.appstoreconnect.apple.com/v1/apps?limit=1";

test.each<[string, Headers | Record<string, string> | undefined, object]>([
  ["none", undefined, {}],
  ["plain ones, by names in lower case", { "X-TRACE": "7", accept: "a" }, { "x-trace": "7", accept: "a" }],
  ["two spellings of one name as one header", { "X-Trace": "7", "x-trace": "8" }, { "x-trace": "8" }],
  ["those of a Headers object", new Headers({ "X-Trace": "7" }), { "x-trace": "7" }],
])("headers: %s", (_, headers, plain) => {
  expect(plainHeaders(headers)).toEqual(plain);
});

test.each<[string, Parameters<typeof outgoingRequest>[1], object]>([
  ["a body says that it is JSON", { method: "POST", body: "{}" }, { "content-type": "application/json" }],
  [
    "the caller's content type stays",
    { method: "POST", body: "{}", headers: { "Content-Type": "a/b" } },
    { "content-type": "a/b" },
  ],
  ["without a body there is no content type", { method: "GET" }, {}],
])("%s", (_, init, headers) => {
  expect(outgoingRequest(url, init)).toEqual({ url, ...init, headers });
});

test("a message names the method and the path, without the query", () => {
  const request = outgoingRequest(url, { method: "GET" });
  expect([describe(request), pathOf(request)]).toEqual(["GET /v1/apps", "/v1/apps"]);
});
