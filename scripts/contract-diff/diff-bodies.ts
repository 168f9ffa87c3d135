import type { Change } from "./change.js";
import { diffContent } from "./diff-content.js";
import { diffHeaders } from "./diff-headers.js";
import { type BothDocuments, type OperationPair, resolved } from "./operation-pair.js";
import { change, changeIn, type Part } from "./place.js";
import type { Direction } from "./schemas/difference.js";
import { entriesOf } from "./schemas/raw-schema.js";
import { diffUnknownKeywords } from "./unknown-keywords.js";
import { verdicts } from "./verdicts.js";

/** Changes in the body of the request. What a webhook brings is written down as a request and comes as an answer. */
export function diffRequestBody(pair: OperationPair, documents: BothDocuments, direction: Direction): Change[] {
  const [before, after] = [pair.before.operation.requestBody, pair.after.operation.requestBody];
  const [old, now] = [resolved(documents.before, before), resolved(documents.after, after)];
  const part: Part = {
    ...{ operation: pair.operation, name: "request body", direction },
    ...{ subject: "request-body", subjectBelow: "request-property" },
  };
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [added(part, now.required === true)];
  if (after === undefined) return [removed(part)];
  const place = { operation: pair.operation, location: part.name };
  return [
    ...requirement(part, old, now),
    ...diffContent(part, old.content, now.content, documents),
    ...diffUnknownKeywords(place, old, now, new Set(["content", "required"]), documents),
  ];
}

function added(part: Part, isRequired: boolean): Change {
  const kind = isRequired ? "required" : "optional";
  const verdict = isRequired && part.direction === "request" ? verdicts.refused : verdicts.more;
  const place = { operation: part.operation, location: part.name };
  return change(place, `request-body-added-${kind}`, `${kind} body added`, verdict);
}

function removed(part: Part): Change {
  const verdict = part.direction === "request" ? verdicts.notHeard : verdicts.notFound;
  return change({ operation: part.operation, location: part.name }, "request-body-removed", "body removed", verdict);
}

function requirement(part: Part, before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  if ((before.required === true) === (after.required === true)) return [];
  return after.required === true
    ? [changeIn(part, { rule: "request-body-became-required", effect: "narrows", what: "required now" })]
    : [changeIn(part, { rule: "request-body-became-optional", effect: "widens", what: "no longer required" })];
}

/** Changes in the answers: which statuses there are, and what each of them brings. */
export function diffResponses(pair: OperationPair, documents: BothDocuments, direction: Direction): Change[] {
  const [old, now] = [answersOf(pair.before), answersOf(pair.after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((status) => {
    const place = { operation: pair.operation, location: `response ${status}` };
    const [before, after] = [old.get(status), now.get(status)];
    if (before === undefined || after === undefined) {
      return [presence(place, status, before === undefined ? now : old, before === undefined ? "added" : "removed")];
    }
    const part: Part = {
      ...{ operation: pair.operation, name: place.location, direction },
      ...{ subject: "response-body", subjectBelow: "response-property" },
    };
    return diffResponse(part, resolved(documents.before, before), resolved(documents.after, after), documents);
  });
}

/** By status. Ranges are the same in capitals or not. */
function answersOf({ operation }: OperationPair["before"]): Map<string, unknown> {
  const all = entriesOf(operation.responses).filter(([status]) => !status.startsWith("x-"));
  return new Map(all.map(([status, answer]) => [status.replace(/xx$/i, "XX"), answer]));
}

/** What callers wait for: 2xx and 3xx, as a number or as a range, and the default where nothing else is said. */
function presence(
  place: Pick<Change, "operation" | "location">,
  status: string,
  { size }: ReadonlyMap<string, unknown>,
  action: "added" | "removed",
): Change {
  const isSuccess = /^[23]/.test(status) || (status === "default" && size === 1);
  const harmless = action === "removed" ? verdicts.fewerErrors : verdicts.errorsAlike;
  const rule = `response-${isSuccess ? "success" : "non-success"}-status-${action}`;
  return change(place, rule, `status ${status} ${action}`, isSuccess ? verdicts.unexpectedAnswer : harmless);
}

/** Links say which calls come next. They are for those who follow them, and the client does not. */
const known = new Set(["content", "headers", "links"]);

function diffResponse(
  part: Part,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  documents: BothDocuments,
): Change[] {
  const place = { operation: part.operation, location: part.name };
  return [
    ...diffContent(part, before.content, after.content, documents),
    ...diffHeaders(part, before.headers, after.headers, documents),
    ...diffUnknownKeywords(place, before, after, known, documents),
  ];
}
