import fc from "fast-check";
import { expect, test } from "vitest";
import type { RateLimit } from "../errors.js";
import { messageOf } from "../test-support/failure-of.js";
import { parseRateLimit, plainHeaders, serverTimeOf } from "./headers.js";

const hour = { hourLimit: 3500, hourRemaining: 500 };

test.each<[string, string | null, RateLimit | undefined]>([
  ["Apple's example", "user-hour-lim:3500;user-hour-rem:500;", hour],
  ["no last semicolon", "user-hour-lim:3500;user-hour-rem:500", hour],
  ["another order and spaces", " user-hour-rem : 500 ; user-hour-lim : 3500 ", hour],
  ["capitals", "User-Hour-Lim:3500;USER-HOUR-REM:500;", hour],
  [
    "two lines joined",
    "user-hour-lim:3500;user-hour-rem:500;, user-minute-lim:50;user-minute-rem:49;",
    {
      ...hour,
      minuteLimit: 50,
      minuteRemaining: 49,
    },
  ],
  [
    "two lines joined without a space",
    "user-hour-rem:500,user-minute-rem:49",
    { hourRemaining: 500, minuteRemaining: 49 },
  ],
  ["the minute only", "user-minute-lim:50;", { minuteLimit: 50 }],
  ["nothing left", "user-hour-rem:0;", { hourRemaining: 0 }],
  ["a pair of another kind", "user-day-lim:9;user-hour-rem:500", { hourRemaining: 500 }],
  ["a figure that is none", "user-hour-lim:many;user-hour-rem:500", { hourRemaining: 500 }],
  ["a negative figure", "user-hour-rem:-1", undefined],
  ["a broken figure", "user-hour-rem:1.5", undefined],
  ["no figure", "user-hour-rem:;user-hour-lim", undefined],
  ["names that objects have", "constructor:1;__proto__:2;toString:3", undefined],
  ["nothing in it", "", undefined],
  ["no header", null, undefined],
])("%s", (_, header, rateLimit) => {
  expect(parseRateLimit(header)).toEqual(rateLimit);
});

test("whatever the header holds, every figure is a whole number", () => {
  const name = fc.constantFrom("user-hour-lim", "user-hour-rem", "user-minute-lim", "user-minute-rem", "other");
  const pairs = fc.array(fc.tuple(name, fc.string()).map((pair) => pair.join(":")));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pairs.map((all) => all.join(";")),
      ),
      (header) => {
        for (const figure of Object.values(parseRateLimit(header) ?? {})) expect(figure).toSatisfy(Number.isInteger);
      },
    ),
  );
});

test.each<[unknown, string]>([
  ["x", "a string"],
  [5, "5"],
  [[["X-Trace", "7"]], "a list"],
])("headers that are %j are refused, not sent letter by letter", async (headers, found) => {
  expect(await messageOf(() => plainHeaders(headers as Record<string, string>))).toBe(
    `headers: must be an object of names and values, not ${found}`,
  );
});

test.each<[string, Record<string, string>, string | undefined]>([
  ["Date", { date: "Sun, 01 Mar 2026 12:00:00 GMT" }, "2026-03-01T12:00:00.000Z"],
  ["Date, and Age from a cache", { date: "Sun, 01 Mar 2026 12:00:00 GMT", age: "90" }, "2026-03-01T12:01:30.000Z"],
  ["Date, and no Age that is none", { date: "Sun, 01 Mar 2026 12:00:00 GMT", age: "-90" }, "2026-03-01T12:00:00.000Z"],
  ["nothing without a Date", { age: "90" }, undefined],
  ["nothing of a Date that is none", { date: "soon" }, undefined],
])("the server's time is read from %s", (_, headers, time) => {
  expect(serverTimeOf(new Response("", { headers }))).toBe(time === undefined ? Number.NaN : Date.parse(time));
});
