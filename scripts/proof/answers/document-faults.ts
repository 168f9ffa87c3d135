import type { ContractOperation } from "../../../contract-tests/contract.js";
import { json } from "../../../src/testing/answers.js";
import { isObject } from "../../contract/is-object.js";
import { baseAnswers, madeOf, successOf } from "./base-answers.js";
import type { Expectation, Fault } from "./fault.js";
import { nameOf, type Place, placesIn, type Step, withValue } from "./places.js";

/** What is done to a value; undefined where it cannot be done. */
type Change = (place: Place) => { value: unknown; below?: Step } | undefined;

const changes: Record<string, Change> = {
  "an unknown field": ({ value }) =>
    isObject(value) ? { value: { isNew: [{ at: null }] }, below: "unknownField" } : undefined,
  "an unknown enum value": ({ schema, steps }) =>
    schema.enum && steps.at(-1) !== "type" ? { value: "NO_SUCH_VALUE" } : undefined,
  "an unknown resource type": ({ schema, steps }) =>
    schema.enum && steps.at(-1) === "type" ? { value: "brandNewResources" } : undefined,
  "a new kind of included resource": ({ value, steps }) =>
    steps.length === 0 && isObject(value)
      ? {
          value: [{ type: "brandNewResources", id: "1", attributes: { state: "NEW" } }, { type: "webhooks" }],
          below: "included",
        }
      : undefined,
  null: ({ value }) => (value === null ? undefined : { value: null }),
  "an absent optional field": ({ required, steps }) =>
    !required && typeof steps.at(-1) === "string" ? { value: undefined } : undefined,
  "an absent required field": ({ required, steps }) =>
    required && steps.length > 0 ? { value: undefined } : undefined,
  "a value of another type": ({ value }) => ({ value: typeof value === "string" ? 7 : "text" }),
};

/** Faults within the document of a success, at every place of every base answer. */
export function documentFaults(operation: ContractOperation): Fault[] {
  return baseAnswers(operation, successOf(operation)).flatMap(({ name, status, document, schema }) =>
    placesIn(document, schema).flatMap((place) =>
      Object.entries(changes).flatMap(([operator, change]) => {
        const changed = change(place);
        if (!changed) return [];
        const steps = changed.below === undefined ? place.steps : [...place.steps, changed.below];
        const faulty = withValue(document, steps, changed.value);
        const site = `${name}: ${nameOf(place.steps)}`;
        return [
          { operator, site, answers: [() => json(status, faulty)], expected: expectationFor(operation, steps, faulty) },
        ];
      }),
    ),
  );
}

/**
 * The client promises `data` and the type and id of what is in it. What else is missing or odd is handed on, for the
 * caller to see.
 */
function expectationFor(operation: ContractOperation, steps: readonly Step[], faulty: unknown): Expectation {
  const isPromised = /^(|data(\.\d+)?(\.(id|type))?)$/.test(steps.join("."));
  if (!isPromised || isStillGood(operation, steps, faulty)) return { gives: madeOf(operation, faulty) };
  const isNoList = steps.join(".") === "data" && faulty !== null && (faulty as { data?: unknown }).data === null;
  const message = isNoList && operation.method === "GET" ? /holds no list/ : /answer (that is not|without)/;
  return { throws: "UnexpectedResponseError", message };
}

/** A type may be any text; a read that is no list may find nothing. */
function isStillGood(operation: ContractOperation, steps: readonly Step[], faulty: unknown): boolean {
  const place = steps.join(".");
  if (place.endsWith("type"))
    return steps.reduce((at, step) => (at as Record<Step, unknown>)[step], faulty) === "brandNewResources";
  return (
    place === "data" &&
    (faulty as { data?: unknown }).data === null &&
    operation.method === "GET" &&
    !isPaged(operation)
  );
}

/** Lists that the client reads page by page. Linkages are handed on as they are. */
function isPaged({ path, responses }: ContractOperation): boolean {
  const data = responses[200]?.content?.["application/json"]?.schema.properties?.data;
  return data?.type === "array" && !path.includes("/relationships/");
}
