import { inspect } from "node:util";
import { expect, expectTypeOf, test, vi } from "vitest";
import type { ErrorObject } from "../generated/schema.js";
import {
  AppStoreConnectError,
  ArgumentError,
  ConnectionError,
  CredentialsError,
  type ErrorCode,
  ResponseError,
  TimeoutError,
  UnexpectedResponseError,
  WebhookError,
} from "./errors.js";
import type { AnyAppStoreConnectError } from "./index.js";
import type { AnyPublishError } from "./node/errors.js";

const details = {
  method: "POST",
  path: "/v1/alternativeDistributionPackages",
  status: 409,
  errors: [],
  requestId: "ABC.1",
  rateLimit: { hourLimit: 3500 },
  retryAfterSeconds: 7,
};

function refusedWith(...errors: unknown[]): ResponseError {
  return new ResponseError("the message", { ...details, errors: errors as ErrorObject[] }, new Response("the body"));
}

function error(code: string, associated?: unknown): unknown {
  return { status: "409", code, title: "A title.", ...(associated ? { meta: { associatedErrors: associated } } : {}) };
}

const every: [AppStoreConnectError, string, ErrorCode][] = [
  [new ArgumentError("m"), "ArgumentError", "ERR_ASC_ARGUMENT"],
  [new CredentialsError("m"), "CredentialsError", "ERR_ASC_CREDENTIALS"],
  [new ConnectionError("m"), "ConnectionError", "ERR_ASC_CONNECTION"],
  [new TimeoutError("m"), "TimeoutError", "ERR_ASC_TIMEOUT"],
  [refusedWith(), "ResponseError", "ERR_ASC_RESPONSE"],
  [new UnexpectedResponseError("m"), "UnexpectedResponseError", "ERR_ASC_UNEXPECTED_RESPONSE"],
  [new WebhookError("ERR_ASC_WEBHOOK_BODY", "m"), "WebhookError", "ERR_ASC_WEBHOOK_BODY"],
  [new WebhookError("ERR_ASC_WEBHOOK_SIGNATURE", "m"), "WebhookError", "ERR_ASC_WEBHOOK_SIGNATURE"],
];

test.each(every)("%s has its name and its code, and is an AppStoreConnectError", (thrown, name, code) => {
  expect(thrown).toBeInstanceOf(AppStoreConnectError);
  expect(thrown).toBeInstanceOf(Error);
  expect(thrown).toMatchObject({ name, code });
  expect(thrown.stack).toContain(name);
  expect(Object.keys(thrown)).not.toContain("name");
});

test("an unexpected response carries drift, and none where it is none", () => {
  const drift = [
    { impact: "breaking", operation: "GET /v1/apps", status: 200, pointer: "", expected: "object", found: "array" },
  ] as const;
  expect(new UnexpectedResponseError("m", drift).drift).toEqual(drift);
  expect(new UnexpectedResponseError("m").drift).toEqual([]);
});

test("a cause is kept", () => {
  const cause = new Error("below");
  expect(new ConnectionError("m", { cause }).cause).toBe(cause);
});

test("an error of a response carries what the response said", () => {
  const thrown = refusedWith(error("A.B"));
  expect(thrown).toMatchObject({
    ...{ status: 409, method: "POST", path: "/v1/alternativeDistributionPackages", requestId: "ABC.1" },
    ...{ rateLimit: { hourLimit: 3500 }, retryAfterSeconds: 7, errors: [error("A.B")] },
  });
});

test("the response is there, and shows neither in a log nor in JSON", () => {
  const thrown = refusedWith(error("A.B"));
  expect(thrown.response).toBeInstanceOf(Response);
  expect(Object.keys(thrown)).not.toContain("response");
  expect(JSON.parse(JSON.stringify(thrown))).not.toHaveProperty("response");
  expect(inspect(thrown)).not.toContain("Response {");
});

test.each([
  ["ENTITY_ERROR", true],
  ["ENTITY_ERROR.RELATIONSHIP", true],
  ["ENTITY_ERROR.RELATIONSHIP.INVALID", true],
  ["ENTITY_ERROR.RELATIONSHIP.INVALID.NOT_FOUND", false],
  ["ENTITY", false],
  ["ENTITY_ERROR.REL", false],
  ["ENTITY_ERROR.", false],
  ["entity_error", false],
  ["RELATIONSHIP", false],
  ["", false],
])("has(%j) compares whole segments", (code, expected) => {
  expect(refusedWith(error("ENTITY_ERROR.RELATIONSHIP.INVALID")).has(code)).toBe(expected);
});

test("has() looks at every error, not only the first", () => {
  const thrown = refusedWith(error("STATE_ERROR"), error("FORBIDDEN_ERROR.X"));
  expect(thrown.has("FORBIDDEN_ERROR")).toBe(true);
  expect(thrown.has("STATE_ERROR")).toBe(true);
  expect(thrown.has("NOT_FOUND")).toBe(false);
});

test("has() looks at associated errors, however deep", () => {
  const below = { "/v1/apps/1": [error("A", { "/v1/apps/2": [error("B"), error("C.D")] })] };
  const thrown = refusedWith(error("STATE_ERROR"), error("STATE_ERROR", below));
  expect(["A", "B", "C"].map((code) => thrown.has(code))).toEqual([true, true, true]);
});

test.each<[string, unknown]>([
  ["a list", [[error("A")]]],
  ["no lists", { path: error("A") }],
  ["odd items", { path: [null, 5, {}, { code: 7 }] }],
  ["text", "associated"],
  ["null", null],
])("associated errors that are %s do no harm", (_, associated) => {
  const thrown = refusedWith({ code: "STATE_ERROR", meta: { associatedErrors: associated } });
  expect(thrown.has("STATE_ERROR")).toBe(true);
});

test("the union of errors narrows on the code", () => {
  const narrow = (thrown: AnyAppStoreConnectError) => {
    switch (thrown.code) {
      case "ERR_ASC_RESPONSE":
        return expectTypeOf(thrown).toEqualTypeOf<ResponseError>();
      case "ERR_ASC_WEBHOOK_BODY":
      case "ERR_ASC_WEBHOOK_SIGNATURE":
        return expectTypeOf(thrown).toEqualTypeOf<WebhookError>();
      case "ERR_ASC_TIMEOUT":
        return expectTypeOf(thrown).toEqualTypeOf<TimeoutError>();
      default:
        // @ts-expect-error the other kinds know no status
        return thrown.status;
    }
  };
  for (const [thrown] of every) narrow(thrown as AnyAppStoreConnectError);
  expectTypeOf<AnyPublishError["code"]>().toEqualTypeOf<ErrorCode>();
});

/** The module once more, as a second copy of the package in the same program has it. */
async function anotherCopy(): Promise<typeof import("./errors.js")> {
  vi.resetModules();
  return import("./errors.js");
}

test("instanceof and isInstance hold for errors of another copy of the package, by their class", async () => {
  const other = await anotherCopy();
  expect(other.ResponseError).not.toBe(ResponseError);
  const error: unknown = new other.ResponseError("the message", details as never, new Response());
  expect([error instanceof ResponseError, error instanceof AppStoreConnectError]).toEqual([true, true]);
  expect([ResponseError.isInstance(error), AppStoreConnectError.isInstance(error)]).toEqual([true, true]);
  expect([error instanceof ArgumentError, TimeoutError.isInstance(error)]).toEqual([false, false]);
  expect(refusedWith() instanceof other.ResponseError).toBe(true);
  expect(new other.WebhookError("ERR_ASC_WEBHOOK_BODY", "x") instanceof WebhookError).toBe(true);
});

test("what is no error of this package is no instance, whatever it is called", () => {
  class ResponseErrorOfOthers extends Error {
    override get name() {
      return "ResponseError";
    }
  }
  const others = [
    new ResponseErrorOfOthers(),
    { name: "ResponseError", code: "ERR_ASC_RESPONSE" },
    null,
    undefined,
    5,
    "x",
  ];
  for (const other of others) {
    expect(ResponseError.isInstance(other)).toBe(false);
    expect(other instanceof AppStoreConnectError).toBe(false);
  }
});

test("subclasses of a program's own are distinguished, also from those of another copy", async () => {
  class Mine extends ArgumentError {}
  class Yours extends ArgumentError {}
  const error: unknown = new Mine("x");
  expect([error instanceof Mine, error instanceof Yours, Yours.isInstance(error)]).toEqual([true, false, false]);
  expect(new (await anotherCopy()).ArgumentError("x") instanceof Mine).toBe(false);
  expect(error instanceof (await anotherCopy()).ArgumentError).toBe(true);
});
