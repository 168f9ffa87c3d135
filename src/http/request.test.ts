import { expect, test } from "vitest";
import { plainHeaders } from "./headers.js";
import { describe, outgoingRequest, pathOf } from "./request.js";

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
