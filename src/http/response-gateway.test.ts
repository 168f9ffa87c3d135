import { expect, test } from "vitest";
import { failureOf, messageOf } from "../test-support/failure-of.js";
import { refusal } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";

const path = "/v1/alternativeDistributionPackageVariants/1";
const page = "<!DOCTYPE html>\n<title>Sign in to continue</title>";
const gatewayResponded = "a proxy or login page responded instead of Apple";

function responseOf(status: number, body: string | null, type = "text/html"): Response {
  // Of bytes `Response` says no type by itself.
  const bytes = body === null ? null : new TextEncoder().encode(body);
  return new Response(bytes, { status, headers: type ? { "content-type": type } : [] });
}

/** Reads with a server that always responds so. */
function read(respond: () => Response) {
  const { client, clock } = createTestClient([respond], { retry: false });
  return clock.runUntil(client.variants.get("1"));
}

const errorStatuses = [400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 413, 418, 422, 431, 451, 499];
const bodies: [what: string, body: string, type: string][] = [
  ["a page", page, "text/html"],
  ["plain text", "404 page not found", "text/plain; charset=utf-8"],
  ["a text without a type", "Forbidden by policy", ""],
  ["JSON of a gateway", '{"message":"Forbidden"}', "application/json"],
  ["JSON that is no object", "null", "application/json"],
  ["a list", '[{"code":"A"}]', "application/json"],
  ["errors that are no list", '{"errors":{"code":"A"}}', "application/json"],
  ["errors of a gateway", '{"errors":[{"message":"Forbidden"},null,"A",{"code":7}]}', "application/json"],
  ["no errors", '{"errors":[]}', "application/json"],
  ["half of an error document", '{"errors":[{"status":"403","code":"FORB', "application/json"],
];

test.each(bodies)("%s is no verdict of Apple's, whatever the error status", async (_, body, type) => {
  for (const status of errorStatuses) {
    const error = (await failureOf(() => read(() => responseOf(status, body, type)))) as Error;
    expect(error).toMatchObject({ name: "UnexpectedResponseError", status, method: "GET", path, drift: [] });
    expect(error.message).toContain(`${gatewayResponded}, with ${status}`);
    // Neither key nor role nor agreement is to blame.
    expect(error.message).not.toMatch(/\bkey\b|role|agreement|ensure/i);
  }
});

test.each<[Response, string]>([
  [
    responseOf(403, page),
    `${gatewayResponded}, with 403 text/html: <!DOCTYPE html> <title>Sign in to continue</title> (GET ${path})`,
  ],
  [responseOf(404, ""), `${gatewayResponded}, with 404 text/html and no body (GET ${path})`],
  [responseOf(404, " \r\n", ""), `${gatewayResponded}, with 404 and no body (GET ${path})`],
  [responseOf(451, "Blocked\u001b[2J", ""), `${gatewayResponded}, with 451: Blocked [2J (GET ${path})`],
  [responseOf(200, page), `${gatewayResponded}, with 200 text/html: <!DOCTYPE html> <title>`],
  [
    responseOf(201, "Please sign in", "text/plain"),
    `${gatewayResponded}, with 201 text/plain: Please sign in (GET ${path})`,
  ],
  [responseOf(503, page), `${gatewayResponded}, with 503 text/html: <!DOCTYPE html>`],
  [responseOf(511, page), `${gatewayResponded}, with 511 text/html: <!DOCTYPE html>`],
])("the message says what came: %#", async (response, text) => {
  expect(await messageOf(() => read(() => response))).toContain(text);
});

test("a redirect with a page is a login's, and one without may be", async () => {
  const redirect = (body: string | null) =>
    new Response(body, { status: 302, headers: { location: "https://login.example/in?secret=1" } });
  const text = `302 redirect to https://login.example was not followed (GET ${path})`;
  expect(await messageOf(() => read(() => redirect(page)))).toBe(`${gatewayResponded}: ${text}`);
  expect(await messageOf(() => read(() => redirect(null)))).toBe(text);
});

test.each([200, 403])("a token that a page repeats is not shown: %d", async (status) => {
  const body = "<p>Refused: Authorization: Bearer test-token-1</p>";
  const message = await messageOf(() => read(() => responseOf(status, body, "text/html; x=test-token-1")));
  expect(message).toContain("[secret]");
  expect(message).not.toContain("test-token");
});

test.each(["null", "true", "5", '"text"', '{"data":', "[]"])(
  "JSON with 200 that is no document is not called a page: %s",
  async (body) => {
    const message = await messageOf(() => read(() => responseOf(200, body, "application/json")));
    expect(message).toContain("200 response that is not an App Store Connect document: ");
  },
);

test.each([408, 429, 500, 502, 503, 504])(
  "a %d page is reported by its status, which says that it may pass",
  async (status) => {
    const error = await failureOf(() => read(() => responseOf(status, page)));
    expect(error).toMatchObject({ name: "ResponseError", status, errors: [] });
    expect((error as Error).message).toContain(`${gatewayResponded}, with ${status} text/html: `);
  },
);

test("a 407 is a proxy's even with an error document, and says where the password goes", async () => {
  const error = (await failureOf(() => read(() => refusal(407, "NOT_AUTHORIZED")))) as Error;
  expect(error).toMatchObject({ name: "UnexpectedResponseError", status: 407 });
  expect(error.message).toMatch(
    /instead of Apple, with 407.*\nThe proxy requires a password: put it into HTTPS_PROXY/s,
  );
});

test("after a 401 page a fresh token is tried once, as after any 401", async () => {
  const { client, clock, sent } = createTestClient([() => responseOf(401, page)], { retry: false });
  expect(await failureOf(() => clock.runUntil(client.variants.get("1")))).toMatchObject({
    name: "UnexpectedResponseError",
  });
  expect(sent.map(({ headers }) => headers.authorization)).toEqual(["Bearer test-token-1", "Bearer test-token-2"]);
});
