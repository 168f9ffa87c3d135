import { describe, expect, test } from "vitest";
import type { OperationKey } from "../../generated/operations.js";
import { json } from "../../src/test-support/responses.js";
import { type ContractOperation, isObject } from "../../src/testing/contract.js";
import { contractOperations, operationNamed } from "../committed-contract.js";
import { endingOf, noDocument, runWith } from "./ending.js";
import { callOf, kindOf, kinds, successOf } from "./operations.js";
import { placesIn, withValue } from "./places.js";

/** What becomes of a document: handed on as it came, refused, refused for what it holds, or undefined for a caller. */
type Outcome = "as it came" | "refused" | "no list" | "a list" | "none" | "undefined";

const endingWithDrift = runWith({ validate: "report", onDrift: () => {} });

/** Responds with success and a document. Drift is reported, but for another `run`: that changes nothing else. */
async function expectOutcome(
  operation: ContractOperation,
  document: unknown,
  outcome: Outcome,
  { what = "", run = endingWithDrift } = {},
): Promise<void> {
  const { status } = successOf(operation);
  const { key, method } = operation;
  const expected = {
    "as it came": { gives: method === "DELETE" ? undefined : document },
    refused: { error: `UnexpectedResponseError: ${status} ${noDocument}` },
    "no list": { error: "UnexpectedResponseError: the response to a list holds no list" },
    "a list": { error: "UnexpectedResponseError: the response to a read of one resource holds a list" },
    none: { error: "UnexpectedResponseError: the response to a read of one resource holds none" },
    undefined: { gives: undefined },
  };
  const ending = await run(callOf(operation), [json(status, document)]);
  expect(ending, `${key} ${what}`).toEqual({ ...expected[outcome], requests: method, waits: [] });
}

type Resource = Record<string, unknown>;
type Document = Record<string, unknown> & { data: Resource | Resource[] };
type Change = (document: Document) => unknown;

/** Changes the resource of a document, or all but the first of a list. */
const inResource =
  (change: (resource: Resource) => unknown): Change =>
  ({ data, ...document }) => ({
    ...document,
    data: Array.isArray(data) ? data.map((resource, at) => (at > 0 ? change(resource) : resource)) : change(data),
  });

const newResource = { type: "brandNewResources", id: "1", attributes: { state: "NEW" } };

const changes: [fault: string, outcome: Outcome, change: Change][] = [
  ["a field that no one knows", "as it came", (document) => ({ ...document, brandNew: [{ at: null }] })],
  ["attributes that no one knows", "as it came", inResource((one) => ({ ...one, attributes: { state: ["NEW"] } }))],
  ["a resource without attributes", "as it came", inResource(({ type, id }) => ({ type, id }))],
  ["null for attributes", "as it came", inResource((one) => ({ ...one, attributes: null }))],
  ["a resource of a type that no one knows", "as it came", inResource(() => newResource)],
  ["included resources that no one knows", "as it came", (document) => ({ ...document, included: [newResource, {}] })],
  ["no links", "as it came", ({ links: _, ...document }) => document],
  ["null for links", "as it came", (document) => ({ ...document, links: null })],
  ["no data", "refused", ({ data: _, ...document }) => document],
  ["text for data", "refused", (document) => ({ ...document, data: "text" })],
  ["false for data", "refused", (document) => ({ ...document, data: false })],
  ["a resource without an id", "refused", inResource(({ id: _, ...one }) => one)],
  ["a resource with an empty id", "refused", inResource((one) => ({ ...one, id: "" }))],
  ["a resource without a type", "refused", inResource(({ type: _, ...one }) => one)],
  ["text for a resource", "refused", inResource(() => "text")],
  ["errors in place of data", "refused", () => ({ errors: [{ status: "404", code: "NOT_FOUND", title: "None" }] })],
  ["a list at the top", "refused", (document) => [document]],
];

test.each(changes)("whatever the operation, a success with %s is %s", async (_, outcome, change) => {
  for (const operation of contractOperations) {
    const document = change(successOf(operation).document as Document);
    await expectOutcome(operation, document, outcome, { run: endingOf });
  }
});

const list = [newResource, { type: "webhooks", id: "2" }];

// The outcomes of each kind of operation: a write, a list, a read, a read that may find nothing, a raw read, a DELETE.
const dataRows: [what: string, data: unknown, outcomes: Outcome[]][] = [
  ["null", null, ["refused", "no list", "none", "undefined", "as it came", "undefined"]],
  ["an empty list", [], ["refused", "as it came", "a list", "a list", "as it came", "undefined"]],
  ["a list", list, ["refused", "as it came", "a list", "a list", "as it came", "undefined"]],
  ["a resource", newResource, ["as it came", "no list", "as it came", "as it came", "as it came", "undefined"]],
  ["a list with null in it", [...list, null], ["refused", "refused", "refused", "refused", "refused", "refused"]],
];
const dataCells = dataRows.flatMap(([what, data, outcomes]) =>
  outcomes.map((outcome, at) => [kinds[at] ?? "", what, outcome, data] as const),
);

test.each(dataCells)("a %s whose data is %s is %s", async (kind, _, outcome, data) => {
  const operations = contractOperations.filter((operation) => kindOf(operation) === kind);
  expect(operations).not.toEqual([]);
  for (const operation of operations) await expectOutcome(operation, { data, links: { self: "/" } }, outcome);
});

const faults: [fault: string, breaksPromise: boolean, change: (value: unknown) => unknown][] = [
  ["null", true, () => null],
  ["nothing", true, () => undefined],
  ["a value of another type", true, (value) => (typeof value === "string" ? 7 : "text")],
  ["a text that no one knows", false, (value) => (typeof value === "string" ? "BRAND_NEW" : value)],
  ["a field that no one knows", false, (value) => (isObject(value) ? { ...value, brandNew: [{}] } : value)],
];

// What Apple promises of every document, and the client relies on. What else is missing or odd is the caller's to see.
const promises: [key: OperationKey, promised: string[]][] = [
  ["POST /v1/alternativeDistributionPackages", ["", "data", "data.id", "data.type"]],
  ["PATCH /v1/webhooks/{id}", ["", "data", "data.id", "data.type"]],
  ["DELETE /v1/webhooks/{id}", ["", "data", "data.id", "data.type"]],
  ["GET /v1/appStoreVersions/{id}/alternativeDistributionPackage", ["", "data", "data.id", "data.type"]],
  [
    "GET /v1/apps/{id}/webhooks",
    ["", "data", "data.0", "data.0.id", "data.0.type", "data.1", "data.1.id", "data.1.type"],
  ],
];

describe.each(promises)("%s", (key, promised) => {
  const operation = operationNamed(key);
  const { document } = successOf(operation);

  test.each(faults)("%s at every place in turn is refused where it breaks a promise", async (fault, breaks, change) => {
    for (const { name, steps, value } of placesIn(document)) {
      if (change(value) === value) continue;
      // What `data: null` means stands above; a list may be shorter; and no body at all is no document.
      if (fault === "null" && name === "data") continue;
      if (fault === "nothing" && typeof steps.at(-1) !== "string") continue;
      const outcome = breaks && promised.includes(name) ? "refused" : "as it came";
      await expectOutcome(operation, withValue(document, steps, change(value)), outcome, { what: `at "${name}"` });
    }
  });
});
