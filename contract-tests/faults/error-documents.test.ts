import { expect, test } from "vitest";
import { json } from "../../src/test-support/responses.js";
import { isObject } from "../../src/testing/contract.js";
import { contractOperations, operationNamed } from "../committed-contract.js";
import { sampleOf } from "../samples.js";
import { endingOf, notApples } from "./ending.js";
import { callOf, errorStatusesOf, kindOf } from "./operations.js";
import { placesIn, withValue } from "./places.js";

const create = operationNamed("POST /v1/alternativeDistributionPackages");
const errorSchema = create.responses[409]?.content?.["application/json"]?.schema.properties?.errors?.items ?? {};

/** An error with everything in it that the contract knows. */
const anError = (text: string, more = {}) => ({ ...(sampleOf(errorSchema, { text }) as object), ...more });
const associated = { "/v1/apps/1": [anError("ASSOCIATED"), anError("ASSOCIATED")] };
const [first, second] = [anError("FIRST", { meta: { associatedErrors: associated } }), anError("SECOND")];
const document = { errors: [first, second] };

const faults: [fault: string, hides: boolean, change: (value: unknown) => unknown][] = [
  ["null", true, () => null],
  ["nothing", true, () => undefined],
  ["a value of another type", true, (value) => (typeof value === "string" ? 7 : "text")],
  ["a list", true, () => [["text"]]],
  ["a text that no one knows", false, (value) => (typeof value === "string" ? "BRAND.NEW" : value)],
  ["an empty text", false, (value) => (typeof value === "string" ? "" : value)],
  ["a field that no one knows", false, (value) => (isObject(value) ? { ...value, brandNew: [{}] } : value)],
];

// Where a fault hides errors, and those that are left; without any it is no error document. Anywhere else all of them
// are handed on as they came.
const left: Record<string, [start: string, errors: unknown[]]> = {
  "errors.0": ["SECOND", [second]],
  "errors.0.code": ["SECOND", [second]],
  "errors.1": ["FIRST", [first]],
  "errors.1.code": ["FIRST", [first]],
};

test.each(faults)("%s at any place of an error document hides no other error", async (_, hides, change) => {
  for (const { name, steps, value } of placesIn(document)) {
    const faulty = withValue(document, steps, change(value)) as typeof document | undefined;
    // No body at all is no document.
    if (change(value) === value || faulty === undefined) continue;
    const start = name === "errors.0.code" ? change(value) : "FIRST";
    const [says, errors] = (hides && left[name]) || [start, faulty?.errors];
    const isNone = hides && (name === "" || name === "errors");
    const expected = isNone ? { error: notApples(409) } : { error: `ResponseError: 409 ${says}`, errors };
    const ending = await endingOf(callOf(create), [json(409, faulty)]);
    expect(ending, `at "${name}"`).toMatchObject({ ...expected, requests: "POST" });
  }
});

const unknown = { code: "BRAND.NEW", title: "A title." };

const bodies: [fault: string, body: unknown, errors: unknown[]][] = [
  ["no errors", {}, []],
  ["errors without codes", { errors: [{ status: "404", title: "None" }, { code: null }] }, []],
  ["an unknown code among what is no error", { errors: [null, 7, [], unknown] }, [unknown]],
];

test.each(bodies)("whatever the operation and the status, %s is an error that says so", async (_, body, errors) => {
  for (const operation of contractOperations) {
    for (const status of errorStatusesOf(operation)) {
      const ending = await endingOf(callOf(operation), [() => json(status, body)]);
      const isAbsent = status === 404 && errors.length > 0 && kindOf(operation) === "read that may find nothing";
      const failure =
        errors.length > 0 ? { error: `ResponseError: ${status} BRAND.NEW`, errors } : { error: notApples(status) };
      const expected = isAbsent ? { gives: undefined } : failure;
      expect(ending, `${operation.key} ${status}`).toMatchObject(expected);
    }
  }
});

test.each([
  [200, "ResponseError: 409 DEEP"],
  [10_000, notApples(409)],
])("errors nested %d deep in one another do no harm", async (depth, error) => {
  const nested = '{"code":"DEEP","meta":{"associatedErrors":{"a":['.repeat(depth) + "]}}}".repeat(depth);
  const ending = await endingOf(callOf(create), [new Response(`{"errors":[${nested}]}`, { status: 409 })]);
  expect(ending).toMatchObject({ error });
});
