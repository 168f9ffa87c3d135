import { join } from "node:path";
import { expect, test } from "vitest";
import { contractOperations } from "../../../contract-tests/committed-contract.js";
import type { Client } from "../../../src/index.js";
import { aPackage, json, one, refusal } from "../../../src/testing/answers.js";
import { runScript } from "../../testing/project-copy.js";
import { isRight } from "../score.js";
import type { Expectation, Trial } from "./fault.js";
import { faultsOf } from "./faults-of.js";
import { verdict } from "./judge.js";
import { proveAnswers } from "./prove-answers.js";
import { runCall } from "./run-call.js";

const document = { data: aPackage("7"), links: { self: "/" } };
const conflict = { errors: [{ code: "STATE_ERROR", title: "A title.", status: "409" }] };
const read = (client: Client): Promise<unknown> => client.packages.get("7");
const refused: Expectation = {
  throws: "ResponseError",
  status: 409,
  errors: conflict.errors,
  message: /^409 STATE/,
  sent: 1,
};

/** What the proof says of one answer. */
async function caughtBy(answer: Response, expected: Expectation, call = read) {
  const trial: Trial = { operator: "an operator", site: "a site", answers: [() => answer.clone()], expected, call };
  const [outcome] = await proveAnswers(undefined, [trial]);
  return { right: outcome && isRight(outcome), by: outcome?.caughtBy };
}

test("an answer that is handed on as it came is right, and one that is changed is not", async () => {
  expect(await caughtBy(json(200, document), { gives: document })).toEqual({ right: true, by: [] });
  expect(await caughtBy(json(200, document), { gives: { ...document, links: {} } })).toMatchObject({ right: false });
});

test("an error where an answer should work is not right", async () => {
  expect(await caughtBy(json(409, conflict), { gives: document })).toMatchObject({
    ...{ right: false, by: ["the client", "ResponseError"] },
  });
});

test("the documented error is right, and any other, or none, is not", async () => {
  expect(await caughtBy(json(409, conflict), refused)).toEqual({ right: true, by: ["ResponseError"] });
  for (const other of [{ status: 410 }, { message: /^410/ }, { errors: [] }, { sent: 2 }]) {
    expect(await caughtBy(json(409, conflict), { ...refused, ...other })).toMatchObject({ right: false });
  }
  expect(await caughtBy(new Response("<html>"), refused)).toEqual({
    ...{ right: false, by: ["UnexpectedResponseError with another message"] },
  });
  expect(await caughtBy(json(200, document), refused)).toEqual({ right: false, by: [] });
});

test("waits are looked at", async () => {
  const outcomeWith = async (waits: number[]) => {
    const answers = [refusal(429, "X", { "retry-after": "7" }), () => json(200, document)];
    const trial = { operator: "429", site: "once", call: read, answers, expected: { gives: document, waits } };
    return (await proveAnswers(undefined, [trial]))[0]?.caughtBy;
  };
  expect(await outcomeWith([7000])).toEqual([]);
  expect(await outcomeWith([1000])).toEqual(["the client", "waits of 7000"]);
});

test("a bare TypeError is seen, wherever it comes", async () => {
  const bare = () => Promise.reject(new TypeError("undefined is not an object"));
  expect(await caughtBy(one(null), refused, bare)).toEqual({ right: false, by: ["a bare TypeError"] });
  expect(await caughtBy(one(null), { gives: document }, bare)).toMatchObject({ right: false });
});

test("a call that does not end is seen", async () => {
  const { outcome } = await runCall({ answers: [], call: () => new Promise(() => {}) }, 20);
  expect(verdict({ outcome, waits: [], sent: 0 }, refused)).toBe("a bare hang");
});

// In a process of its own: Vitest takes such a rejection for a failed test.
test("a rejection that nobody handles is seen", { timeout: 30_000 }, async () => {
  const code = `import { proveAnswers } from "./scripts/proof/answers/prove-answers.ts";
const call = async () => void Promise.reject(new Error("nobody handles this"));
const [{ caughtBy }] = await proveAnswers(undefined, [{ answers: [], expected: { gives: undefined }, call }]);
console.log(caughtBy.at(-1));`;
  const root = join(import.meta.dirname, "../../..");
  const { stdout } = await runScript(root, ["--input-type=module", "--eval", code]);
  expect(stdout).toBe("an unhandled rejection\n");
});

test("every operation meets faults of every family", () => {
  for (const operation of contractOperations) {
    const met = new Set(faultsOf(operation).map(({ operator }) => operator));
    const families = [
      "an unknown field in an error document",
      "HTML",
      "429 with Retry-After",
      "429 without Retry-After",
    ];
    expect([...met]).toEqual(expect.arrayContaining(families));
    if (operation.method !== "DELETE") expect([...met]).toEqual(expect.arrayContaining(["an unknown field", "null"]));
  }
});
