import type { Change } from "./change.js";
import { diffContent } from "./diff-content.js";
import { type BothDocuments, resolved } from "./operation-pair.js";
import { change, changeIn, type Part } from "./place.js";
import { entriesOf, isSchema, type RawSchema } from "./schemas/raw-schema.js";
import { diffUnknownKeywords } from "./unknown-keywords.js";
import { verdicts } from "./verdicts.js";

type Header = Record<string, unknown>;

/** Changes in the headers of an answer. */
export function diffHeaders(part: Part, before: unknown, after: unknown, documents: BothDocuments): Change[] {
  const [old, now] = [headersOf(documents.before, before), headersOf(documents.after, after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const place = { operation: part.operation, location: `${part.name} header ${name}` };
    const [oldHeader, nowHeader] = [old.get(name), now.get(name)];
    if (!nowHeader) {
      const kind = oldHeader?.required === true ? "required" : "optional";
      return [change(place, `${kind}-response-header-removed`, `${kind} header removed`, verdicts.notFound)];
    }
    if (!oldHeader) return [change(place, "response-header-added", "header added", verdicts.more)];
    const subjects = { subject: "response-header", subjectBelow: "response-header-property" };
    return diffHeader({ ...part, name: place.location, ...subjects }, oldHeader, nowHeader, documents);
  });
}

/** By name, in capitals or not. The type of the content is told by its media type. */
function headersOf(document: object, headers: unknown): Map<string, Header> {
  const all = entriesOf(headers).map(([name, header]) => [name.toLowerCase(), resolved(document, header)] as const);
  return new Map(all.filter(([name]) => name !== "content-type"));
}

const known = new Set(["schema", "content", "required", "deprecated", "style", "explode"]);

function diffHeader(part: Part, before: Header, after: Header, documents: BothDocuments): Change[] {
  const place = { operation: part.operation, location: part.name };
  const found = documents.compare(schemaOf(before), schemaOf(after), part.direction);
  return [
    ...requirement(part, before, after),
    ...(explodeOf(before) === explodeOf(after)
      ? []
      : [change(place, "response-header-explode-changed", "explode changed", verdicts.readsOtherwise)]),
    ...found.map((difference) => changeIn(part, difference)),
    ...diffContent(part, before.content, after.content, documents),
    ...diffUnknownKeywords(place, before, after, known, documents),
  ];
}

function schemaOf({ schema }: Header): RawSchema | undefined {
  return isSchema(schema) ? schema : undefined;
}

function explodeOf({ explode }: Header): boolean {
  return explode === true;
}

function requirement(part: Part, before: Header, after: Header): Change[] {
  if ((before.required === true) === (after.required === true)) return [];
  return after.required === true
    ? [changeIn(part, { rule: "response-header-became-required", effect: "narrows", what: "required now" })]
    : [changeIn(part, { rule: "response-header-became-optional", effect: "widens", what: "no longer required" })];
}
