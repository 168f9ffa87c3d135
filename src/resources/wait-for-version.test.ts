import { expect, test } from "vitest";
import { aVersion, list, refusal } from "../testing/answers.js";
import { failureOf } from "../testing/failure-of.js";
import { type FakeAnswer, never } from "../testing/fake-fetch.js";
import { apple, createTestClient } from "../testing/test-client.js";
import type { Poll, WaitOptions } from "./wait-for-version.js";

const found = () => list([aVersion("9", "COMPLETED")]);
const empty = () => list([]);

/** Waits with these answers: what came of it, when, and what onPoll was told. */
async function wait(answers: FakeAnswer[], options: WaitOptions = {}) {
  const { client, clock, sent } = createTestClient(answers);
  const polls: Poll[] = [];
  const start = clock.now();
  const waiting = client.packages.waitForVersion("7", { onPoll: (poll) => polls.push(poll), ...options });
  const outcome = await clock.runUntil(
    waiting.then(
      (version) => ({ version }),
      (error) => ({ error }),
    ),
  );
  return { outcome, polls, sent, tookMs: clock.now() - start };
}

test("a version that is there is found at the first look", async () => {
  const { outcome, polls, sent, tookMs } = await wait([found()]);
  expect(outcome).toMatchObject({ version: { id: "9", attributes: { state: "COMPLETED" } } });
  expect(sent.map(({ url }) => url)).toEqual([
    `${apple}/v1/alternativeDistributionPackages/7/versions?filter[state]=COMPLETED`,
  ]);
  expect(polls).toEqual([]);
  expect(tookMs).toBe(0);
});

test.each<[string, () => FakeAnswer]>([
  ["an empty list", empty],
  ["404", () => refusal(404, "NOT_FOUND")],
  ["a replaced version, although COMPLETED ones were asked for", () => list([aVersion("8", "REPLACED")])],
  ["a version without attributes", () => list([{ type: "alternativeDistributionPackageVersions", id: "8" }])],
])("%s means not yet", async (_, answer) => {
  const { outcome, polls, tookMs } = await wait([answer(), answer(), found()]);
  expect(outcome).toMatchObject({ version: { id: "9" } });
  expect(polls.map(({ count, elapsedMs, problem }) => [count, elapsedMs, problem])).toEqual([
    [1, 0, undefined],
    [2, 15_000, undefined],
  ]);
  expect(tookMs).toBe(30_000);
});

test("a page of HTML, as during maintenance, means not yet", async () => {
  const { outcome, polls } = await wait([new Response("<html>Maintenance</html>"), found()]);
  expect(outcome).toMatchObject({ version: { id: "9" } });
  expect(polls).toMatchObject([{ count: 1, problem: { code: "ERR_ASC_UNEXPECTED_RESPONSE" } }]);
});

test("the last look, when the time is up, has a second to be answered", async () => {
  const late = () => new Promise<Response>((resolve) => clock.after(900, () => resolve(found())));
  const { client, clock } = createTestClient([empty(), late]);
  const waiting = client.packages.waitForVersion("7", { timeoutMs: 5_000 });
  expect(await clock.runUntil(waiting)).toMatchObject({ id: "9" });
});

test("a completed version is found among others, on a later page too", async () => {
  const next = `${apple}/v1/alternativeDistributionPackages/7/versions?cursor=2`;
  const first = list([aVersion("8", "REPLACED")], next);
  const { outcome, sent } = await wait([first, found()]);
  expect(outcome).toMatchObject({ version: { id: "9" } });
  expect(sent).toHaveLength(2);
});

test.each<[string, () => FakeAnswer, object]>([
  ["503", () => refusal(503, "X"), { status: 503 }],
  ["429", () => refusal(429, "X"), { status: 429 }],
  ["408", () => new Response("", { status: 408 }), { status: 408 }],
  ["a lost connection", () => new TypeError("fetch failed"), { code: "ERR_ASC_CONNECTION" }],
  ["an answer that is late", () => never, { code: "ERR_ASC_TIMEOUT" }],
])("%s in every attempt of a look means not yet, and onPoll is told", async (_, fault, problem) => {
  const faults = fault() === never ? [never] : [fault(), fault(), fault()];
  const { outcome, polls } = await wait([...faults, found()]);
  expect(outcome).toMatchObject({ version: { id: "9" } });
  expect(polls).toMatchObject([{ count: 1, problem }]);
});

test.each([400, 401, 403])("%d ends the wait", async (status) => {
  const { outcome, polls } = await wait([() => refusal(status, "X")]);
  expect(outcome).toMatchObject({ error: { status } });
  expect(polls).toEqual([]);
});

test("when the time is up there is an error that says so", async () => {
  const { outcome, polls, sent, tookMs } = await wait([empty], { timeoutMs: 60_000, pollMs: 20_000 });
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_TIMEOUT" } });
  expect(outcome).not.toHaveProperty("error.cause");
  expect((outcome as { error: Error }).error.message).toBe("the package has no COMPLETED version after 60000 ms");
  expect(polls.map(({ elapsedMs, remainingMs }) => [elapsedMs, remainingMs])).toEqual([
    [0, 60_000],
    [20_000, 40_000],
    [40_000, 20_000],
    [60_000, 0],
  ]);
  expect(sent).toHaveLength(4);
  expect(tookMs).toBe(60_000);
});

test("the fault of the last look is the cause", async () => {
  const { outcome } = await wait([() => refusal(503, "X", { "Retry-After": "0" })], {
    timeoutMs: 10_000,
    pollMs: 5_000,
  });
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_TIMEOUT", cause: { status: 503 } } });
});

test("a deadline shorter than the time between looks is held", async () => {
  const { outcome, sent, tookMs } = await wait([empty], { timeoutMs: 1_000 });
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_TIMEOUT" } });
  expect(sent).toHaveLength(2);
  expect(tookMs).toBe(1_000);
});

test("a deadline is held when no answer comes", async () => {
  const { outcome, tookMs } = await wait([never], { timeoutMs: 1_000 });
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_TIMEOUT" } });
  expect(tookMs).toBe(1_000);
});

test("a deadline is held when the server wants longer waits between attempts", async () => {
  const { outcome, tookMs } = await wait([() => refusal(503, "X", { "Retry-After": "30" })], { timeoutMs: 10_000 });
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_TIMEOUT" } });
  expect(tookMs).toBe(10_000);
});

test.each(["wait", "call"])("an abort of the %s comes back untouched, and nothing is sent after it", async (where) => {
  const { client, clock, sent } = createTestClient([empty]);
  const { signal, ...controller } = abortable();
  const [wait, call] = where === "wait" ? [{ signal }, {}] : [{}, { signal }];
  const failure = failureOf(() => client.packages.waitForVersion("7", wait, call));
  await clock.advance(20_000);
  controller.abort("given up");
  expect(await failure).toBe("given up");
  await clock.advance(100_000);
  expect(sent).toHaveLength(2);
});

test("with two signals either one ends the wait", async () => {
  for (const first of [true, false]) {
    const { client, clock } = createTestClient([empty]);
    const [one, other] = [abortable(), abortable()];
    const failure = failureOf(() =>
      client.packages.waitForVersion("7", { signal: one.signal }, { signal: other.signal }),
    );
    await clock.advance(20_000);
    (first ? one : other).abort("given up");
    expect(await failure).toBe("given up");
  }
});

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason: string) => controller.abort(reason) };
}

test.each<[string, WaitOptions]>([
  ["timeoutMs", { timeoutMs: 0 }],
  ["timeoutMs", { timeoutMs: Number.NaN }],
  ["pollMs", { pollMs: 0 }],
  ["pollMs", { pollMs: Number.POSITIVE_INFINITY }],
])("a bad %s is refused by name", async (name, options) => {
  const { client, sent } = createTestClient([found()]);
  const error = await failureOf(() => client.packages.waitForVersion("7", options));
  expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: expect.stringMatching(`^${name}: `) });
  expect(sent).toHaveLength(0);
});

test("an abort during a look ends the request of that look", async () => {
  const { client, clock, sent } = createTestClient([never]);
  const controller = new AbortController();
  const failure = failureOf(() => client.packages.waitForVersion("7", { signal: controller.signal }));
  await clock.advance(1);
  controller.abort("given up");
  expect(await failure).toBe("given up");
  expect(sent[0]?.init.signal?.aborted).toBe(true);
});

test("a fault that has passed is not the cause of coming too late", async () => {
  const { outcome } = await wait([refusal(500, "X"), refusal(500, "X"), refusal(500, "X"), empty], {
    timeoutMs: 30_000,
  });
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_TIMEOUT" } });
  expect((outcome as { error: Error }).error.cause).toBeUndefined();
});

test("the server is asked for COMPLETED versions only", async () => {
  const { sent } = await wait([empty(), found()]);
  expect(sent.map(({ url }) => url.split("?")[1])).toEqual(Array(2).fill("filter[state]=COMPLETED"));
});

test("without options it polls every 15 seconds for half an hour, and counts from 1", async () => {
  const { polls, tookMs } = await wait([empty]);
  expect(tookMs).toBe(1_800_000);
  expect(polls.map(({ count }) => count)).toEqual(Array.from({ length: 121 }, (_, index) => index + 1));
  expect(polls.map(({ elapsedMs }) => elapsedMs)).toEqual(polls.map((_, index) => index * 15_000));
});
