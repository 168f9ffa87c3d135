import type { Change } from "./change.js";
import type { CompareSchemas } from "./compare-schemas.js";
import { change, changeIn, type Part } from "./place.js";
import { entriesOf, isObject, type RawSchema } from "./raw-schema.js";
import { verdicts } from "./verdicts.js";

/** Changes in the media types of a body, and in what each of them holds. */
export function diffContent(part: Part, before: unknown, after: unknown, compare: CompareSchemas): Change[] {
  const [old, now] = [mediaTypes(before), mediaTypes(after)];
  const place = { operation: part.operation, location: part.name };
  const isRequest = part.direction === "request";
  const rule = (action: string) => `${part.direction}-${isRequest ? "body-" : ""}media-type-${action}`;
  const refused = isRequest ? verdicts.callFails : verdicts.unexpectedAnswer;
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [oldMedia, nowMedia] = [old.get(name), now.get(name)];
    if (!nowMedia) return [change(place, rule("removed"), `media type ${name} removed`, refused)];
    if (!oldMedia) return [change(place, rule("added"), `media type ${name} added`, verdicts.more)];
    return [...existence(part, oldMedia, nowMedia), ...diffSchemas(part, oldMedia, nowMedia, compare)];
  });
}

/** By name without what makes no difference: capitals and the spaces around parameters. */
function mediaTypes(content: unknown): Map<string, Record<string, unknown>> {
  return new Map(
    entriesOf(content).map(([name, media]) => [
      name.toLowerCase().replace(/\s*;\s*/g, "; "),
      isObject(media) ? media : {},
    ]),
  );
}

function existence(part: Part, before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  if ((before.schema === undefined) === (after.schema === undefined)) return [];
  const rule = `${part.direction}-body-media-type-schema`;
  return after.schema === undefined
    ? [changeIn(part, { rule: `${rule}-removed`, effect: "widens", what: "schema taken away" })]
    : [changeIn(part, { rule: `${rule}-added`, effect: "narrows", what: "schema set" })];
}

function diffSchemas(
  part: Part,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  compare: CompareSchemas,
): Change[] {
  const encoding =
    JSON.stringify(before.encoding ?? {}) === JSON.stringify(after.encoding ?? {})
      ? []
      : [
          changeIn(part, {
            rule: `${part.direction}-body-encoding-changed`,
            effect: "crosses",
            what: "encoding changed",
          }),
        ];
  if (before.schema === undefined || after.schema === undefined) return encoding;
  const found = compare(before.schema as RawSchema, after.schema as RawSchema, part.direction);
  return [...encoding, ...found.map((difference) => changeIn(part, difference))];
}
