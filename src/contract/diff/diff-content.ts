import { type Change, change, changeIn, type Part } from "./change.js";
import { verdicts } from "./classify.js";
import { type BothDocuments, diffUnknownKeywords, type Node, resolved } from "./operation-pair.js";
import { xmlRule } from "./schemas/compare-keywords.js";
import { crosses, narrows, widens } from "./schemas/difference.js";
import { entriesOf, isSchema, pairsByName } from "./schemas/raw-schema.js";

const known = new Set(["schema", "itemSchema", "encoding", "itemEncoding", "prefixEncoding"]);

/** Changes in the media types of a body, and in what each of them holds. */
export function diffContent(part: Part, before: unknown, after: unknown, documents: BothDocuments): Change[] {
  const rule = `${part.subject === "response-body" ? "response" : part.subject}-media-type`;
  const gone = part.direction === "request" ? verdicts.callFails : verdicts.unexpectedResponse;
  const [old, now] = [mediaTypes(documents.before, before), mediaTypes(documents.after, after)];
  return pairsByName(old, now).flatMap(([name, was, is]) => {
    if (was && is) return diffMediaType(part, name, [was, is], documents);
    const others = was ? now : old;
    const range = [...others.keys()].find((other) => covers(other, name));
    const within = [...others.keys()].find((other) => covers(name, other));
    const kin = others.get(range ?? within ?? "");
    if (!kin) {
      return was
        ? [change(part, `${rule}-removed`, `media type ${name} removed`, gone)]
        : [change(part, `${rule}-added`, `media type ${name} added`, verdicts.more)];
    }
    // What was within a range is compared with it once, from the side on which it is gone.
    if (!was) return [];
    const what = `media type ${name} is ${range ?? within} now`;
    const moved = range === undefined ? narrows(`${rule}-narrowed`, what) : widens(`${rule}-widened`, what);
    return [changeIn(part, moved), ...diffMediaType(part, name, [was, kin], documents)];
  });
}

/** Whether one media type is a range that holds another: `application/*`. */
function covers(range: string, name: string): boolean {
  return range !== name && range.endsWith("*") && name.startsWith(range.slice(0, range === "*/*" ? 0 : -1));
}

function diffMediaType(part: Part, name: string, [old, now]: [Node, Node], documents: BothDocuments): Change[] {
  const ofItems = { ...part, location: `${part.location} []`, subject: part.subjectBelow };
  return [
    ...diffSchemas(part, name, [old.schema, now.schema], documents),
    ...diffSchemas(ofItems, name, [old.itemSchema, now.itemSchema], documents),
    ...diffEncoding(part, old, now, documents),
    ...diffUnknownKeywords(part, old, now, known, documents),
  ];
}

/** By name without what makes no difference: capitals, quotes, spaces, the order of parameters, and UTF-8, which is usual. */
function mediaTypes(document: object, content: unknown): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const [name, media] of entriesOf(content)) {
    const [type = "", ...parameters] = name.toLowerCase().replaceAll('"', "").split(";").map(trimmed).filter(Boolean);
    const others = parameters.filter((parameter) => parameter !== "charset=utf-8");
    const usual = [type, ...others.sort()].join("; ");
    // Where both are there, each is itself.
    found.set(found.has(usual) ? [type, ...parameters].join("; ") : usual, resolved(document, media));
  }
  return found;
}

function trimmed(text: string): string {
  return text.trim();
}

function diffSchemas(
  part: Part,
  name: string,
  [before, after]: [unknown, unknown],
  { compare }: BothDocuments,
): Change[] {
  const rule = `${part.subject}-media-type-schema`;
  if (isSchema(before) && isSchema(after)) {
    const isXml = /[/+]xml$/.test(name.replace(/;.*/, ""));
    return compare(before, after, part.direction).map((found) => {
      const isRenamed = isXml && found.rule === xmlRule;
      return changeIn(part, isRenamed ? { ...found, effect: "crosses", verdict: undefined } : found);
    });
  }
  if (isSchema(after)) return [changeIn(part, narrows(`${rule}-added`, "schema set"))];
  return isSchema(before) ? [changeIn(part, widens(`${rule}-removed`, "schema removed"))] : [];
}

/** How the parts of a form, or the items of a stream, are written. */
function diffEncoding(part: Part, before: Node, after: Node, { isSame }: BothDocuments): Change[] {
  const writtenIn = ({ encoding, itemEncoding, prefixEncoding }: Node) =>
    new Map<string, unknown>([...entriesOf(encoding), ["every item", itemEncoding], ["first items", prefixEncoding]]);
  return pairsByName(writtenIn(before), writtenIn(after)).flatMap(([name, was, is]) =>
    isSame({ encoding: { [name]: was ?? {} } }, { encoding: { [name]: is ?? {} } })
      ? []
      : [changeIn(part, crosses(`${part.subject}-encoding-changed`, `encoding of ${name} changed`))],
  );
}
