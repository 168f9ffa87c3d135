import { expect, test } from "vitest";
import { ConnectionError, ResponseError, UnexpectedResponseError } from "../../src/index.js";
import { failureOf } from "../../src/test-support/failure-of.js";
import { clientFor } from "./client-for.js";
import { type Reply, startLocalServer } from "./local-server.js";
import { appleError, dropped, droppedInBody, json, packageDocument, text } from "./replies.js";

async function errorAfter(reply: Reply): Promise<unknown> {
  const { baseUrl } = await startLocalServer(() => reply);
  return failureOf(() => clientFor(baseUrl, { retry: false }).client.packages.get("f3190601"));
}

const html = { "content-type": "text/html" };
const where = "(GET /v1/alternativeDistributionPackages/f3190601)";

test("an HTML 502 is an error that shows the page's beginning and holds no errors of Apple's", async () => {
  const error = await errorAfter(text(502, `<html>\n<h1>Bad Gateway</h1>${"x".repeat(5000)}</html>`, html));
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ status: 502, errors: [] });
  const { message } = error as ResponseError;
  expect(message).toContain(
    "a proxy or login page responded instead of Apple, with 502 text/html: <html> <h1>Bad Gateway</h1>",
  );
  expect(message.length).toBeLessThan(500);
});

test("an empty 502 is an error that says so", async () => {
  const error = await errorAfter(text(502, ""));
  expect(error).toMatchObject({ name: "ResponseError", status: 502, errors: [] });
  expect(String(error)).toContain(`502 response has no body ${where}`);
});

test("a 406 in plain text is an error with the text", async () => {
  const error = await errorAfter(text(406, "Not Acceptable, try JSON", { "content-type": "text/plain" }));
  expect(error).toMatchObject({ name: "UnexpectedResponseError", status: 406 });
  expect(String(error)).toContain("Not Acceptable, try JSON");
});

test("error documents that are not quite Apple's are taken for what is in them", async () => {
  for (const body of [null, [], 7, "text", {}, { errors: null }, { errors: "text" }, { errors: [null, 7, {}] }]) {
    const error = await errorAfter(json(500, body));
    expect(error).toMatchObject({ name: "ResponseError", status: 500, errors: [] });
  }
  const mixed = await errorAfter(json(500, { errors: [null, { code: "UNEXPECTED_ERROR" }] }));
  expect(mixed).toMatchObject({ errors: [{ code: "UNEXPECTED_ERROR" }] });
});

test("Apple's errors are found though the content type is wrong", async () => {
  const body = JSON.stringify({ errors: [{ status: "409", code: "STATE_ERROR", title: "Refused" }] });
  expect(await errorAfter(text(409, body, html))).toMatchObject({ status: 409, errors: [{ code: "STATE_ERROR" }] });
});

const notDocuments: Record<string, Reply> = {
  "JSON that ends too early": text(200, JSON.stringify(packageDocument).slice(0, -20)),
  "an HTML page": text(200, "<html>Sign in to the hotel's network</html>", html),
  nothing: text(200, ""),
  "an empty object": json(201, {}),
  null: json(200, null),
  "a list at the top": json(200, [packageDocument]),
  "a resource without an id": json(200, { data: { type: "alternativeDistributionPackages" } }),
  "an error document": json(200, { errors: [{ code: "NOT_FOUND" }] }),
  "a 204 to a read": (response) => response.writeHead(204).end(),
};

for (const [what, reply] of Object.entries(notDocuments)) {
  test(`success with ${what} is an unexpected answer, not a document`, async () => {
    const error = await errorAfter(reply);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(String(error)).toMatch(/20[014] response|a proxy or login page responded instead of Apple, with 200/);
    expect(String(error)).toContain(where);
  });
}

for (const [what, reply] of Object.entries({ "before the response": dropped, "within the response": droppedInBody })) {
  test(`a connection lost ${what} is a ConnectionError with the cause`, async () => {
    const error = await errorAfter(reply);
    expect(error).toBeInstanceOf(ConnectionError);
    expect((error as Error).cause).toBeInstanceOf(Error);
    expect(String(error)).toContain(where);
  });
}

test("no one listening is a ConnectionError that names the reason", async () => {
  const error = await failureOf(() =>
    clientFor("http://127.0.0.1:1", { retry: false }).client.packages.get("f3190601"),
  );
  expect(error).toBeInstanceOf(ConnectionError);
  expect(String(error)).toContain("127.0.0.1:1");
});

test("a byte order mark and spaces around a document do no harm", async () => {
  const { baseUrl } = await startLocalServer(() => text(200, `\uFEFF \n${JSON.stringify(packageDocument)}\n`));
  await expect(clientFor(baseUrl).client.packages.get("1")).resolves.toEqual(packageDocument);
});

test("a 404 that is not Apple's does not mean that there is no package", async () => {
  for (const reply of [text(404, "<html>", html), text(404, ""), appleError(404, "PATH_ERROR")]) {
    const { baseUrl } = await startLocalServer(() => reply);
    const error = await failureOf(() => clientFor(baseUrl).client.packages.forAppStoreVersion("3fb74833"));
    expect(error).toMatchObject({ status: 404 });
  }
});
