import type { ContractOperation } from "../../../contract-tests/contract.js";
import { givesUndefined } from "../../../contract-tests/nullable-reads.js";
import { json } from "../../../src/testing/answers.js";
import { baseAnswers } from "./base-answers.js";
import { type Expectation, type Fault, requestsFor } from "./fault.js";
import { nameOf, type Place, placesIn, withValue } from "./places.js";

const changes: Record<string, (place: Place) => unknown[]> = {
  "an unknown field in an error document": ({ value }) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? [{ ...value, unknownField: [{}] }] : [],
  "an unknown code in an error document": ({ steps }) => (steps.at(-1) === "code" ? ["NO_SUCH.CODE", ""] : []),
  "null in an error document": () => [null],
  "an absent field in an error document": ({ steps }) => (typeof steps.at(-1) === "string" ? [undefined] : []),
  "a value of another type in an error document": ({ value }) => [typeof value === "string" ? 7 : "text"],
  "errors nested deep in an error document": ({ steps }) =>
    steps.at(-1) === "associatedErrors" ? [{ a: nested(200) }] : [],
};

/** Faults within the error documents of every documented status. */
export function errorFaults(operation: ContractOperation): Fault[] {
  return operation.statuses
    .filter((status) => status >= 400)
    .flatMap((status) => baseAnswers(operation, status))
    .flatMap(({ name, status, document, schema }) =>
      placesIn(document, schema).flatMap((place) =>
        Object.entries(changes).flatMap(([operator, change]) =>
          change(place).map((value) => {
            const faulty = withValue(document, place.steps, value);
            const site = `${status} ${name}: ${nameOf(place.steps)}`;
            return {
              operator,
              site,
              answers: [() => json(status, faulty)],
              expected: refusal(operation, status, faulty),
            };
          }),
        ),
      ),
    );
}

/** The error of the status, with whatever in the document is an error: what has a code. */
export function refusal(operation: ContractOperation, status: number, document: unknown): Expectation {
  const errors = errorsIn(document);
  if (status === 404 && givesUndefined(operation) && saysNotFound(errors)) return { gives: undefined };
  const first = (errors[0] as { code: string } | undefined)?.code;
  const says = first === undefined ? "answer (has no body|is not Apple's error document)" : escaped(first);
  const message = new RegExp(`^${status} ${says}`);
  return { throws: "ResponseError", status, errors, message, sent: requestsFor(operation.method, status) };
}

/** Whether the errors of a 404 are Apple's, and none of them says that the path is wrong. */
export function saysNotFound(errors: readonly unknown[]): boolean {
  const codes = [...JSON.stringify(errors).matchAll(/"code":"([^"]+)"/g)].map(([, code = ""]) => code);
  return errors.length > 0 && !codes.some((code) => /^PATH_ERROR(\.|$)/.test(code));
}

function errorsIn(document: unknown): unknown[] {
  const { errors } = (document ?? {}) as { errors?: unknown };
  const isError = (item: { code?: unknown } | null) => typeof item === "object" && typeof item?.code === "string";
  return Array.isArray(errors) ? errors.filter(isError) : [];
}

function nested(depth: number): unknown[] {
  let errors: unknown[] = [];
  for (let at = 0; at < depth; at++) errors = [{ code: "DEEP", meta: { associatedErrors: { a: errors } } }];
  return errors;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
