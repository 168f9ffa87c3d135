import type { Change } from "./change.js";
import { diffContent } from "./diff-content.js";
import type { Direction } from "./difference.js";
import { type BothDocuments, type OperationPair, resolved } from "./operation-pair.js";
import { change, changeIn, type Part } from "./place.js";
import { entriesOf, isObject, type RawSchema } from "./raw-schema.js";
import { verdicts } from "./verdicts.js";

/** Changes in the body of the request. What a webhook brings is written down as a request and comes as an answer. */
export function diffRequestBody(pair: OperationPair, documents: BothDocuments, direction: Direction): Change[] {
  const place = { operation: pair.operation, location: "request body" };
  const [before, after] = [pair.before.operation.requestBody, pair.after.operation.requestBody];
  if (before === undefined && after === undefined) return [];
  const [old, now] = [resolved(documents.before, before), resolved(documents.after, after)];
  if (before === undefined) {
    return now.required === true
      ? [change(place, "request-body-added-required", "required body added", verdicts.refused)]
      : [change(place, "request-body-added-optional", "optional body added", verdicts.more)];
  }
  if (after === undefined) return [change(place, "request-body-removed", "body removed", verdicts.notHeard)];
  const part: Part = {
    ...{ operation: pair.operation, name: place.location, direction },
    ...{ subject: "request-body", subjectBelow: "request-property" },
  };
  return [...requirement(place, old, now), ...diffContent(part, old.content, now.content, documents.compare)];
}

type Place = Pick<Change, "operation" | "location">;

function requirement(place: Place, before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  if ((before.required === true) === (after.required === true)) return [];
  return after.required === true
    ? [change(place, "request-body-became-required", "required now", verdicts.refused)]
    : [change(place, "request-body-became-optional", "no longer required", verdicts.acceptsMore)];
}

/** Changes in the answers: which statuses there are, and what each of them brings. */
export function diffResponses(pair: OperationPair, documents: BothDocuments, direction: Direction): Change[] {
  const old = new Map(entriesOf(pair.before.operation.responses));
  const now = new Map(entriesOf(pair.after.operation.responses));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((status) => {
    const place = { operation: pair.operation, location: `response ${status}` };
    const kind = isSuccess(status) ? "success" : "non-success";
    if (!now.has(status)) {
      const verdict = isSuccess(status) ? verdicts.unexpectedAnswer : verdicts.fewerErrors;
      return [change(place, `response-${kind}-status-removed`, `status ${status} removed`, verdict)];
    }
    if (!old.has(status)) {
      const verdict = isSuccess(status) ? verdicts.unexpectedAnswer : verdicts.errorsAlike;
      return [change(place, `response-${kind}-status-added`, `status ${status} added`, verdict)];
    }
    const part: Part = {
      ...{ operation: pair.operation, name: place.location, direction },
      ...{ subject: "response-body", subjectBelow: "response-property" },
    };
    const [before, after] = [resolved(documents.before, old.get(status)), resolved(documents.after, now.get(status))];
    return [
      ...diffContent(part, before.content, after.content, documents.compare),
      ...diffHeaders(part, before.headers, after.headers, documents),
    ];
  });
}

/** 2xx and 3xx, as a number or as a range. */
function isSuccess(status: string): boolean {
  return /^[23]/.test(status);
}

function diffHeaders(part: Part, before: unknown, after: unknown, documents: BothDocuments): Change[] {
  const [old, now] = [headersOf(documents.before, before), headersOf(documents.after, after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const place = { operation: part.operation, location: `${part.name} header ${name}` };
    const [oldHeader, nowHeader] = [old.get(name), now.get(name)];
    if (!nowHeader) {
      const kind = oldHeader?.required === true ? "required" : "optional";
      return [change(place, `${kind}-response-header-removed`, `${kind} header removed`, verdicts.unexpectedAnswer)];
    }
    if (!oldHeader) return [change(place, "response-header-added", "header added", verdicts.more)];
    return diffHeader(
      { ...part, name: place.location, subject: "response-header", subjectBelow: "response-header-property" },
      oldHeader,
      nowHeader,
      documents,
    );
  });
}

function headersOf(document: object, headers: unknown): Map<string, Record<string, unknown>> {
  return new Map(entriesOf(headers).map(([name, header]) => [name.toLowerCase(), resolved(document, header)]));
}

function diffHeader(
  part: Part,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  { compare }: BothDocuments,
): Change[] {
  const schema = (header: Record<string, unknown>) =>
    isObject(header.schema) ? (header.schema as RawSchema) : undefined;
  const found = compare(schema(before), schema(after), part.direction);
  const place = { operation: part.operation, location: part.name };
  const requirement =
    (before.required === true) === (after.required === true)
      ? []
      : after.required === true
        ? [change(place, "response-header-became-required", "required now", verdicts.promisesMore)]
        : [change(place, "response-header-became-optional", "no longer required", verdicts.unexpectedAnswer)];
  return [...requirement, ...found.map((difference) => changeIn(part, difference))];
}
