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
    const error = await failureOf(() => read(Promise.resolve({ data })));
    expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE", message });
  }
});

test.each([null, undefined])("a resource that has to exist is not %j", async (data) => {
  const error = await failureOf(() => oneDocument(Promise.resolve({ data })));
  expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE", message: `${ofOne} none` });
});

test("a document without data is nothing", async () => {
  expect(await documentOrNone(Promise.resolve({ data: undefined }))).toBeUndefined();
});

test("what is no answer at all is not a 404", () => {
  expect([new Error("404"), undefined, { status: 404 }].map(isNotFound)).toEqual([false, false, false]);
});
