import { expect, test } from "vitest";
import {
  ArgumentError,
  ConnectionError,
  CredentialsError,
  createClient,
  type Drift,
  TimeoutError,
  UnexpectedResponseError,
} from "../../index.js";
import { FileError, IntegrityError, NotFoundError, NotReadyError } from "../../node/index.js";
import { failureOf } from "../../test-support/failure-of.js";
import { refusal } from "../../test-support/responses.js";
import { exitCodeMeanings, exitCodeOf, exitCodes } from "./exit-code.js";

function errorOf(respond: () => Response): Promise<unknown> {
  const fetch = async () => respond();
  const client = createClient({ credentials: { token: async () => "t" }, fetch, retry: false });
  return failureOf(() => client.domains.get("1"));
}

test.each([
  [new ArgumentError("x"), 2],
  [new CredentialsError("x"), 3],
  [new UnexpectedResponseError("x"), 7],
  [new UnexpectedResponseError("breaks the contract", [{ impact: "breaking" } as Drift]), 7],
  [new NotFoundError("x"), 4],
  [new NotReadyError("x"), 5],
  [new IntegrityError("x", "a"), 6],
  [new ConnectionError("x"), 7],
  [new TimeoutError("x"), 7],
  [new FileError("x", "a"), 1],
  [new Error("x"), 1],
  ["text", 1],
])("%s ends with %i", (error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});

test.each([
  [401, 3],
  [403, 4],
  [409, 4],
  [429, 7],
  [408, 7],
  [500, 7],
])("a %i of Apple's ends with %i", async (status, code) => {
  expect(exitCodeOf(await errorOf(() => refusal(status, "SOME_ERROR")))).toBe(code);
});

test.each([200, 400, 401, 403, 404, 407, 409, 422, 451, 500, 502])("a %i page ends with 7", async (status) => {
  expect(exitCodeOf(await errorOf(() => new Response("<html>", { status })))).toBe(exitCodes.connection);
});

test("every exit code has a meaning in the help", () => {
  expect(exitCodeMeanings.map(([code]) => code)).toEqual(Object.values(exitCodes));
});
