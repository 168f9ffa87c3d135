import { expect, test } from "vitest";
import type { ErrorObject } from "../../generated/schema.js";
import { allErrors, errorObjects } from "../errors.js";
import { type ErrorResponse, responseMessage } from "./response-message.js";

const known: ErrorResponse = {
  method: "GET",
  path: "/v1/alternativeDistributionPackages/1",
  status: 400,
  errors: [],
  requestId: undefined,
  rateLimit: undefined,
  retryAfterSeconds: undefined,
  clockAheadSeconds: undefined,
};

function error(code: string, more: object = {}): ErrorObject {
  return { status: "409", code, title: "A title.", detail: "A detail.", ...more };
}

function message(details: Partial<Omit<ErrorResponse, "errors">> & { errors?: unknown[] }): string {
  return responseMessage({ ...known, ...(details as Partial<ErrorResponse>) });
}

test("a message says status, code, detail and request, as DESIGN.md has it", () => {
  const detail = "The provided entity includes a relationship with an invalid value";
  const errors = [error("ENTITY_ERROR.RELATIONSHIP.INVALID", { detail })];
  const [first] = message({ method: "POST", path: "/v1/alternativeDistributionPackages", status: 409, errors }).split(
    "\n",
  );
  expect(first).toBe(`409 ENTITY_ERROR.RELATIONSHIP.INVALID: ${detail} (POST /v1/alternativeDistributionPackages)`);
});

test.each<[string, object, string]>([
  ["the title where there is no detail", { detail: undefined }, "400 CODE: A title. (GET"],
  ["the title where the detail is empty", { detail: "" }, "400 CODE: A title. (GET"],
  ["the code alone where there is neither", { detail: undefined, title: undefined }, "400 CODE (GET"],
  ["the code alone where both are odd", { detail: { a: 1 }, title: 5 }, "400 CODE (GET"],
  ["where in the body", { source: { pointer: "/data/relationships/app" } }, "A detail. [/data/relationships/app] (GET"],
  ["which parameter", { source: { parameter: "filter[x]" } }, "400 CODE: A detail. [filter[x]] (GET"],
  ["nothing of an odd source", { source: { pointer: 5 } }, "400 CODE: A detail. (GET"],
  ["nothing of no source", { source: null }, "400 CODE: A detail. (GET"],
])("a message says %s", (_, more, start) => {
  expect(message({ errors: [error("CODE", more)] })).toContain(start);
});

test("the status is that of HTTP, not that of the error", () => {
  expect(message({ status: 400, errors: [error("CODE", { status: "500" })] })).toMatch(/^400 CODE/);
});

test("every further error has a line, associated ones too", () => {
  const associated = error("STATE_ERROR", { meta: { associatedErrors: { "/v1/apps/1": [error("A"), error("B")] } } });
  expect(message({ errors: [associated, error("C")] }).split("\n")).toEqual([
    "400 STATE_ERROR: A detail. (GET /v1/alternativeDistributionPackages/1)",
    "  also A: A detail.",
    "  also B: A detail.",
    "  also C: A detail.",
  ]);
});

test.each([
  [10, []],
  [11, ["  and 1 more error, in `errors`"]],
  [25, ["  and 15 more errors, in `errors`"]],
])("of %i errors the first ten are shown, and how many more there are", (length, rest) => {
  const lines = message({ errors: Array.from({ length }, (_, index) => error(`E${index}`)) }).split("\n");
  expect(lines[9]).toBe("  also E9: A detail.");
  expect(lines.slice(10)).toEqual(rest);
});

test("details cannot steer a terminal, nor fill it", () => {
  const text = message({ errors: [error("A\u001b[2J", { detail: `a\nb\u0007${"x".repeat(5000)}` })] });
  expect(text).toMatch(/^400 A \[2J: a b x+… \(GET/);
  expect(text.length).toBeLessThan(500);
});

test.each<[string, string | undefined, string]>([
  ["a page", "a proxy responded, with 502", "a proxy responded, with 502 (GET /v1/alternativeDistributionPackages/1)"],
  ["nothing", undefined, "502 response has no body (GET /v1/alternativeDistributionPackages/1)"],
])("a body that is %s is said to be so", (_, page, text) => {
  expect(message({ status: 502, page })).toBe(text);
});

const agreements = "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED";
const created = { method: "POST", path: "/v1/alternativeDistributionPackages" };

test.each<[string, Parameters<typeof message>[0], string | undefined]>([
  [
    "a refused token",
    { status: 401 },
    "Apple's response is the same for every cause: check that the key id and the issuer id",
  ],
  ["a clock that is right", { status: 401, clockAheadSeconds: 29 }, "check that the key id"],
  [
    "a clock that is 30 s ahead",
    { status: 401, clockAheadSeconds: 30 },
    "clock is 30 s ahead of the server's: correct it.",
  ],
  [
    "a clock that is 30 s behind",
    { status: 401, clockAheadSeconds: -30 },
    "clock is 30 s behind the server's: correct it.",
  ],
  ["a clock ahead", { status: 401, clockAheadSeconds: 120.4 }, "clock is 120 s ahead of the server's"],
  ["a clock behind", { status: 401, clockAheadSeconds: -3600 }, "clock is 3600 s behind the server's"],
  [
    "an agreement",
    { status: 403, errors: [error(agreements)] },
    "which blocks the whole account: only the Account Holder can sign it",
  ],
  ["one told second", { status: 403, errors: [error("X"), error(agreements)] }, "only the Account Holder"],
  ["a role", { status: 403, errors: [error("FORBIDDEN_ERROR")] }, "Users and Access, Integrations"],
  ["a conflict", { method: "POST", path: "/v1/webhooks", status: 409, errors: [error("X")] }, undefined],
  ["a bad request", { status: 400, errors: [error("PARAMETER_ERROR")] }, undefined],
  [
    "a limit that says nothing",
    { status: 429, errors: [error("RATE_LIMIT_EXCEEDED")] },
    "Wait, then try again: Apple's limits are per key, by the minute and by a rolling hour.",
  ],
  ["a limit that need not be Apple's", { status: 429 }, "Wait, then try again."],
  ["a limit with a time", { status: 429, retryAfterSeconds: 7 }, "Try again after 7 s."],
  ["a limit with figures", { status: 429, rateLimit: { hourLimit: 3500, hourRemaining: 0 } }, "hour: 0 of 3500."],
  ["half its figures", { status: 429, rateLimit: { hourRemaining: 0 } }, "Requests remaining in this hour: 0."],
  ["a minute's figure", { status: 429, rateLimit: { minuteRemaining: 3 } }, "Requests remaining in this minute: 3."],
  [
    "a minute's figures",
    { status: 429, rateLimit: { minuteLimit: 50, minuteRemaining: 0 } },
    "Requests remaining in this minute: 0 of 50. Wait until more remain: Apple's limits are per key",
  ],
  [
    "figures without a time",
    { status: 429, rateLimit: { hourLimit: 3500, hourRemaining: 0 } },
    "Requests remaining in this hour: 0 of 3500. Wait until more remain: Apple's limits are per key",
  ],
  [
    "a limit with both",
    { status: 429, retryAfterSeconds: 7, rateLimit: { hourRemaining: 1 } },
    "Try again after 7 s. Requests remaining in this hour: 1.",
  ],
  ["a conflict of something read", { ...created, method: "GET", status: 409, errors: [error("X")] }, undefined],
])("the hint for %s", (_, details, hint) => {
  const [, ...rest] = message(details).split("\n");
  const last = rest.at(-1);
  if (hint === undefined) expect(last).toBeUndefined();
  else expect(last).toContain(hint);
});

test.each<[string, unknown, unknown[]]>([
  ["odd items", [null, 5, "text", [], {}, { code: 7 }, { code: "A" }], [{ code: "A" }]],
  ["an object", { code: "A" }, []],
  ["text", "errors", []],
  ["nothing", undefined, []],
  ["null", null, []],
])("of a list that is %s only errors are read", (_, list, errors) => {
  expect(errorObjects(list)).toEqual(errors);
});

test("associated errors follow the error they belong to", () => {
  const deep = error("B", { meta: { associatedErrors: { y: [error("C")] } } });
  const errors = [error("A", { meta: { associatedErrors: { x: [deep], z: [error("D")] } } }), error("E")];
  expect(allErrors(errors).map(({ code }) => code)).toEqual(["A", "B", "C", "D", "E"]);
});
