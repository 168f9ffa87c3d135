import { isObject } from "../contract/is-object.js";
import type { Change } from "./change.js";
import type { BothDocuments } from "./operation-pair.js";
import { change, changeIn, type Part } from "./place.js";
import { entriesOf, isSchema } from "./schemas/raw-schema.js";
import { diffUnknownKeywords } from "./unknown-keywords.js";
import { verdicts } from "./verdicts.js";

type MediaType = Record<string, unknown>;

/** Changes in the media types of a body, and in what each of them holds. */
export function diffContent(part: Part, before: unknown, after: unknown, documents: BothDocuments): Change[] {
  const [old, now] = [mediaTypes(before), mediaTypes(after)];
  const place = { operation: part.operation, location: part.name };
  const rule = `${part.subject === "response-body" ? "response" : part.subject}-media-type`;
  const gone = part.direction === "request" ? verdicts.callFails : verdicts.unexpectedAnswer;
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [oldMedia, nowMedia] = [old.get(name), now.get(name)];
    if (!nowMedia) return [change(place, `${rule}-removed`, `media type ${name} removed`, gone)];
    if (!oldMedia) return [change(place, `${rule}-added`, `media type ${name} added`, verdicts.more)];
    return diffMediaType(part, oldMedia, nowMedia, documents);
  });
}

/** By name without what makes no difference: capitals, quotes, and the spaces around parameters. */
function mediaTypes(content: unknown): Map<string, MediaType> {
  const plain = (name: string) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll('"', "")
      .split(";")
      .map((part) => part.trim())
      .join("; ");
  return new Map(entriesOf(content).map(([name, media]) => [plain(name), isObject(media) ? media : {}]));
}

function diffMediaType(part: Part, before: MediaType, after: MediaType, documents: BothDocuments): Change[] {
  const place = { operation: part.operation, location: part.name };
  return [
    ...diffSchemas(part, before.schema, after.schema, documents),
    ...diffEncoding(part, before, after, documents),
    ...diffUnknownKeywords(place, before, after, new Set(["schema", "encoding"]), documents),
  ];
}

function diffSchemas(part: Part, before: unknown, after: unknown, { compare }: BothDocuments): Change[] {
  const rule = `${part.subject}-media-type-schema`;
  if (isSchema(before) && isSchema(after)) {
    return compare(before, after, part.direction).map((difference) => changeIn(part, difference));
  }
  if (isSchema(after)) return [changeIn(part, { rule: `${rule}-added`, effect: "narrows", what: "schema set" })];
  if (isSchema(before)) {
    return [changeIn(part, { rule: `${rule}-removed`, effect: "widens", what: "schema taken away" })];
  }
  return [];
}

/** How the parts of a form are written. */
function diffEncoding(part: Part, before: MediaType, after: MediaType, { isSame }: BothDocuments): Change[] {
  const encoding = (media: MediaType) => ({ encoding: media.encoding ?? {} });
  if (isSame(encoding(before), encoding(after))) return [];
  return [changeIn(part, { rule: `${part.subject}-encoding-changed`, effect: "crosses", what: "encoding changed" })];
}
