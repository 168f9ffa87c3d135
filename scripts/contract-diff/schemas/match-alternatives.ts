import { isObject } from "../../contract/is-object.js";
import type { Flatten } from "./flat-schema.js";
import { itemsOf, type RawSchema } from "./raw-schema.js";
import { referenceName } from "./references.js";

export interface Matches {
  pairs: [before: RawSchema, after: RawSchema][];
  added: RawSchema[];
  removed: RawSchema[];
}

interface Eyes {
  isSame(before: RawSchema, after: RawSchema): boolean;
  flattenBefore: Flatten;
  flattenAfter: Flatten;
}

/**
 * Which alternative of a union became which: those of the same name, then those that say the same, then those with the
 * same tag, then what stands in place and is of the same type.
 */
export function matchAlternatives(before: RawSchema[], after: RawSchema[], eyes: Eyes): Matches {
  const matches: Matches = { pairs: [], added: [...after], removed: [...before] };
  const pairUp = (fits: (before: RawSchema, after: RawSchema) => boolean) => {
    for (const old of [...matches.removed]) {
      const now = matches.added.find((candidate) => fits(old, candidate));
      if (now === undefined) continue;
      matches.pairs.push([old, now]);
      matches.removed.splice(matches.removed.indexOf(old), 1);
      matches.added.splice(matches.added.indexOf(now), 1);
    }
  };
  pairUp((old, now) => isAlike(referenceName(old), referenceName(now)));
  pairUp(eyes.isSame);
  pairUp((old, now) => isAlike(tagOf(old, eyes.flattenBefore), tagOf(now, eyes.flattenAfter)));
  if (matches.added.length === matches.removed.length) pairUp((old, now) => isAlike(typeOf(old), typeOf(now)));
  return matches;
}

function isAlike(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && before === after;
}

/** The one value of an alternative's `type` property: what JSON:API tells resources by. */
function tagOf(schema: RawSchema, flatten: Flatten): string | undefined {
  const tag = flatten(schema).properties?.type;
  const { enum: values, const: only } = isObject(tag) ? tag : {};
  const [first, second] = only === undefined ? itemsOf(values) : [only];
  return first === undefined || second !== undefined ? undefined : JSON.stringify(first);
}

/** The type of a schema in place. References of another name are something else, whatever their type. */
function typeOf(schema: RawSchema): string | undefined {
  if (!isObject(schema) || referenceName(schema) !== undefined || schema.type === undefined) return undefined;
  return JSON.stringify(schema.type);
}
