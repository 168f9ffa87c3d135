import { expect, test } from "vitest";
import { failureOf } from "../test-support/failure-of.js";
import { one, refusal, resource } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";
import { documentOrNone, isNotFound, oneDocument } from "./response-promise.js";

function read(answer: Response) {
  return createTestClient([answer], { retry: false }).client.keys.forApp("1");
}

test("a document that holds something is handed on", async () => {
  const document = await read(one(resource("alternativeDistributionKeys", "7")));
  expect(document?.data.id).toBe("7");
});

test.each<[string, Response]>([
  ["200 with data null", one(null)],
  ["404 NOT_FOUND", refusal(404, "NOT_FOUND")],
  ["404 with a code below", refusal(404, "NOT_FOUND.RELATIONSHIP")],
])("%s is nothing", async (_, answer) => {
  expect(await read(answer)).toBeUndefined();
});

test.each<[string, Response, string]>([
  ["404 that says the path is wrong", refusal(404, "PATH_ERROR"), "404 PATH_ERROR"],
  ["404 below that", refusal(404, "PATH_ERROR.INVALID"), "404 PATH_ERROR.INVALID"],
  ["404 that is not Apple's", new Response("<html>", { status: 404 }), "instead of Apple, with 404 text/plain: <html>"],
  ["404 without a body", new Response("", { status: 404 }), "instead of Apple, with 404 text/plain and no body"],
  ["403", refusal(403, "FORBIDDEN_ERROR"), "403 FORBIDDEN_ERROR"],
  ["500", refusal(500, "UNEXPECTED_ERROR"), "500 UNEXPECTED_ERROR"],
])("%s is an error like any other", async (_, answer, message) => {
  const error = await failureOf(() => read(answer));
  expect((error as Error).message).toContain(message);
});

const ofOne = "the response to a read of one resource holds";

test.each<[string, unknown, string]>([
  ["a list", [{ type: "x", id: "1" }], `${ofOne} a list`],
  ["a list without items", [], `${ofOne} a list`],
])("%s is no resource, whether one has to exist or not", async (_, data, message) => {
  for (const read of [documentOrNone, oneDocument]) {
    const error = await failureOf(() => read({ data }));
    expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE", message });
  }
});

test.each([null, undefined])("a resource that has to exist is not %j", async (data) => {
  const error = await failureOf(() => oneDocument({ data }));
  expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE", message: `${ofOne} none` });
});

test("a document without data is nothing", () => {
  expect(documentOrNone({ data: undefined })).toBeUndefined();
});

test("what is no answer at all is not a 404", () => {
  expect([new Error("404"), undefined, { status: 404 }].map(isNotFound)).toEqual([false, false, false]);
});

const figures = { "X-Request-ID": "ABC.1", "X-Rate-Limit": "user-hour-lim:3500;user-hour-rem:500;" };

test("withResponse gives the document with its response, and sends nothing more", async () => {
  const answer = one(resource("alternativeDistributionKeys", "7"), 200, figures);
  const { client, sent } = createTestClient([answer]);
  const call = client.keys.get("7");
  const { data, response, requestId, rateLimit } = await call.withResponse();
  expect(data).toBe(await call);
  expect(response).toBe(answer);
  expect([requestId, rateLimit]).toEqual(["ABC.1", { hourLimit: 3500, hourRemaining: 500 }]);
  expect(sent).toHaveLength(1);
});

test.each<[string, Response, unknown]>([
  ["a DELETE", new Response(null, { status: 204, headers: figures }), undefined],
  ["a read that finds nothing", refusal(404, "NOT_FOUND", figures), undefined],
  ["a response without figures", one(null), undefined],
])("%s has a response too", async (what, answer, data) => {
  const { client } = createTestClient([answer]);
  const call = what === "a DELETE" ? client.keys.delete("7") : client.keys.forApp("7");
  const found = await call.withResponse();
  expect(found).toMatchObject({ data, response: { status: answer.status } });
  expect(found.requestId).toBe(answer.headers.get("X-Request-ID") ?? undefined);
});

test("withResponse rejects as the method does, and alone has to be caught", async () => {
  const { client } = createTestClient([() => refusal(403, "FORBIDDEN_ERROR")]);
  expect(await failureOf(() => client.keys.get("7").withResponse())).toMatchObject({ status: 403 });
  expect(await failureOf(() => client.packages.create({} as never).withResponse())).toMatchObject({
    code: "ERR_ASC_ARGUMENT",
  });
});

test("a method that refuses its arguments rejects, and throws nothing at once", async () => {
  const { client } = createTestClient([]);
  const calls = [
    client.keys.create(undefined as never),
    client.webhooks.create(undefined as never),
    client.keys.forApp(""),
  ];
  for (const call of calls) expect(await failureOf(() => call)).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
});
