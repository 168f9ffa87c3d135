import { expect, test } from "vitest";
import { createManualClock } from "../test-support/clocks.js";
import { failureOf } from "../test-support/failure-of.js";
import { createLimitGate, type LimitOutcome } from "./limit-gate.js";

const patient = { maxMs: 3_600_000, maxDelayMs: 10_000 };
const passed: LimitOutcome = { isLimited: false, rateLimit: undefined, retryAfterSeconds: undefined };
const refused: LimitOutcome = { ...passed, isLimited: true };

/** Callers at one gate, each of which is sent again until it passes; `tried` has their names in the order of requests. */
function callers(isRefused: (name: string) => boolean) {
  const clock = createManualClock();
  const gate = createLimitGate(clock, () => 0.5);
  const tried: string[] = [];
  async function call(name: string): Promise<void> {
    for (let isOver = false; !isOver; ) {
      const turn = await gate.enter(patient, undefined);
      tried.push(name);
      const isLimited = isRefused(name);
      // A response takes a while.
      await new Promise<void>((resolve) => clock.after(10, resolve));
      turn.end(isLimited ? refused : passed);
      isOver = !isLimited;
    }
  }
  return { clock, gate, tried, call };
}

test("while the limit holds, callers try in turn: one that was refused comes last again", async () => {
  const { clock, tried, call } = callers(() => true);
  for (const name of "ABCD") void call(name);
  await clock.advance(120_000);
  const [together, inTurn] = [tried.slice(0, 4), tried.slice(4, 12)];
  expect(together.join("")).toBe("ABCD");
  expect(inTurn.join("")).toBe("ABCDABCD");
});

test("one that is always refused keeps none of the others waiting", async () => {
  const { clock, tried, call } = callers((name) => name === "A" || tried.length <= 4);
  const calls = [..."ABCD"].map(call);
  await clock.runUntil(Promise.all(calls.slice(1)));
  expect(tried.join("").slice(4, 8)).toBe("ABCD");
});

test("one that comes later waits behind those that are waiting", async () => {
  const { clock, tried, call } = callers(() => tried.length <= 6);
  const early = [..."ABC"].map(call);
  await clock.advance(500);
  const late = [..."DE"].map(call);
  await clock.runUntil(Promise.all([...early, ...late]));
  expect(tried.join("")).toMatch(/^ABCABCDE/);
});

test("those that give up leave their places to the next", async () => {
  const { clock, gate, tried, call } = callers(() => tried.length <= 1);
  const first = call("A");
  await clock.advance(10);
  const controller = new AbortController();
  const gone = [1, 2].map(() => failureOf(() => gate.enter(patient, controller.signal)));
  const last = call("B");
  const short = gate.enter({ ...patient, maxMs: 1 }, undefined);
  controller.abort("given up");
  expect(await Promise.all(gone)).toEqual(["given up", "given up"]);
  await clock.advance(1);
  (await short).end();
  await clock.runUntil(Promise.all([first, last]));
  expect(tried.join("")).toBe("AAB");
});

test("a thousand callers pass an open gate in the order in which they came", async () => {
  const { clock, tried, call } = callers(() => tried.length === 1);
  const first = call("0");
  await clock.advance(10);
  const all = Array.from({ length: 1_000 }, (_, index) => call(`${index + 1}`));
  await clock.runUntil(Promise.all([first, ...all]));
  expect(tried).toEqual(["0", "0", ...Array.from({ length: 1_000 }, (_, index) => `${index + 1}`)]);
});
