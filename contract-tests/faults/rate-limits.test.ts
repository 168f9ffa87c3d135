import { expect, test } from "vitest";
import { json, refusal } from "../../src/test-support/responses.js";
import { contractOperations, operationNamed } from "../committed-contract.js";
import { endingOf, runWith } from "./ending.js";
import { callOf, successOf } from "./operations.js";

const limited = (headers?: Record<string, string>) => refusal(429, "RATE_LIMIT_EXCEEDED", headers);

test("whatever the operation, a request that meets the rate limit twice is sent three times", async () => {
  for (const operation of contractOperations) {
    const { status, document } = successOf(operation);
    const { key, method } = operation;
    const ending = await endingOf(callOf(operation), [limited(), limited(), json(status, document)]);
    const gives = method === "DELETE" ? undefined : document;
    expect(ending, key).toEqual({ gives, requests: `${method} ${method} ${method}`, waits: [750, 1500] });
  }
});

test("whatever the operation, a rate limit that lasts is an error after a minute of waits", async () => {
  for (const operation of contractOperations) {
    const { key, method } = operation;
    expect(await endingOf(callOf(operation), [() => limited({ "retry-after": "20" })]), key).toMatchObject({
      ...{ error: "ResponseError: 429 RATE_LIMIT_EXCEEDED", errors: [{ code: "RATE_LIMIT_EXCEEDED" }] },
      ...{ requests: Array(4).fill(method).join(" "), waits: [20_000, 20_000, 20_000] },
    });
  }
});

// The clock starts at 12:00:00. Where nothing says how long, the waits double; none is shorter than half a second.
const limits: [what: string, response: () => Response, waits: number[]][] = [
  ["a page of a gateway", () => new Response("<html>Slow down</html>", { status: 429 }), [750, 1500]],
  ["no body", () => new Response("", { status: 429 }), [750, 1500]],
  ["no time", () => limited({ "retry-after": "0" }), [500, 500]],
  ["seconds", () => limited({ "retry-after": "7" }), [7000, 7000]],
  ["an hour", () => limited({ "retry-after": "3600" }), [30_000, 30_000]],
  ["a date, which is past after the first wait", () => limited({ "retry-after": at("12:00:20") }), [20_000, 500]],
  ["a date in the past", () => limited({ "retry-after": at("11:00:00") }), [500, 500]],
  ["a word", () => limited({ "retry-after": "soon" }), [750, 1500]],
  ["a fraction", () => limited({ "retry-after": "1.5" }), [750, 1500]],
  ["less than nothing", () => limited({ "retry-after": "-5" }), [750, 1500]],
];

test.each(limits)("a 429 with %s is waited for", async (_, response, waits) => {
  const create = operationNamed("POST /v1/alternativeDistributionPackages");
  const { status, document } = successOf(create);
  const ending = await runWith({})(callOf(create), [response(), response(), json(status, document)]);
  expect(ending).toEqual({ gives: document, requests: "POST POST POST", waits });
});

function at(time: string): string {
  return `Sun, 01 Mar 2026 ${time} GMT`;
}
