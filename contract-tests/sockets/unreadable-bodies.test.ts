import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { failureOf } from "../../src/test-support/failure-of.js";
import { clientFor } from "./client-for.js";
import { inTurn, type Reply, startLocalServer } from "./local-server.js";
import { json, packageDocument } from "./replies.js";

const body = JSON.stringify({ errors: [{ status: "400", code: "A.B", title: "T" }] });

/** Ways to send a body that no client can read. */
const unreadable: Record<string, (status: number, headers?: Record<string, string>) => Reply> = {
  "is said to be gzip and is not": (status, headers) => (response) =>
    response.writeHead(status, { ...headers, "content-encoding": "gzip" }).end(body),
  "is said to be brotli and is gzip": (status, headers) => (response) =>
    response.writeHead(status, { ...headers, "content-encoding": "br" }).end(gzipSync(body)),
  "is shorter than its length": (status, headers) => (response) => {
    response.writeHead(status, { ...headers, "content-length": "1000" });
    response.write(body, () => response.destroy());
  },
  "ends within a piece": (status, headers) => (response) => {
    response.writeHead(status, headers);
    response.write(body, () => response.destroy());
  },
};
const rows = Object.entries(unreadable);
const created = json(201, packageDocument);
const post = { appStoreVersionId: "3fb74833" };

test.each(rows)("a 429 whose body %s lets a POST be sent again", async (_, reply) => {
  const { baseUrl, requests } = await startLocalServer(inTurn(reply(429, { "retry-after": "7" }), created));
  const { client, clock } = clientFor(baseUrl);
  await expect(client.packages.create(post)).resolves.toEqual(packageDocument);
  expect(requests).toHaveLength(2);
  expect(clock.waits).toContain(7_000);
});

test.each(rows)("a 401 whose body %s has the token renewed", async (_, reply) => {
  const { baseUrl, requests } = await startLocalServer(inTurn(reply(401), created));
  let tokens = 0;
  const { client } = clientFor(baseUrl, { credentials: { token: async () => `token-${++tokens}` } });
  await expect(client.packages.create(post)).resolves.toEqual(packageDocument);
  expect(requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
});

test.each(rows)("a 403 whose body %s is an error with its status and headers", async (_, reply) => {
  const { baseUrl, requests } = await startLocalServer(() => reply(403, { "x-request-id": "ABC.1" }));
  const error = await failureOf(() => clientFor(baseUrl).client.packages.create(post));
  expect(error).toMatchObject({ name: "ResponseError", status: 403, errors: [], requestId: "ABC.1" });
  expect(String(error)).toContain("403 response whose body could not be read: ");
  expect(requests).toHaveLength(1);
});

test.each(rows)("a 503 whose body %s lets a GET be sent again, and no POST", async (_, reply) => {
  const server = await startLocalServer(inTurn(reply(503), json(200, packageDocument)));
  await expect(clientFor(server.baseUrl).client.packages.get("1")).resolves.toEqual(packageDocument);
  const other = await startLocalServer(inTurn(reply(503), created));
  expect(await failureOf(() => clientFor(other.baseUrl).client.packages.create(post))).toMatchObject({ status: 503 });
  expect(other.requests).toHaveLength(1);
});

test.each(rows)("a success whose body %s is lost: a GET is sent again, and no POST", async (_, reply) => {
  const server = await startLocalServer(inTurn(reply(200), json(200, packageDocument)));
  await expect(clientFor(server.baseUrl).client.packages.get("1")).resolves.toEqual(packageDocument);
  const other = await startLocalServer(inTurn(reply(201), created));
  const error = await failureOf(() => clientFor(other.baseUrl).client.packages.create(post));
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
  expect(other.requests).toHaveLength(1);
});

const mebibyte = 2 ** 20;
/** A document that takes that much more than 16 MiB, and as gzip next to nothing. */
const large = (more: number) => {
  const start = JSON.stringify(packageDocument).slice(0, -1);
  return Buffer.from(`${start}${" ".repeat(16 * mebibyte + more - start.length - 1)}}`);
};
const packed = (status: number, bytes: Buffer): Reply => {
  const gzip = gzipSync(bytes);
  return (response) => response.writeHead(status, { "content-encoding": "gzip" }).end(gzip);
};

test("a document of 16 MiB is read, unpacked or not", async () => {
  const bytes = large(0);
  expect(bytes).toHaveLength(16 * mebibyte);
  for (const reply of [packed(200, bytes), ((response) => response.end(bytes)) as Reply]) {
    const { baseUrl } = await startLocalServer(() => reply);
    await expect(clientFor(baseUrl).client.packages.get("1")).resolves.toMatchObject({ data: packageDocument.data });
  }
});

test("of a larger one no more is read, and nothing is sent again", async () => {
  const bytes = large(1);
  for (const reply of [packed(200, bytes), ((response) => response.end(bytes)) as Reply]) {
    const { baseUrl, requests } = await startLocalServer(() => reply);
    const error = await failureOf(() => clientFor(baseUrl).client.packages.get("1"));
    expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
    expect(String(error)).toContain("200 response could not be read completely: it is larger than 16 MiB (GET /v1/");
    expect(requests).toHaveLength(1);
  }
});

test("an error whose body is larger still counts by its status", async () => {
  const { baseUrl } = await startLocalServer(inTurn(packed(429, large(1)), created));
  await expect(clientFor(baseUrl).client.packages.create(post)).resolves.toEqual(packageDocument);
});
