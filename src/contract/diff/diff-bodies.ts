import { type Change, change, changeIn, type Part } from "./change.js";
import { type Direction, verdicts } from "./classify.js";
import { diffContent } from "./diff-content.js";
import { diffDeprecation } from "./diff-parameters.js";
import { type BothDocuments, diffUnknownKeywords, type Node, type OperationPair, resolved } from "./operation-pair.js";
import { requirement } from "./schemas/difference.js";
import { entriesOf, isSchema, pairsByName } from "./schemas/raw-schema.js";

const keywordsOfRequest = new Set(["content", "required"]);
const keywordsOfResponse = new Set(["content", "headers", "links"]);
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

/** Changes in what a response brings. */
export function diffResponse(part: Part, before: Node, after: Node, documents: BothDocuments): Change[] {
  return [
    ...diffContent(part, before.content, after.content, documents),
    ...diffHeaders(part, before.headers, after.headers, documents),
    ...diffLinks(part, before.links, after.links, documents),
    ...diffUnknownKeywords(part, before, after, keywordsOfResponse, documents),
  ];
}

/** Links name the calls that come next. */
function diffLinks(part: Part, before: unknown, after: unknown, { isSame, ...documents }: BothDocuments): Change[] {
  const [old, now] = [new Map(entriesOf(before)), new Map(entriesOf(after))];
  return pairsByName(old, now).flatMap(([name, oldLink, nowLink]) => {
    const place = { ...part, location: `${part.location} link ${name}` };
    if (nowLink === undefined) return [change(place, "response-link-removed", "link removed", verdicts.notFound)];
    if (oldLink === undefined) return [change(place, "response-link-added", "link added", verdicts.more)];
    if (isSame(resolved(documents.before, oldLink), resolved(documents.after, nowLink))) return [];
    return [change(place, "response-link-changed", "link changed", verdicts.readsOtherwise)];
  });
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
    ...diffDeprecation(part, "response-header", before, after),
    ...(isExploded(before) === isExploded(after)
      ? []
      : [change(part, "response-header-explode-changed", "explode changed", verdicts.readsOtherwise)]),
    ...differences.map((difference) => changeIn(part, difference)),
    ...diffContent(part, before.content, after.content, documents),
    ...diffUnknownKeywords(part, before, after, keywordsOfHeader, documents),
  ];
}
