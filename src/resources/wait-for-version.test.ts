import { expect, test } from "vitest";
import { failureOf } from "../test-support/failure-of.js";
import { type FakeResponse, never, type SentRequest } from "../test-support/fake-fetch.js";
import { aVersion, list, refusal } from "../test-support/responses.js";
import { apple, createTestClient } from "../test-support/test-client.js";
import type { Poll } from "./polls.js";
import type { WaitOptions } from "./wait-for-version.js";

const found = () => list([aVersion("9", "COMPLETED")]);
const empty = () => list([]);

/** Waits with these answers: what came of it, when, and what onPoll was reported. */
async function wait(answers: FakeResponse[], options: WaitOptions = {}) {
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

test("a version that is there is found at the first poll", async () => {
  const { outcome, polls, sent, tookMs } = await wait([found()]);
  expect(outcome).toMatchObject({ version: { id: "9", attributes: { state: "COMPLETED" } } });
  expect(sent.map(({ url }) => url)).toEqual([
    `${apple}/v1/alternativeDistributionPackages/7/versions?filter[state]=COMPLETED`,
  ]);
  expect(polls).toEqual([]);
  expect(tookMs).toBe(0);
});

test.each<[string, () => FakeResponse]>([
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
  expect(polls.map(({ nextPollMs }) => nextPollMs)).toEqual([15_000, 18_750]);
  expect(tookMs).toBe(33_750);
});

test("a page of HTML, as during maintenance, means not yet", async () => {
  const { outcome, polls } = await wait([new Response("<html>Maintenance</html>"), found()]);
  expect(outcome).toMatchObject({ version: { id: "9" } });
  expect(polls).toMatchObject([{ count: 1, problem: { code: "ERR_ASC_UNEXPECTED_RESPONSE" } }]);
});

test("the last poll, when the time is up, has a second to be answered", async () => {
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

test.each<[string, () => FakeResponse, object]>([
  ["503", () => refusal(503, "X"), { status: 503 }],
  ["429", () => refusal(429, "X"), { status: 429 }],
  ["408", () => new Response("", { status: 408 }), { status: 408 }],
  ["a lost connection", () => new TypeError("fetch failed"), { code: "ERR_ASC_CONNECTION" }],
  ["a response that is late", () => never, { code: "ERR_ASC_TIMEOUT" }],
])("%s for longer than a moment means not yet, and onPoll is reported", async (_, failure, problem) => {
  const { client, clock } = createTestClient([
    (sent) => (clock.now() < start + 10_000 ? answered(failure(), sent) : found()),
  ]);
  const start = clock.now();
  const polls: Poll[] = [];
  const version = await clock.runUntil(client.packages.waitForVersion("7", { onPoll: (poll) => polls.push(poll) }));
  expect(version).toMatchObject({ id: "9" });
  expect(polls).toMatchObject([{ count: 1, problem }]);
});

function answered(answer: FakeResponse, sent: SentRequest): Response | Promise<Response> {
  if (answer instanceof Error) throw answer;
  return typeof answer === "function" ? answer(sent) : answer;
}

test.each([400, 401, 403])("%d at the first poll ends the wait", async (status) => {
  const { outcome, polls } = await wait([() => refusal(status, "X")]);
  expect(outcome).toMatchObject({ error: { status } });
  expect(polls).toEqual([]);
});

test("when the time is up there is an error that says so", async () => {
  const { outcome, polls, sent, tookMs } = await wait([empty], { timeoutMs: 60_000, pollMs: 20_000 });
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_TIMEOUT" } });
  expect(outcome).not.toHaveProperty("error.cause");
  expect((outcome as { error: Error }).error.message).toBe("the package has no COMPLETED version after 60 s");
  expect(polls.map(({ elapsedMs, remainingMs }) => [elapsedMs, remainingMs])).toEqual([
    [0, 60_000],
    [20_000, 40_000],
    [40_000, 20_000],
    [60_000, 0],
  ]);
  expect(sent).toHaveLength(4);
  expect(tookMs).toBe(60_000);
});

test("the fault of the last poll is the cause", async () => {
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
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_TIMEOUT", cause: { status: 503 } } });
  expect(tookMs).toBeLessThan(11_001);
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
  const { outcome } = await wait([...Array.from({ length: 6 }, () => refusal(500, "X")), empty], {
    timeoutMs: 30_000,
  });
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_TIMEOUT" } });
  expect((outcome as { error: Error }).error.cause).toBeUndefined();
});

test("the server is asked for COMPLETED versions only", async () => {
  const { sent } = await wait([empty(), found()]);
  expect(sent.map(({ url }) => url.split("?")[1])).toEqual(Array(2).fill("filter[state]=COMPLETED"));
});

test("without options it polls after 15 seconds at first and every minute later, for half an hour", async () => {
  const { polls, tookMs } = await wait([empty]);
  expect(tookMs).toBe(1_800_000);
  expect(polls.map(({ count }) => count)).toEqual(polls.map((_, index) => index + 1));
  expect(polls.slice(0, 8).map(({ nextPollMs }) => Math.round(nextPollMs))).toEqual([
    15_000, 18_750, 23_438, 29_297, 36_621, 45_776, 57_220, 60_000,
  ]);
  expect(polls.at(-1)).toMatchObject({ remainingMs: 0, nextPollMs: 0 });
  expect(polls.length).toBe(35);
});

test("a poll interval of its own does not grow", async () => {
  const { polls } = await wait([empty], { pollMs: 100, timeoutMs: 1_000 });
  expect(polls.map(({ elapsedMs }) => elapsedMs)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
});

test("a longer Retry-After than the poll interval is heeded", async () => {
  const limited = () => refusal(429, "X", { "Retry-After": "120" });
  const { outcome, polls, tookMs } = await wait([limited(), limited(), found()], {});
  expect(outcome).toMatchObject({ version: { id: "9" } });
  expect(polls).toMatchObject([{ problem: { status: 429 }, nextPollMs: 120_000 }]);
  expect(tookMs).toBe(125_000);
});

test.each<[string, () => FakeResponse]>([
  ["401", () => refusal(401, "NOT_AUTHORIZED")],
  ["403 about agreements", () => refusal(403, "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED")],
])("%s after polls that were accepted passes, until it has lasted five minutes", async (_, refused) => {
  const passing = await wait([empty(), ...Array.from({ length: 8 }, refused), found()], { pollMs: 30_000 });
  expect(passing.outcome).toMatchObject({ version: { id: "9" } });
  const lasting = await wait([empty(), (sent) => answered(refused(), sent)], { pollMs: 30_000 });
  expect(lasting.outcome).toMatchObject({ error: { code: "ERR_ASC_RESPONSE" } });
  expect(lasting.tookMs).toBeGreaterThan(300_000);
  expect(lasting.tookMs).toBeLessThan(400_000);
});

test("one refusal after a long outage, or between polls that are far apart, passes", async () => {
  const outage: FakeResponse[] = [empty(), ...Array.from({ length: 90 }, () => refusal(503, "X"))];
  const afterOutage = await wait([...outage, refusal(401, "X"), refusal(401, "X"), found()], { pollMs: 30_000 });
  expect(afterOutage.outcome).toMatchObject({ version: { id: "9" } });
  expect(afterOutage.tookMs).toBeGreaterThan(300_000);
  const farApart = await wait([empty(), refusal(403, "X"), refusal(403, "X"), found()], { pollMs: 360_000 });
  expect(farApart.outcome).toMatchObject({ version: { id: "9" } });
});

test("a signer that fails for a while ends no wait whose polls were accepted", async () => {
  let signed = 0;
  const token = async () => {
    if (++signed === 2) throw new Error("KMS is busy");
    return "token-of-the-provider";
  };
  const { client, clock } = createTestClient([empty(), found()], { credentials: { token } });
  expect(await clock.runUntil(client.packages.waitForVersion("7"))).toMatchObject({ id: "9" });
});

test.each<[string, () => FakeResponse, RegExp, object]>([
  [
    "was lost",
    () => new TypeError("fetch failed"),
    /^no poll .* got a response after 10 s; the last one failed: /,
    { code: "ERR_ASC_CONNECTION" },
  ],
  ["met the rate limit", () => refusal(429, "X"), /^no poll .* got a response after 10 s; .*429/, { status: 429 }],
])(
  "when every poll %s, the error says so and has the last failure as its cause",
  async (_, problem, message, cause) => {
    const { outcome } = await wait([(sent) => answered(problem(), sent)], { timeoutMs: 10_000 });
    expect(outcome).toMatchObject({
      error: { code: "ERR_ASC_TIMEOUT", message: expect.stringMatching(message), cause },
    });
  },
);

test.each([-3_600_000, 3_600_000])(
  "a step of the wall clock by %d ms neither ends a wait nor stretches it",
  async (step) => {
    const { client, clock } = createTestClient([empty]);
    const startedAt = clock.monotonic();
    const waiting = failureOf(() => client.packages.waitForVersion("7"));
    await clock.advance(20_000);
    clock.step(step);
    expect(await clock.runUntil(waiting)).toMatchObject({ code: "ERR_ASC_TIMEOUT" });
    expect(clock.monotonic() - startedAt).toBe(1_800_000);
  },
);
