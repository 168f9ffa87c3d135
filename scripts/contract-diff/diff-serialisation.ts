import type { Change } from "./change.js";
import { type BothDocuments, resolved } from "./operation-pair.js";
import { change } from "./place.js";
import { verdicts } from "./verdicts.js";

type Parameter = Record<string, unknown>;

/** How a value is written into the request: `a,b` or twice, with brackets or without, or as JSON. */
export function diffSerialisation(
  place: Pick<Change, "operation" | "location">,
  before: Parameter,
  after: Parameter,
  documents: BothDocuments,
): Change[] {
  const [old, now] = [writingOf(before), writingOf(after)];
  const isOne = isSingleValue(documents.before, before) && isSingleValue(documents.after, after);
  return (["content", "style", "explode", "allowReserved", "allowEmptyValue"] as const).flatMap((keyword) => {
    if (old[keyword] === now[keyword] || (keyword === "explode" && isOne)) return [];
    const isWider = (keyword === "allowReserved" || keyword === "allowEmptyValue") && now[keyword] === true;
    const what = `${keyword} changed from ${old[keyword]} to ${now[keyword]}`;
    const rule = `request-parameter-${kebab(keyword)}-changed`;
    return [change(place, rule, what, isWider ? verdicts.acceptsMore : verdicts.readsOtherwise)];
  });
}

/** With the defaults of OpenAPI. */
function writingOf(parameter: Parameter) {
  const { content, allowReserved = false, allowEmptyValue = false } = parameter;
  const style = parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
  const { explode = style === "form" } = parameter;
  return { content: content === undefined ? "none" : "a media type", style, explode, allowReserved, allowEmptyValue };
}

/** Whether there is nothing to take apart. */
function isSingleValue(document: object, { schema }: Parameter): boolean {
  return ["string", "integer", "number", "boolean"].includes(String(resolved(document, schema).type));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
