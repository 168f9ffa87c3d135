import { expect, test } from "vitest";
import { json, refusal } from "../../src/test-support/responses.js";
import { contractOperations } from "../committed-contract.js";
import { endingOf, noBody } from "./ending.js";
import { callOf, representatives, successOf } from "./operations.js";

/** Every operation meets one status of each kind; those that stand for others meet all of them. */
const meeting = (status: number) => ([202, 302, 418, 503].includes(status) ? contractOperations : representatives);

test.each([200, 201, 202, 203, 206, 299])("a document with %d is a success", async (status) => {
  for (const operation of meeting(status)) {
    const { document } = successOf(operation);
    const gives = operation.method === "DELETE" ? undefined : document;
    const ending = await endingOf(callOf(operation), [json(status, document)]);
    expect(ending, operation.key).toEqual({ gives, requests: operation.method, waits: [] });
  }
});

test.each([204, 205])("a %d is a success of a DELETE alone", async (status) => {
  for (const operation of meeting(status)) {
    const { key, method } = operation;
    const ending = await endingOf(callOf(operation), [new Response(null, { status })]);
    const failure = { error: `UnexpectedResponseError: ${status} ${noBody}` };
    expect(ending, key).toEqual({ ...(method === "DELETE" ? {} : failure), requests: method, waits: [] });
  }
});

test.each([300, 301, 302, 303, 304, 305, 307, 308])("a %d is not followed", async (status) => {
  for (const operation of meeting(status)) {
    const headers = { location: "https://elsewhere.example/v1/x" };
    const ending = await endingOf(callOf(operation), [() => new Response(null, { status, headers })]);
    const error = `UnexpectedResponseError: ${status} redirect to https://elsewhere.example was not followed`;
    expect(ending, operation.key).toEqual({ error, requests: operation.method, waits: [] });
  }
});

// How often a GET or DELETE is sent, and a POST or PATCH.
const errorRows: [statuses: number[], reads: number, writes: number][] = [
  [[402, 405, 406, 410, 412, 413, 415, 418, 423, 425, 451, 499], 1, 1],
  [[501, 505, 507, 511, 599], 1, 1],
  [[408, 500, 502, 503, 504], 3, 1],
];
const errorCells = errorRows.flatMap(([statuses, ...times]) => statuses.map((status) => [status, ...times] as const));

test.each(errorCells)("a %d is an error: a read is sent %d times, a write %d times", async (status, reads, writes) => {
  for (const operation of meeting(status)) {
    const { key, method } = operation;
    const times = method === "POST" || method === "PATCH" ? writes : reads;
    const ending = await endingOf(callOf(operation), [() => refusal(status, "BRAND.NEW")]);
    expect(ending, key).toMatchObject({
      error: `ResponseError: ${status} BRAND.NEW`,
      errors: [{ code: "BRAND.NEW" }],
      requests: Array(times).fill(method).join(" "),
    });
  }
});
