import fc from "fast-check";
import { expect, test } from "vitest";
import { ArgumentError } from "../errors.js";
import { failureOf } from "../test-support/failure-of.js";
import { serialiseBody } from "./serialise.js";

function nested(depth: number): unknown {
  let value: unknown = "bottom";
  for (let level = 0; level < depth; level++) value = { below: value };
  return value;
}

const cannot = {
  toJSON() {
    throw new RangeError("no such zone");
  },
};

const round: Record<string, unknown> = { name: "round" };
round.itself = [round];

test.each<[string, unknown, string]>([
  ["NaN", { data: { attributes: { version: Number.NaN } } }, "body: version is NaN, which JSON cannot hold"],
  ["Infinity", { limit: Number.POSITIVE_INFINITY }, "limit is Infinity, which JSON cannot hold"],
  ["a bigint", { size: 5n }, "size is a bigint, which JSON cannot hold"],
  ["a function", { onPoll: () => 1 }, "onPoll is a function, which JSON cannot hold"],
  ["a symbol", { mark: Symbol("mark") }, "mark is a symbol, which JSON cannot hold"],
  ["half a character", { name: "a\ud83d" }, "name is text that is cut within a character"],
  ["half a character in a list", { names: ["a", "\udc00"] }, "item 1 is text that is cut within a character"],
  ["undefined in a list", { types: ["A", undefined] }, "item 1 is undefined, which would become null in a list"],
  ["a hole in a list", { types: Array(1) }, "item 0 is undefined, which would become null in a list"],
  ["an invalid date", { at: new Date("soon") }, "at is an invalid date, which would become null"],
  ["an invalid date in a list", [new Date(Number.NaN)], "item 0 is an invalid date, which would become null"],
  ["what cannot be made JSON", { at: cannot }, "body: cannot be serialised as JSON: no such zone"],
  ["too many levels", nested(100_000), "contains itself, or is nested too deep"],
  ["itself", round, "contains itself, or is nested too deep"],
  ["a bare NaN", Number.NaN, "body: it is NaN, which JSON cannot hold"],
])("a body that holds %s is refused by the member's name", async (_, body, message) => {
  const error = await failureOf(() => serialiseBody(body));
  expect(error).toBeInstanceOf(ArgumentError);
  expect((error as Error).message).toContain(message);
});

test("undefined members are left out, null ones stay: in a PATCH they differ", () => {
  expect(serialiseBody({ a: undefined, b: null, c: { d: undefined } })).toBe('{"b":null,"c":{}}');
});

test("dates are written as Apple reads them, and what says that it is null stays", () => {
  const at = new Date("2026-03-01T12:00:00Z");
  expect(serialiseBody({ at, nothing: { toJSON: () => null } })).toBe(
    '{"at":"2026-03-01T12:00:00.000Z","nothing":null}',
  );
});

test("a text that is refused is not printed", async () => {
  const { message } = (await failureOf(() => serialiseBody({ secret: "a-webhook-secret\ud83d" }))) as Error;
  expect(message).toBe("body: secret is text that is cut within a character");
});

test("20 levels are no fault", () => {
  expect(serialiseBody(nested(20))).toContain("bottom");
});

test("whatever body is accepted comes out of JSON as it went in", () => {
  const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3, stringUnit: codeUnit }), (body) => {
      let text: string;
      try {
        text = serialiseBody(body);
      } catch (error) {
        expect(error).toBeInstanceOf(ArgumentError);
        return;
      }
      expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(body));
      expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
    }),
  );
});
