import type { ContractOperation } from "../../../contract-tests/contract.js";
import { json } from "../../../src/testing/answers.js";
import { baseAnswer, madeOf, successOf } from "./base-answers.js";
import type { Expectation, Fault } from "./fault.js";

/** What `Retry-After` says, and the waits when it says so twice, in milliseconds; the client's clock begins at 12:00. */
const retryAfters: Record<string, [number, number]> = {
  "0": [0, 0],
  "1": [1000, 1000],
  " 7 ": [7000, 7000],
  "3600": [30_000, 30_000],
  "Sun, 01 Mar 2026 12:00:20 GMT": [20_000, 0],
  "Sun, 01 Mar 2026 11:00:00 GMT": [0, 0],
};
/** The waits of a client that is not told how long: exponential, and half of it, since the chance is always 0.5. */
const backOff = [250, 500];
const oddRetryAfters = ["soon", "-5", "1.5", ""];

/** The rate limit, met once, twice or for ever. */
export function rateFaults(operation: ContractOperation): Fault[] {
  const success = successOf(operation);
  const document = baseAnswer(operation, success);
  const good = () => (success === 204 ? new Response(null, { status: 204 }) : json(success, document));
  const gives = operation.method === "DELETE" ? undefined : madeOf(operation, document);
  const limited = (headers: Record<string, string>) => () => json(429, { errors: [limit] }, headers);
  const fault = (operator: string, site: string, met: (() => Response)[], waits: number[]): Fault => ({
    ...{ operator, site, answers: [...met, good], expected: { gives, waits } },
  });
  const [withIt, withoutIt] = ["429 with Retry-After", "429 without Retry-After"];
  return [
    ...Object.entries(retryAfters).flatMap(([value, waits]) => [
      fault(withIt, `"${value}", once`, [limited({ "retry-after": value })], waits.slice(0, 1)),
      fault(
        withIt,
        `"${value}", twice`,
        [1, 2].map(() => limited({ "retry-after": value })),
        waits,
      ),
    ]),
    ...oddRetryAfters.map((value) => fault(withIt, `"${value}"`, [limited({ "retry-after": value })], [250])),
    fault(withoutIt, "once", [limited({})], backOff.slice(0, 1)),
    fault(withoutIt, "twice", [limited({}), limited({})], backOff),
    fault(withoutIt, "without a body", [() => new Response("", { status: 429 })], backOff.slice(0, 1)),
    { operator: withoutIt, site: "for ever", answers: [limited({})], expected: forEver },
    { operator: withIt, site: "for ever", answers: [limited({ "retry-after": "1" })], expected: forEver },
  ];
}

const limit = { status: "429", code: "RATE_LIMIT_EXCEEDED", title: "The request rate limit has been reached." };
const forEver: Expectation = {
  ...{ throws: "ResponseError", status: 429, errors: [limit], message: /^429 RATE_LIMIT_EXCEEDED: / },
  sent: 3,
};
