import fc from "fast-check";
import { expect, test } from "vitest";
import { ArgumentError, ConnectionError, TimeoutError, UnexpectedResponseError } from "../errors.js";
import { failureOf } from "../test-support/failure-of.js";
import type { FakeResponse } from "../test-support/fake-fetch.js";
import { aPackage, aVersion, json, list, one, refusal } from "../test-support/responses.js";
import { createTestClient, type TestClient } from "../test-support/test-client.js";
import {
  type Failure,
  isOutcomeUnknown,
  isResumable,
  isRetryable,
  isSentAgain,
  isTokenRefused,
  isUrlRefused,
  limitedDelay,
  parseRetryAfter,
  retryDelay,
} from "./retry.js";

const methods = ["GET", "DELETE", "POST", "PATCH"];
const passing = [408, 500, 502, 503, 504];
const final = [200, 301, 400, 401, 403, 404, 406, 409, 422, 425, 501, 505];

const lost = {};

function answered(status: number, retryAfterSeconds?: number) {
  return { status, retryAfterSeconds };
}

test.each(methods)("a 429 is tried again for %s", (method) => {
  expect(isRetryable(method, answered(429))).toBe(true);
});

test.each(methods.flatMap((method) => passing.map((status) => [method, status] as const)))(
  "%s answered with %d is tried again only when twice is the same as once",
  (method, status) => {
    expect(isRetryable(method, answered(status))).toBe(method === "GET" || method === "DELETE");
  },
);

test.each(methods)("%s after a lost connection is tried again only when twice is the same as once", (method) => {
  expect(isRetryable(method, lost)).toBe(method === "GET" || method === "DELETE");
});

test.each(methods.flatMap((method) => final.map((status) => [method, status] as const)))(
  "%s answered with %d is never tried again",
  (method, status) => {
    expect(isRetryable(method, answered(status))).toBe(false);
  },
);

test("a download URL is refused by what the server says of the URL, and not by its haste, slowness or faults", () => {
  const refused = [200, 206, 302, 399, 400, 401, 403, 404, 408, 410, 429, 451, 499, 500, 503].filter(isUrlRefused);
  expect(refused).toEqual([400, 401, 403, 404, 410, 451, 499]);
});

test.each<[string, unknown, boolean]>([
  ["a lost connection", new ConnectionError("m"), true],
  ["a timeout", new TimeoutError("m"), true],
  ["an error of the runtime", new TypeError("fetch failed"), true],
  ["what is no Error", undefined, true],
  ["a redirect that cannot be followed", new UnexpectedResponseError("m"), false],
  ["an argument", new ArgumentError("m"), false],
])("a download that failed by %s is resumed or not", (_, error, resumed) => {
  expect(isResumable(error)).toBe(resumed);
});

test("a 401 is what refuses a token, and no other status", () => {
  expect([200, 400, 401, 403, 407, 429].filter(isTokenRefused)).toEqual([401]);
});

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failure = fc.constantFrom(lost, answered(503));

test("without Retry-After the wait is anything from nothing to its bound, and never over the cap", () => {
  const attempt = fc.integer({ min: 1, max: 40 });
  const cap = fc.integer({ min: 1, max: 60_000 });
  fc.assert(
    fc.property(attempt, failure, cap, chance, (attempt, failure, maxDelayMs, random) => {
      const delay = retryDelay(attempt, failure, { maxDelayMs }, random);
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThanOrEqual(Math.min(500 * 2 ** (attempt - 1), maxDelayMs, 30_000));
    }),
  );
});

test("the bound of the wait doubles with every attempt up to the cap", () => {
  const delays = [1, 2, 3, 4, 5].map((attempt) => retryDelay(attempt, lost, { maxDelayMs: 3_000 }, 0.5));
  expect(delays).toEqual([250, 500, 1000, 1500, 1500]);
});

test.each([
  ["is waited for as asked, whatever chance says", 7, 30_000, 7_000],
  ["of 0 means at once", 0, 30_000, 0],
  ["longer than the cap is cut to it", 3600, 30_000, 30_000],
  ["of minutes is obeyed where the caller allows it", 240, 300_000, 240_000],
])("a Retry-After of a 503 %s", (_, seconds, maxDelayMs, delay) => {
  expect(retryDelay(1, answered(503, seconds), { maxDelayMs }, 0.9)).toBe(delay);
});

test("after 429 without Retry-After there is always a wait, which doubles from a second to half a minute", () => {
  const refusals = [1, 2, 3, 4, 5, 6, 7, 1000];
  expect(refusals.map((count) => limitedDelay(count, undefined, 0))).toEqual([
    500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000,
  ]);
  expect(refusals.map((count) => Math.round(limitedDelay(count, undefined, 0.999999)))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test("the Retry-After of a 429 is waited for as asked, and never less than half a second", () => {
  expect([0, 1, 7, 3600].map((seconds) => limitedDelay(3, seconds, 0.5))).toEqual([500, 1000, 7000, 3_600_000]);
});

const patience = { attempts: 3, limitedAttempts: Number.POSITIVE_INFINITY, maxDelayMs: 30_000, forMs: 60_000 };

test.each<[string, string, Failure, number, number, boolean]>([
  ["a GET after a lost connection", "GET", lost, 2, 900, true],
  ["a GET after its last attempt", "GET", lost, 3, 900, false],
  ["a GET whose waits have taken all the time", "GET", answered(503), 1, 60_000, false],
  ["a GET after 404", "GET", answered(404), 1, 0, false],
  ["a POST after a lost connection", "POST", lost, 1, 0, false],
  ["a POST after the tenth 429", "POST", answered(429), 10, 59_999, true],
  ["a POST whose waits have taken all the time", "POST", answered(429), 2, 60_000, false],
])("%s is sent again or not", (_, method, failure, attempt, waitedMs, again) => {
  expect(isSentAgain({ method, attempt, waitedMs }, failure, patience)).toBe(again);
});

const now = Date.parse("2026-03-01T12:00:00.000Z");

test.each<[string | null, number | undefined]>([
  ["0", 0],
  ["7", 7],
  [" 120 ", 120],
  ["Sun, 01 Mar 2026 12:00:30 GMT", 30],
  ["Sun, 01 Mar 2026 12:00:00 GMT", 0],
  ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
  [null, undefined],
  ["", undefined],
  ["soon", undefined],
  ["-5 seconds", undefined],
  ["1.5", undefined],
  ["-5", undefined],
  ["31536000", 31_536_000],
  ["31536001", 31_536_000],
  ["9".repeat(400), 31_536_000],
  ["Sun, 01 Mar 2099 12:00:30 GMT", 31_536_000],
])("Retry-After %j says %s seconds", (header, seconds) => {
  expect(parseRetryAfter(header, now)).toBe(seconds);
});

test("a date within a second is rounded up, so that the wait is not too short", () => {
  expect(parseRetryAfter("Sun, 01 Mar 2026 12:00:30 GMT", now + 400)).toBe(30);
});

test("whatever Retry-After holds, the wait is a number from nothing to the cap", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.bigInt().map(String), fc.date().map(String)), (header) => {
      const retryAfterSeconds = parseRetryAfter(header, now);
      const delay = retryDelay(1, { status: 503, retryAfterSeconds }, { maxDelayMs: 30_000 }, 0.5);
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThanOrEqual(30_000);
    }),
  );
});

const links = { self: "/" };

/** The first call loads what validation takes, which no manual clock waits for. */
async function loaded(answers: FakeResponse[]): Promise<TestClient> {
  const testClient = createTestClient([one(aPackage("7")), ...answers], { validate: "throw" });
  await testClient.client.packages.get("7");
  return testClient;
}

test("no usable answer leaves open what became of a call; one that breaks the contract does not", () => {
  const drift = [
    { impact: "breaking", operation: "GET /v1/apps", status: 200, pointer: "", expected: "object", found: "array" },
  ] as const;
  expect(isOutcomeUnknown(new ConnectionError("m"))).toBe(true);
  expect(isOutcomeUnknown(new TimeoutError("m"))).toBe(true);
  expect(isOutcomeUnknown(new UnexpectedResponseError("m"))).toBe(true);
  expect(isOutcomeUnknown(new UnexpectedResponseError("m", drift))).toBe(false);
  expect(isOutcomeUnknown(new Error("m"))).toBe(false);
});

test("ensure rejects as well when its POST drifts, and does not take the package that it then reads for a response", async () => {
  const { client, sent } = await loaded([refusal(404, "NOT_FOUND"), json(201, { data: aPackage("7") })]);
  expect(await failureOf(() => client.packages.ensure({ appStoreVersionId: "1" }))).toMatchObject({
    drift: [{ operation: "POST /v1/alternativeDistributionPackages", pointer: "/links" }],
  });
  expect(sent.map(({ method }) => method)).toEqual(["GET", "GET", "POST"]);
});

test("waiting for a version ends at once when a response breaks the contract", async () => {
  const odd = { ...aVersion("1", "COMPLETED"), links: [] };
  const { client, clock, sent } = await loaded([json(200, { data: [odd], links })]);
  expect(await clock.runUntil(failureOf(() => client.packages.waitForVersion("7")))).toMatchObject({
    drift: [{ pointer: "/data/0/links", found: "array" }],
  });
  expect(sent).toHaveLength(2);
});

test("a maintenance page is no drift: it is refused as ever, and waiting continues", async () => {
  const page = new Response("<html>Soon</html>");
  const { client, clock } = await loaded([page, list([aVersion("1", "COMPLETED")])]);
  expect(await clock.runUntil(client.packages.waitForVersion("7"))).toMatchObject({ id: "1" });
});

test.each<[string, FakeResponse]>([
  ["a maintenance page", new Response("<html>Soon</html>")],
  ["a maintenance page in JSON", json(200, { status: "maintenance" })],
  ["a number", json(201, 5)],
])("ensure reads what became of a POST that %s answered, since that is no answer of Apple's", async (_, page) => {
  const { client, clock } = await loaded([refusal(404, "NOT_FOUND"), page, one(aPackage("8"))]);
  const ensured = await clock.runUntil(client.packages.ensure({ appStoreVersionId: "1" }));
  expect(ensured).toMatchObject({ data: { id: "8" }, created: true });
});
