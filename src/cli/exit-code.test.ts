import { expect, test } from "vitest";
import {
  ArgumentError,
  ConnectionError,
  CredentialsError,
  createClient,
  type Drift,
  TimeoutError,
  UnexpectedResponseError,
} from "../index.js";
import { FileError, IntegrityError, NotFoundError, NotReadyError } from "../node/index.js";
import { refusal } from "../testing/answers.js";
import { failureOf } from "../testing/failure-of.js";
import { exitCodeMeanings, exitCodeOf, exitCodes } from "./exit-code.js";

function responseError(status: number): Promise<unknown> {
  const fetch = async () => refusal(status, "SOME_ERROR");
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
  expect(exitCodeOf(await responseError(status))).toBe(code);
});

test("every exit code has a meaning in the help", () => {
  expect(exitCodeMeanings.map(([code]) => code)).toEqual(Object.values(exitCodes));
});
