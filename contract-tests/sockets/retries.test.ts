import { expect, test } from "vitest";
import { type Client, ConnectionError } from "../../src/index.js";
import { failureOf } from "../../src/test-support/failure-of.js";
import { clientFor } from "./client-for.js";
import { inTurn, type Reply, startLocalServer } from "./local-server.js";
import { appleError, dropped, droppedInBody, json, packageDocument, text } from "./replies.js";

const found = json(200, packageDocument);
const deleted: Reply = (response) => response.writeHead(204).end();

const reads: Record<string, (client: Client) => Promise<unknown>> = {
  GET: (client) => client.packages.get("f3190601"),
  DELETE: (client) => client.domains.delete("2ac1f723"),
};
const writes: Record<string, (client: Client) => Promise<unknown>> = {
  POST: (client) => client.packages.create({ appStoreVersionId: "3fb74833" }),
  PATCH: (client) => client.webhooks.update("59bb7447", { enabled: false }),
};
const failures: Record<string, Reply> = {
  "a dropped connection": dropped,
  "a connection dropped within the response": droppedInBody,
  "a 500": appleError(500, "UNEXPECTED_ERROR"),
  "a 503": text(503, "<html>busy</html>"),
  "a 408": text(408, ""),
};

for (const [failure, reply] of Object.entries(failures)) {
  for (const [method, call] of Object.entries(writes)) {
    test(`a ${method} is sent once, and not again after ${failure}`, async () => {
      const { baseUrl, requests } = await startLocalServer(() => reply);
      const { client, clock } = clientFor(baseUrl, { retry: { attempts: 10 } });
      await expect(call(client)).rejects.toThrow(method);
      expect(requests).toHaveLength(1);
      expect(clock.waits).toEqual([]);
    });
  }
  for (const [method, call] of Object.entries(reads)) {
    test(`a ${method} is sent again after ${failure}`, async () => {
      const last = method === "GET" ? found : deleted;
      const { baseUrl, requests } = await startLocalServer(inTurn(reply, reply, last));
      const { client, clock } = clientFor(baseUrl);
      await expect(call(client)).resolves.toEqual(method === "GET" ? packageDocument : undefined);
      expect(requests.map((request) => request.method)).toEqual([method, method, method]);
      expect(clock.waits).toEqual([500, 1000]);
    });
  }
}

test("a POST is sent once on a connection that served before and drops now", async () => {
  const { baseUrl, requests } = await startLocalServer(inTurn(found, dropped));
  const { client } = clientFor(baseUrl);
  await client.packages.get("1");
  expect(await failureOf(() => client.packages.create({ appStoreVersionId: "1" }))).toBeInstanceOf(ConnectionError);
  expect(requests.map((request) => request.method)).toEqual(["GET", "POST"]);
});

test("attempts come to an end, and the last failure is what is thrown", async () => {
  const { baseUrl, requests } = await startLocalServer(inTurn(dropped, dropped, appleError(500, "UNEXPECTED_ERROR")));
  const error = await failureOf(() => clientFor(baseUrl).client.packages.get("1"));
  expect(error).toMatchObject({ name: "ResponseError", status: 500 });
  expect(requests).toHaveLength(3);
});

test("with `retry: false` nothing is sent again, and a 401 is, once", async () => {
  const { baseUrl, requests } = await startLocalServer(inTurn(appleError(401, "NOT_AUTHORIZED"), text(503, "")));
  const error = await failureOf(() => clientFor(baseUrl, { retry: false }).client.packages.get("1"));
  expect(error).toMatchObject({ status: 503 });
  expect(requests).toHaveLength(2);
});

test("a 409 is never sent again", async () => {
  const { baseUrl, requests } = await startLocalServer(() => appleError(409, "STATE_ERROR"));
  await expect(clientFor(baseUrl).client.packages.create({ appStoreVersionId: "1" })).rejects.toThrow("409");
  expect(requests).toHaveLength(1);
});

for (const [method, call] of Object.entries({ ...reads, ...writes })) {
  test(`a ${method} refused with 429 is sent again after the seconds that Retry-After gives`, async () => {
    const limited = appleError(429, "RATE_LIMIT_EXCEEDED", { "retry-after": "7" });
    const created = method === "DELETE" ? deleted : json(method === "POST" ? 201 : 200, packageDocument);
    const { baseUrl, requests } = await startLocalServer(inTurn(limited, created));
    const { client, clock } = clientFor(baseUrl);
    await call(client);
    expect(requests).toHaveLength(2);
    expect(requests[1]?.body).toBe(requests[0]?.body);
    expect(clock.waits).toEqual([7000]);
  });
}

test("Retry-After may be a date, and is reckoned by the server's clock", async () => {
  const dates = { date: "Sun, 01 Mar 2026 15:00:00 GMT", "retry-after": "Sun, 01 Mar 2026 15:00:21 GMT" };
  const limited = appleError(429, "RATE_LIMIT_EXCEEDED", dates);
  const { baseUrl } = await startLocalServer(inTurn(limited, found));
  const { client, clock } = clientFor(baseUrl);
  await client.packages.get("1");
  expect(clock.waits).toEqual([21_000]);
});

test("a Retry-After longer than `maxDelayMs` is cut to it, and the error tells the whole", async () => {
  const limited = appleError(429, "RATE_LIMIT_EXCEEDED", { "retry-after": "3600" });
  const { baseUrl } = await startLocalServer(() => limited);
  const { client, clock } = clientFor(baseUrl, { retry: { attempts: 2, maxDelayMs: 1000 } });
  expect(await failureOf(() => client.packages.get("1"))).toMatchObject({ status: 429, retryAfterSeconds: 3600 });
  expect(clock.waits).toEqual([1000]);
});

test("a DELETE whose answer was lost is sent again, and tells that nothing is left", async () => {
  const { baseUrl, requests } = await startLocalServer(inTurn(dropped, appleError(404, "NOT_FOUND")));
  const error = await failureOf(() => clientFor(baseUrl).client.domains.delete("2ac1f723"));
  expect(error).toMatchObject({ code: "ERR_ASC_RESPONSE", status: 404 });
  expect(requests).toHaveLength(2);
});

test("figures of X-Rate-Limit are read from answers and errors alike", async () => {
  const figures = (left: number) => ({ "x-rate-limit": `user-hour-lim:3500;user-hour-rem:${left};` });
  const limited = appleError(429, "RATE_LIMIT_EXCEEDED", figures(0));
  const { baseUrl } = await startLocalServer(inTurn(json(200, packageDocument, figures(500)), limited));
  const { client } = clientFor(baseUrl, { retry: false });
  expect(client.rateLimit).toBeUndefined();
  await client.packages.get("1");
  expect(client.rateLimit).toEqual({ hourLimit: 3500, hourRemaining: 500 });
  expect(await failureOf(() => client.packages.get("1"))).toMatchObject({
    rateLimit: { hourLimit: 3500, hourRemaining: 0 },
  });
});
