import { expect, test } from "vitest";
import type { ResponseError } from "../errors.js";
import { failureOf, messageOf } from "../test-support/failure-of.js";
import { json, refusal } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";

function get(answer: Response) {
  return createTestClient([answer], { retry: false }).client.variants.get("1");
}

async function refusedWith(answer: Response): Promise<ResponseError> {
  const error = await failureOf(() => get(answer));
  expect(error).toMatchObject({ name: "ResponseError" });
  return error as ResponseError;
}

test.each<[string, Response, string]>([
  [
    "without a body",
    new Response(""),
    "200 response without a body (GET /v1/alternativeDistributionPackageVariants/1)",
  ],
  ["of null", json(200, null), "not an App Store Connect document"],
  ["of JSON that is cut off", new Response('{"data":{"type":"x"'), 'not an App Store Connect document: {"data"'],
  ["without data", json(200, { links: {} }), "not an App Store Connect document"],
  ["with data undefined by Apple", json(200, { data: 5 }), "not an App Store Connect document"],
  ["with a resource without type", json(200, { data: { id: "1" } }), "not an App Store Connect document"],
  ["with a resource without id", json(200, { data: { type: "x" } }), "not an App Store Connect document"],
  ["with a list of something else", json(200, { data: ["x"] }), "not an App Store Connect"],
  ["with a list that is good in part", json(200, { data: [{ type: "x", id: "1" }, null] }), "not an App Store Connect"],
  ["with 204", new Response(null, { status: 204 }), "204 response without a body"],
])("a response %s is no success", async (_, answer, message) => {
  const error = await failureOf(() => get(answer));
  expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
  expect((error as Error).message).toContain(message);
});

test("a document is handed on with all that is in it", async () => {
  const document = { data: { type: "x", id: "1" }, links: {}, unknown: { field: 1 } };
  expect(await get(json(200, document))).toEqual(document);
});

test.each([null, [], [{ type: "x", id: "1" }]])("raw hands on a document with data %j", async (data) => {
  const { client } = createTestClient([json(200, { data, links: {} })]);
  expect((await client.raw.GET("/v1/apps")).data).toEqual({ data, links: {} });
});

test.each<unknown>([null, [], [{ type: "x", id: "1" }], { type: "x", id: "" }, {}])(
  "a POST that is answered with data %j was not answered as Apple does",
  async (data) => {
    const { client } = createTestClient([json(201, { data, links: {} })]);
    const error = await failureOf(() => client.packages.create({ appStoreVersionId: "1" }));
    expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
  },
);

test.each([
  [
    "a body of HTML is shown in one line",
    "<html>\n<h1>502 Bad Gateway</h1></html>",
    ": <html> <h1>502 Bad Gateway</h1></html> (GET",
  ],
  ["a long body is cut", "x".repeat(5000), `: ${"x".repeat(300)}… (GET`],
  ["a blank body is none", " \r\n ", "502 response has no body (GET"],
])("%s", async (_, body, shown) => {
  expect(await messageOf(() => get(new Response(body, { status: 502 })))).toContain(shown);
});

test("what Apple says of a key stays readable, whatever it quotes", async () => {
  const detail = "publicKey must begin with -----BEGIN PUBLIC KEY-----, not with -----BEGIN PRIVATE KEY-----";
  const error = await failureOf(() => get(json(409, { errors: [{ status: "409", code: "A.B", title: "T", detail }] })));
  expect(error).toMatchObject({ errors: [{ code: "A.B" }] });
  expect((error as Error).message).toContain("409 A.B: publicKey must begin with -----BEGIN PUBLIC KEY-----, not");
});

test("a DELETE may be answered with a document", async () => {
  const { client } = createTestClient([json(200, { data: null })]);
  await expect(client.webhooks.delete("1")).resolves.toBeUndefined();
});

test.each([301, 302, 303, 307, 308])(
  "a %d is reported, with the place it leads to but nothing secret of it",
  async (status) => {
    const to = "https://elsewhere.example/path?accessKey=a1b2c3d4e5f6a1b2c3d4";
    const error = await failureOf(() => get(new Response(null, { status, headers: { Location: to } })));
    expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
    expect((error as Error).message).toMatch(
      new RegExp(`^${status} redirect to https://elsewhere.example was not followed`),
    );
  },
);

test.each<[string, number, string | undefined, string]>([
  ["to an unreadable place", 302, "http://[", "302 redirect to an unreadable URL was not followed (GET"],
  ["to none", 302, undefined, "302 redirect was not followed (GET"],
  ["to an empty one", 308, "", "308 redirect was not followed (GET"],
  ["to no origin", 301, "data:text/plain,secret", "301 redirect to data: was not followed (GET"],
  ["to one of several", 300, undefined, "300 redirect was not followed (GET"],
  ["of no kind: a 304", 304, undefined, "304 response that is neither a document nor an error (GET"],
  ["of no kind, and with a place", 305, "https://x.example/a", "305 redirect to https://x.example was not followed"],
])("a redirect %s is reported as well", async (_, status, location, message) => {
  const headers = new Headers(location === undefined ? {} : { Location: location });
  expect(await messageOf(() => get(new Response(null, { status, headers })))).toContain(message);
});

test("an error carries what Apple said, and its headers", async () => {
  const headers = {
    "X-Request-ID": "ABCDEF.0.0",
    "X-Rate-Limit": "user-hour-lim:3500;user-hour-rem:0;",
    "Retry-After": "Sun, 01 Mar 2026 12:00:30 GMT",
  };
  const error = await refusedWith(refusal(429, ["RATE_LIMIT_EXCEEDED", "OTHER"], headers));
  expect(error).toMatchObject({
    ...{ status: 429, method: "GET", path: "/v1/alternativeDistributionPackageVariants/1", requestId: "ABCDEF.0.0" },
    ...{ rateLimit: { hourLimit: 3500, hourRemaining: 0 }, retryAfterSeconds: 30 },
  });
  expect(error.errors.map(({ code }) => code)).toEqual(["RATE_LIMIT_EXCEEDED", "OTHER"]);
});

test("without headers there is nothing to tell", async () => {
  const error = await refusedWith(refusal(404, "NOT_FOUND"));
  expect([error.requestId, error.rateLimit, error.retryAfterSeconds]).toEqual([undefined, undefined, undefined]);
});

test("odd errors beside one of Apple's do no harm", async () => {
  const error = await refusedWith(json(400, { errors: [null, 5, {}, { code: 7 }, { code: "A", title: "T" }] }));
  expect(error.errors).toEqual([{ code: "A", title: "T" }]);
  expect(error.message).toContain("400 A: T (GET");
});

test("a token refused with the clock off says so, by the response's Date", async () => {
  const answers = [1, 2].map(() => refusal(401, "NOT_AUTHORIZED", { Date: "Sun, 01 Mar 2026 11:55:00 GMT" }));
  const { client, clock } = createTestClient(answers);
  expect(await messageOf(() => clock.runUntil(client.variants.get("1")))).toContain(
    "This machine's clock is 301 s ahead of the server's",
  );
});

test("a secret in a key of an error document does not stay there", async () => {
  const path = "/v1/x?accessKey=a1b2c3d4e5f6a1b2c3d4";
  const associatedErrors = { [path]: [{ code: "A.B", title: "T", status: "409" }] };
  const error = await refusedWith(
    json(409, { errors: [{ code: "A", title: "T", status: "409", meta: { associatedErrors } }] }),
  );
  expect(error.has("A.B")).toBe(true);
  expect(JSON.stringify(error.errors)).toContain("/v1/x?accessKey=[secret]");
  expect(JSON.stringify(error.errors)).not.toContain("a1b2c3d4");
});

test("what an error holds besides text stays as it is: numbers, booleans, null", async () => {
  const meta = { count: 5, final: true, parent: null };
  const error = await refusedWith(json(409, { errors: [{ code: "A", title: "T", status: "409", meta }] }));
  expect(error.errors[0]).toMatchObject({ meta });
});

test("a token that JSON's escapes hide is not shown from a document that is no error document", async () => {
  const body = '{"sent":"Bearer test\\u002dtoken\\u002d1"}';
  expect(await messageOf(() => get(new Response(body, { status: 400 })))).toContain(
    `with 400 text/plain: {"sent":"Bearer [secret]"}`,
  );
});
