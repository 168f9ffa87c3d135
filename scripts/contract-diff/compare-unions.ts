import { isDeepStrictEqual } from "node:util";
import { compareNull } from "./compare-values.js";
import { type Comparison, type Difference, type Direction, here } from "./difference.js";
import type { FlatSchema, Flatten } from "./flatten-schema.js";
import { matchAlternatives } from "./match-alternatives.js";
import { entriesOf, isObject, itemsOf, type RawSchema } from "./raw-schema.js";
import { referenceName } from "./references.js";

export const unionKeywords: readonly string[] = ["oneOf", "anyOf", "allOf", "discriminator"];

/** Both documents, as far as a comparison of alternatives needs them. */
export interface Sides {
  flattenBefore: Flatten;
  flattenAfter: Flatten;
  compare(before: RawSchema, after: RawSchema, direction: Direction): readonly unknown[];
}

/** Differences in the alternatives of a schema, and the alternatives that belong together. */
export function compareUnions(before: FlatSchema, after: FlatSchema, direction: Direction, sides: Sides): Comparison {
  const around = [
    ...compareDiscriminators(before.discriminator, after.discriminator),
    ...compareLeftOver(before.allOf, after.allOf),
  ].map(here);
  const [old, now] = [unionOf(before), unionOf(after)];
  const name = (now ?? old)?.name;
  if (!name) return { differences: around, children: [] };
  const isWrapped = isWrap(before, after);
  const oldMembers = old?.members ?? (isWrapped ? [before] : undefined);
  const nowMembers = now?.members ?? (isWrapped ? [after] : undefined);
  if (!oldMembers) return { differences: [...around, here(whole(name, "added", "narrows"))], children: [] };
  if (!nowMembers) return { differences: [...around, here(whole(name, "removed", "widens"))], children: [] };
  const matches = matchAlternatives(oldMembers, nowMembers, {
    isSame: (a, b) => sides.compare(a, b, direction).length === 0,
    flattenBefore: sides.flattenBefore,
    flattenAfter: sides.flattenAfter,
  });
  const own = [
    ...(isWrapped ? compareNull(before, after) : []),
    ...(old && now && old.name !== now.name ? [changedKind(old.name, now.name)] : []),
    ...matches.removed.map((member) => alternative(name, "removed", "narrows", member)),
    ...matches.added.map((member) => alternative(name, "added", "widens", member)),
  ];
  return {
    differences: [...around, ...own.map(here)],
    children: matches.pairs.map(([a, b]) => ({ step: `(${labelOf(b)})`, before: a, after: b })),
  };
}

/** Whether a schema became one of several alternatives, or the other way round: then it counts as a union of itself. */
export function isWrap(before: FlatSchema, after: FlatSchema): boolean {
  const [old, now] = [unionOf(before), unionOf(after)];
  if (!old === !now) return false;
  const isPure = (schema: FlatSchema) => ownKeywords(schema).length === 0;
  return now ? isPure(after) && !isPure(before) : isPure(before) && !isPure(after);
}

function ownKeywords({ nullable: _, discriminator: __, oneOf: ___, anyOf: ____, ...own }: FlatSchema): string[] {
  return Object.keys(own);
}

interface Union {
  name: "one-of" | "any-of";
  members: RawSchema[];
}

function unionOf(schema: FlatSchema): Union | undefined {
  if (Array.isArray(schema.oneOf)) return { name: "one-of", members: schema.oneOf };
  if (Array.isArray(schema.anyOf)) return { name: "any-of", members: schema.anyOf };
  return undefined;
}

function whole(name: Union["name"], action: "added" | "removed", effect: Difference["effect"]): Difference {
  return { rule: `{subject}-${name}-${action}`, effect, what: `alternatives ${action}` };
}

function alternative(
  name: Union["name"],
  action: "added" | "removed",
  effect: Difference["effect"],
  member: RawSchema,
): Difference {
  return { rule: `{subject}-${name}-${action}`, effect, what: `alternative ${labelOf(member)} ${action}` };
}

function changedKind(old: string, now: string): Difference {
  const effect = old === "one-of" ? "widens" : "narrows";
  return { rule: "{subject}-union-kind-changed", effect, what: `${old} became ${now}` };
}

function labelOf(member: RawSchema): string {
  const name = referenceName(member);
  if (name !== undefined) return name;
  if (!isObject(member)) return String(member);
  return String(member.title ?? (Array.isArray(member.type) ? member.type.join(" or ") : (member.type ?? "in place")));
}

/** How alternatives are told apart. The alternatives do the checking; a mapping names them. */
function compareDiscriminators(before: unknown, after: unknown): Difference[] {
  const [old, now] = [isObject(before) ? before : undefined, isObject(after) ? after : undefined];
  if (!old && !now) return [];
  if (!old) return [{ rule: "{subject}-discriminator-added", effect: "none", what: "discriminator added" }];
  if (!now) return [{ rule: "{subject}-discriminator-removed", effect: "none", what: "discriminator removed" }];
  const renamed: Difference[] =
    old.propertyName === now.propertyName
      ? []
      : [
          {
            rule: "{subject}-discriminator-property-name-changed",
            effect: "crosses",
            what: `alternatives are told apart by ${now.propertyName} in place of ${old.propertyName}`,
          },
        ];
  return [...renamed, ...compareMappings(old.mapping, now.mapping)];
}

function compareMappings(before: unknown, after: unknown): Difference[] {
  const [old, now] = [new Map(entriesOf(before)), new Map(entriesOf(after))];
  const rule = "{subject}-discriminator-mapping";
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((value): Difference[] => {
    const what = `discriminator value ${value}`;
    if (!old.has(value)) return [{ rule: `${rule}-added`, effect: "none", what: `${what} added`, verdict: moreTold }];
    if (!now.has(value)) return [{ rule: `${rule}-deleted`, effect: "narrows", what: `${what} removed` }];
    if (old.get(value) === now.get(value)) return [];
    return [{ rule: `${rule}-changed`, effect: "crosses", what: `${what} means another schema` }];
  });
}

const moreTold = { impact: "additive", why: "what was told apart so far still is" } as const;

/** Parts of an `allOf` that could not be merged are compared as they stand. */
function compareLeftOver(before: unknown, after: unknown): Difference[] {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const without = (parts: unknown[], others: unknown[]) =>
    parts.filter((part) => !others.some((other) => isDeepStrictEqual(part, other)));
  return [
    ...without(old, now).map(
      (): Difference => ({ rule: "{subject}-all-of-removed", effect: "widens", what: "part of allOf removed" }),
    ),
    ...without(now, old).map(
      (): Difference => ({ rule: "{subject}-all-of-added", effect: "narrows", what: "part of allOf added" }),
    ),
  ];
}
