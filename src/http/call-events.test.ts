import { expect, test } from "vitest";
import type { ClientOptions } from "../options.js";
import { everyTextOf, failureOf } from "../test-support/failure-of.js";
import { type FakeResponse, never } from "../test-support/fake-fetch.js";
import { aPackage, one, refusal } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";

const found = () => one(aPackage("7"));
const limited = () => refusal(429, "RATE_LIMIT_EXCEEDED", { "Retry-After": "20", "X-Request-ID": "ABC.1" });

/** Reads a package; gives the events of each hook by its name, and what the call ended with. */
async function eventsOf(answers: readonly FakeResponse[], options: Partial<ClientOptions> = {}) {
  const events: [string, Record<string, unknown>][] = [];
  const hook = (name: string) => (event: object) => events.push([name, { ...event }]);
  const hooks = {
    onRequest: hook("request"),
    onResponse: hook("response"),
    onRetry: hook("retry"),
    onError: hook("error"),
  };
  const credentials = { token: async () => "test-token-1" };
  const { client, clock } = createTestClient(answers, { credentials, ...hooks, ...options });
  const end = await clock.runUntil(client.packages.get("7").catch((error: unknown) => error));
  return { events, end, names: events.map(([name]) => name).join(" ") };
}

test("a retry is reported before the wait, with the wait and why", async () => {
  const { events, names } = await eventsOf([refusal(503, "X"), new Error("socket hang up"), limited(), found()]);
  expect(names).toBe("request response retry request retry request response retry request response");
  const retries = events.filter(([name]) => name === "retry").map(([, event]) => event);
  expect(retries).toMatchObject([
    { attempt: 1, status: 503, reason: "503", delayMs: 250, requestId: undefined },
    { attempt: 2, status: undefined, reason: expect.stringContaining("socket hang up"), delayMs: 500 },
    { attempt: 3, status: 429, reason: "429", delayMs: 20_000, requestId: "ABC.1" },
  ]);
});

test("a fresh token after a 401 is a retry too", async () => {
  const { events, names } = await eventsOf([refusal(401, "NOT_AUTHORIZED"), found()]);
  expect(names).toBe("request response retry request response");
  expect(events[2]?.[1]).toMatchObject({ attempt: 1, status: 401, delayMs: 500 });
});

test.each<[string, FakeResponse, string]>([
  ["an error of Apple's", refusal(403, "FORBIDDEN_ERROR"), "request response error"],
  ["a lost connection", new Error("socket hang up"), "request error"],
  ["a page of a proxy", new Response("<html>", { status: 200 }), "request response error"],
  ["a timeout", never, "request error"],
])("%s is reported once, with the error that the call rejects with", async (_, answer, order) => {
  const { events, end, names } = await eventsOf([answer], { retry: false });
  expect(names).toBe(order);
  expect(events.at(-1)?.[1]).toEqual({
    callId: expect.any(Number),
    method: "GET",
    path: "/v1/alternativeDistributionPackages/7",
    attempt: 1,
    error: end,
  });
});

test("a call that is aborted is reported with the reason of its signal", async () => {
  const errors: unknown[] = [];
  const { client } = createTestClient([never], { onError: ({ error }) => errors.push(error) });
  const controller = new AbortController();
  const failure = failureOf(() => client.packages.get("7", {}, { signal: controller.signal }));
  controller.abort("given up");
  expect([await failure, errors]).toEqual(["given up", ["given up"]]);
});

test("events of calls at the same time differ by their callId, also those of several clients", async () => {
  const ids: number[] = [];
  const onResponse = ({ callId }: { callId: number }) => ids.push(callId);
  const { client } = createTestClient([found(), found(), found()], { onResponse });
  await Promise.all([client.packages.get("7"), client.packages.get("7"), client.withOptions({}).packages.get("7")]);
  expect(new Set(ids).size).toBe(3);
});

test("what onRetry and onError throw or reject with is ignored", async () => {
  const slip = () => Promise.reject(new Error("a slip in a log line"));
  const { end } = await eventsOf([refusal(503, "X"), refusal(403, "FORBIDDEN_ERROR")], {
    onRetry: slip,
    onError: slip,
  });
  expect(end).toMatchObject({ status: 403 });
});

test("no event has the token, also where a server sends it back", async () => {
  const echo = refusal(503, "X", { "X-Request-ID": "id-test-token-1" });
  const { events } = await eventsOf([echo, new Error("lost with test-token-1"), refusal(403, ["test-token-1"])]);
  expect(events.map(([name]) => name)).toContain("error");
  for (const [, event] of events) expect(everyTextOf(event)).not.toContain("test-token-1");
});
