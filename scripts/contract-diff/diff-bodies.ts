import { type Change, change, changeIn, type Part, type Place } from "./change.js";
import { type Direction, verdicts } from "./classify.js";
import { type BothDocuments, diffUnknownKeywords, type Node, type OperationPair, resolved } from "./operation-pair.js";
import { crosses, narrows, requirement, widens } from "./schemas/difference.js";
import { entriesOf, isObject, isSchema, pairsByName } from "./schemas/raw-schema.js";

const keywordsOfRequest = new Set(["content", "required"]);
/** Links name the calls that come next, and the client does not follow them. */
const keywordsOfResponse = new Set(["content", "headers", "links"]);
const keywordsOfMediaType = new Set(["schema", "encoding"]);
const keywordsOfHeader = new Set(["schema", "content", "required", "deprecated", "style", "explode"]);

/** Changes in the body of the request. What a webhook brings is written down as a request and comes as a response. */
export function diffRequestBody(pair: OperationPair, documents: BothDocuments, direction: Direction): Change[] {
  const [before, after] = [pair.before.operation.requestBody, pair.after.operation.requestBody];
  const [old, now] = [resolved(documents.before, before), resolved(documents.after, after)];
  const part: Part = {
    ...{ operation: pair.operation, location: "request body", direction },
    ...{ subject: "request-body", subjectBelow: "request-property" },
  };
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [added(part, now.required === true)];
  if (after === undefined) {
    const verdict = direction === "request" ? verdicts.ignored : verdicts.notFound;
    return [change(part, "request-body-removed", "body removed", verdict)];
  }
  return [
    ...diffRequirement(part, old, now),
    ...diffContent(part, old.content, now.content, documents),
    ...diffUnknownKeywords(part, old, now, keywordsOfRequest, documents),
  ];
}

function added(part: Part, isRequired: boolean): Change {
  const kind = isRequired ? "required" : "optional";
  const verdict = isRequired && part.direction === "request" ? verdicts.refused : verdicts.more;
  return change(part, `request-body-added-${kind}`, `${kind} body added`, verdict);
}

function diffRequirement(part: Part, before: Node, after: Node): Change[] {
  const isRequired = after.required === true;
  return (before.required === true) === isRequired ? [] : [changeIn(part, requirement(isRequired))];
}

/** Changes in the responses: which statuses exist, and what each of them brings. */
export function diffResponses(pair: OperationPair, documents: BothDocuments, direction: Direction): Change[] {
  const [old, now] = [responsesOf(pair.before), responsesOf(pair.after)];
  return pairsByName(old, now).flatMap(([status, before, after]) => {
    const part: Part = {
      ...{ operation: pair.operation, location: `response ${status}`, direction },
      ...{ subject: "response-body", subjectBelow: "response-property" },
    };
    if (before === undefined) return [statusChange(part, status, now.size, "added")];
    if (after === undefined) return [statusChange(part, status, old.size, "removed")];
    return diffResponse(part, resolved(documents.before, before), resolved(documents.after, after), documents);
  });
}

/** By status. Ranges are the same in capitals or not. */
function responsesOf({ operation }: OperationPair["before"]): Map<string, unknown> {
  const all = entriesOf(operation.responses).filter(([status]) => !status.startsWith("x-"));
  return new Map(all.map(([status, response]) => [status.replace(/xx$/i, "XX"), response]));
}

/** Callers expect 2xx and 3xx, as a number or as a range, and the default where it is the only one. */
function statusChange(place: Place, status: string, statuses: number, action: "added" | "removed"): Change {
  const isSuccess = /^[23]/.test(status) || (status === "default" && statuses === 1);
  const harmless = action === "removed" ? verdicts.fewerErrors : verdicts.errorsAlike;
  const rule = `response-${isSuccess ? "success" : "non-success"}-status-${action}`;
  return change(place, rule, `status ${status} ${action}`, isSuccess ? verdicts.unexpectedResponse : harmless);
}

function diffResponse(part: Part, before: Node, after: Node, documents: BothDocuments): Change[] {
  return [
    ...diffContent(part, before.content, after.content, documents),
    ...diffHeaders(part, before.headers, after.headers, documents),
    ...diffUnknownKeywords(part, before, after, keywordsOfResponse, documents),
  ];
}

/** Changes in the media types of a body, and in what each of them holds. */
export function diffContent(part: Part, before: unknown, after: unknown, documents: BothDocuments): Change[] {
  const rule = `${part.subject === "response-body" ? "response" : part.subject}-media-type`;
  const gone = part.direction === "request" ? verdicts.callFails : verdicts.unexpectedResponse;
  return pairsByName(mediaTypes(before), mediaTypes(after)).flatMap(([name, old, now]) => {
    if (!now) return [change(part, `${rule}-removed`, `media type ${name} removed`, gone)];
    if (!old) return [change(part, `${rule}-added`, `media type ${name} added`, verdicts.more)];
    return [
      ...diffSchemas(part, old.schema, now.schema, documents),
      ...diffEncoding(part, old, now, documents),
      ...diffUnknownKeywords(part, old, now, keywordsOfMediaType, documents),
    ];
  });
}

/** By name without what makes no difference: capitals, quotes, and the spaces around parameters. */
function mediaTypes(content: unknown): Map<string, Node> {
  const plain = (name: string) => name.toLowerCase().replaceAll('"', "").split(";").map(trimmed).join("; ");
  return new Map(entriesOf(content).map(([name, media]) => [plain(name), isObject(media) ? media : {}]));
}

function trimmed(text: string): string {
  return text.trim();
}

function diffSchemas(part: Part, before: unknown, after: unknown, { compare }: BothDocuments): Change[] {
  const rule = `${part.subject}-media-type-schema`;
  if (isSchema(before) && isSchema(after)) {
    return compare(before, after, part.direction).map((difference) => changeIn(part, difference));
  }
  if (isSchema(after)) return [changeIn(part, narrows(`${rule}-added`, "schema set"))];
  return isSchema(before) ? [changeIn(part, widens(`${rule}-removed`, "schema removed"))] : [];
}

/** How the parts of a form are written. */
function diffEncoding(part: Part, before: Node, after: Node, { isSame }: BothDocuments): Change[] {
  const encoding = (media: Node) => ({ encoding: media.encoding ?? {} });
  if (isSame(encoding(before), encoding(after))) return [];
  return [changeIn(part, crosses(`${part.subject}-encoding-changed`, "encoding changed"))];
}

function diffHeaders(part: Part, before: unknown, after: unknown, documents: BothDocuments): Change[] {
  const [old, now] = [headersOf(documents.before, before), headersOf(documents.after, after)];
  return pairsByName(old, now).flatMap(([name, oldHeader, nowHeader]) => {
    const subjects = { subject: "response-header", subjectBelow: "response-header-property" };
    const header = { ...part, ...subjects, location: `${part.location} header ${name}` };
    if (!nowHeader) {
      const kind = oldHeader?.required === true ? "required" : "optional";
      return [change(header, `${kind}-response-header-removed`, `${kind} header removed`, verdicts.notFound)];
    }
    if (!oldHeader) return [change(header, "response-header-added", "header added", verdicts.more)];
    return diffHeader(header, oldHeader, nowHeader, documents);
  });
}

/** By name, in capitals or not. The type of the content is compared as its media type. */
function headersOf(document: object, headers: unknown): Map<string, Node> {
  const all = entriesOf(headers).map(([name, header]) => [name.toLowerCase(), resolved(document, header)] as const);
  return new Map(all.filter(([name]) => name !== "content-type"));
}

function diffHeader(part: Part, before: Node, after: Node, documents: BothDocuments): Change[] {
  const schemaOf = ({ schema }: Node) => (isSchema(schema) ? schema : undefined);
  const differences = documents.compare(schemaOf(before), schemaOf(after), part.direction);
  const isExploded = ({ explode }: Node) => explode === true;
  return [
    ...diffRequirement(part, before, after),
    ...(isExploded(before) === isExploded(after)
      ? []
      : [change(part, "response-header-explode-changed", "explode changed", verdicts.readsOtherwise)]),
    ...differences.map((difference) => changeIn(part, difference)),
    ...diffContent(part, before.content, after.content, documents),
    ...diffUnknownKeywords(part, before, after, keywordsOfHeader, documents),
  ];
}
