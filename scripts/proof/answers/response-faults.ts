import type { ContractOperation } from "../../../contract-tests/contract.js";
import { json } from "../../../src/testing/answers.js";
import { baseAnswer, baseAnswers, madeOf, successOf } from "./base-answers.js";
import { refusal } from "./error-faults.js";
import type { Expectation, Fault } from "./fault.js";

const html = "<html>\n<h1>Sign in</h1></html>";
const contentTypes = ["text/html", "text/plain; charset=utf-16", "application/problem+json", "no/such-type", ""];
const redirects = [300, 301, 302, 303, 304, 307, 308];
const otherSuccesses = [200, 201, 202, 203, 206, 299];
const otherErrors = [402, 405, 406, 408, 410, 413, 415, 418, 423, 451, 499, 500, 501, 502, 503, 504, 511, 599];

/** Faults of the answer around the document. */
export function responseFaults(operation: ContractOperation): Fault[] {
  const success = successOf(operation);
  const errors = operation.statuses.filter((status) => status >= 400);
  return [
    ...otherStatuses(operation),
    ...[success, ...errors, 406, 502].flatMap((status) => [
      bodyFault(operation, "HTML", status, html, "text/html"),
      bodyFault(operation, "an empty body", status, ""),
      bodyFault(operation, "a blank body", status, " \r\n"),
    ]),
    ...[success, ...errors].flatMap((status) => [
      ...cutOff(operation, status),
      ...otherContentTypes(operation, status),
    ]),
  ];
}

/** A good document with a status that the contract does not have for the operation. */
function otherStatuses(operation: ContractOperation): Fault[] {
  const document = baseAnswer(operation, successOf(operation));
  const errors = baseAnswer(operation, operation.statuses.find((status) => status >= 400) ?? 0);
  const fault = (status: number, answer: () => Response, expected: Expectation): Fault[] =>
    operation.statuses.includes(status)
      ? []
      : [{ operator: "an undocumented status", site: `${status}`, answers: [answer], expected }];
  return [
    ...otherSuccesses.flatMap((status) => fault(status, () => json(status, document), success(operation, document))),
    ...otherErrors.flatMap((status) => fault(status, () => json(status, errors), refusal(operation, status, errors))),
    ...redirects.flatMap((status) =>
      fault(status, () => new Response(null, { status, headers: { location: "https://elsewhere.example/x" } }), {
        ...{
          throws: "UnexpectedResponseError",
          message: new RegExp(`^${status} redirect to https://elsewhere.example `),
        },
        sent: 1,
      }),
    ),
  ];
}

/** A body that is no document. */
function bodyFault(
  operation: ContractOperation,
  operator: string,
  status: number,
  text: string,
  type = "application/json",
): Fault {
  const headers = { "content-type": type };
  // 204 cannot have one.
  const sent = status === 204 && text !== "" ? 200 : status;
  const answer = () => new Response(sent === 204 ? null : text, { status: sent, headers });
  return { operator, site: `${status}`, answers: [answer], expected: withoutDocument(operation, status, text) };
}

function withoutDocument(operation: ContractOperation, status: number, text: string): Expectation {
  if (status >= 400) return refusal(operation, status, undefined);
  if (operation.method === "DELETE" && text === "") return { gives: undefined };
  const what = text === "" ? "without a body" : "that is not an App Store Connect document";
  return { throws: "UnexpectedResponseError", message: new RegExp(`^20\\d answer ${what}`) };
}

/** A document that ends too early, at ten places. */
function cutOff(operation: ContractOperation, status: number): Fault[] {
  return baseAnswers(operation, status).flatMap(({ name, document }) => {
    const text = JSON.stringify(document);
    const ends = Array.from({ length: 10 }, (_, at) => Math.ceil(((at + 1) * (text.length - 1)) / 10));
    return ends.map((end) => ({
      ...{ operator: "JSON that is cut off", site: `${status} ${name}: after ${end} of ${text.length} characters` },
      answers: [() => new Response(text.slice(0, end), { status })],
      expected: withoutDocument(operation, status, text),
    }));
  });
}

/** A good document that is said to be something else. */
function otherContentTypes(operation: ContractOperation, status: number): Fault[] {
  return baseAnswers(operation, status).flatMap(({ name, document }) =>
    contentTypes.map((type) => ({
      ...{ operator: "another content type", site: `${status} ${name}: ${type || "none"}` },
      answers: [() => json(status, document, { "content-type": type })],
      expected: status >= 400 ? refusal(operation, status, document) : success(operation, document),
    })),
  );
}

function success(operation: ContractOperation, document: unknown): Expectation {
  return { gives: operation.method === "DELETE" ? undefined : madeOf(operation, document) };
}
