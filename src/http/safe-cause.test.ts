import { inspect } from "node:util";
import { expect, test } from "vitest";
import { everyTextOf } from "../test-support/failure-of.js";
import { safeCause } from "./redact.js";

const secret = "a1b2c3d4e5f6a1b2c3d4e5f6";

test("name, message and code are kept", () => {
  class SocketError extends Error {
    override name = "SocketError";
    code = "UND_ERR_SOCKET";
  }
  const cause = safeCause(new SocketError("other side closed"));
  expect(cause).toBeInstanceOf(Error);
  expect(cause).toMatchObject({ name: "SocketError", message: "other side closed", code: "UND_ERR_SOCKET" });
  expect(cause.stack).toContain("safe-cause.test.ts");
});

test("a code may be a number", () => {
  expect(safeCause(Object.assign(new Error("x"), { code: 7 }))).toMatchObject({ code: 7 });
});

test("nothing else is copied, such as the request with its headers", () => {
  const config = { headers: { authorization: `Bearer ${secret}` } };
  const cause = safeCause(Object.assign(new Error("failed"), { config, request: config, response: config }));
  expect(everyTextOf(cause)).not.toContain(secret);
  expect(inspect(cause)).not.toContain("headers");
});

test("secrets are taken out of message and stack", () => {
  const cause = safeCause(new Error(`sent Bearer ${secret} and short-12`), ["short-12"]);
  expect(cause.message).toBe("sent Bearer [secret] and [secret]");
  expect(everyTextOf(cause)).not.toContain(secret);
  expect(everyTextOf(cause)).not.toContain("short-12");
});

test("causes below are copied likewise", () => {
  const lowest = Object.assign(new Error(`refused ${secret}`), { code: "ECONNREFUSED", headers: secret });
  const cause = safeCause(new TypeError("fetch failed", { cause: lowest }), [secret]);
  expect(cause.cause).toMatchObject({ message: "refused [secret]", code: "ECONNREFUSED" });
  expect(everyTextOf(cause)).not.toContain(secret);
});

test("the parts of an AggregateError are copied likewise, and no deeper than causes", () => {
  const part = Object.assign(new Error(`refused ${secret}`), { code: "ECONNREFUSED", headers: secret });
  const round = new AggregateError([part]);
  round.errors.push(round);
  const copy = safeCause(round, [secret]) as AggregateError;
  expect(copy.errors[0]).toMatchObject({ message: "refused [secret]", code: "ECONNREFUSED" });
  expect(everyTextOf(copy)).not.toContain(secret);
  let depth = 0;
  for (let one = copy; one?.errors; one = one.errors[1]) depth++;
  expect(depth).toBe(4);
});

test("causes that go round in a circle come to an end", () => {
  const error = new Error("round");
  error.cause = error;
  let depth = 0;
  for (let cause: unknown = safeCause(error); cause instanceof Error; cause = cause.cause) depth++;
  expect(depth).toBe(5);
});

test.each<[string, unknown, string]>([
  ["undefined", undefined, "not an Error but object"],
  ["null", null, "not an Error but object"],
  ["a text", `it broke with ${secret}`, "not an Error but string"],
  ["a number", 42, "not an Error but number"],
  ["a symbol", Symbol(secret), "not an Error but symbol"],
  ["an object without a prototype", Object.create(null), "not an Error but object"],
  ["an object with odd members", { message: 5, name: {}, stack: [], code: {} }, "not an Error but object"],
  ["a function", () => secret, "not an Error but function"],
])("%s that was thrown becomes an Error", (_, thrown, message) => {
  const cause = safeCause(thrown);
  expect(cause).toBeInstanceOf(Error);
  expect(cause.message).toBe(message.replace("object", thrown === undefined ? "undefined" : "object"));
  expect(everyTextOf(cause)).not.toContain(secret);
});

test("the stack is that of the original, without secrets in it", () => {
  const thrown = Object.assign(new Error("x"), { stack: `Error: x\n    at Bearer ${secret} (elsewhere.js:1)` });
  expect(safeCause(thrown).stack).toBe("Error: x\n    at Bearer [secret] (elsewhere.js:1)");
});

test.each<[string, unknown]>([
  ["that the original missing", new Error("x")],
  ["that are odd in the original", Object.assign(new Error("x"), { name: {}, code: {} })],
])("members %s are not made up", (_, thrown) => {
  const copy = safeCause(thrown);
  expect(copy.name).toBe("Error");
  expect(copy).not.toHaveProperty("code");
  expect(copy).not.toHaveProperty("cause");
});
