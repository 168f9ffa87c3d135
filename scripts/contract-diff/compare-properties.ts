import type { Difference, Direction, PlacedDifference, Verdict } from "./difference.js";
import type { FlatSchema, Flatten } from "./flatten-schema.js";
import { entriesOf, type RawSchema } from "./raw-schema.js";

interface BothSides {
  direction: Direction;
  flattenBefore: Flatten;
  flattenAfter: Flatten;
}

const passedOver: Verdict = { impact: "additive", why: "callers pass over what they do not know" };
const gone: Verdict = { impact: "breaking", why: "callers who read it find nothing" };
const unsent: Verdict = {
  impact: "breaking",
  why: "callers who send it are not heard, and their code does not compile",
};
const notSent: Verdict = { impact: "neutral", why: "read-only properties are not sent" };
const notAnswered: Verdict = { impact: "neutral", why: "write-only properties are not answered" };

/** Differences in which properties there are, and which of them have to be there. */
export function compareProperties(before: FlatSchema, after: FlatSchema, sides: BothSides): PlacedDifference[] {
  const [old, now] = [members(before, sides.flattenBefore), members(after, sides.flattenAfter)];
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].flatMap((property) => {
    const differences = compareProperty(old.get(property), now.get(property), sides.direction);
    return differences.map((difference) => ({ ...difference, steps: [property] }));
  });
}

interface Member {
  isRequired: boolean;
  /** Not merely required by name. */
  isDeclared: boolean;
  /** Whether it belongs to the other direction, as `readOnly` and `writeOnly` say. */
  isReadOnly: boolean;
  isWriteOnly: boolean;
}

function members(schema: FlatSchema, flatten: Flatten): Map<string, Member> {
  const required = new Set(schema.required);
  const declared = entriesOf<RawSchema>(schema.properties);
  const named = [...required].filter((name) => !declared.some(([known]) => known === name));
  return new Map([
    ...named.map(
      (name) => [name, { isRequired: true, isDeclared: false, isReadOnly: false, isWriteOnly: false }] as const,
    ),
    ...declared.map(([name, property]) => {
      const { readOnly, writeOnly } = flatten(property);
      const member = {
        isRequired: required.has(name),
        isDeclared: true,
        isReadOnly: !!readOnly,
        isWriteOnly: !!writeOnly,
      };
      return [name, member] as const;
    }),
  ]);
}

function compareProperty(old: Member | undefined, now: Member | undefined, direction: Direction): Difference[] {
  const isOther = direction === "request" ? "isReadOnly" : "isWriteOnly";
  const guard = direction === "request" ? notSent : notAnswered;
  if (!old?.isDeclared && now?.isDeclared && !old?.isRequired)
    return [guarded(added(now, direction), now[isOther], guard)];
  if (old?.isDeclared && !now?.isDeclared) return [guarded(removed(old, direction), old[isOther], guard)];
  if (!old || !now) return [guarded(requirement(now?.isRequired ?? false), false, guard)];
  return [
    ...(old.isRequired === now.isRequired ? [] : [guarded(requirement(now.isRequired), now[isOther], guard)]),
    ...mutability(old, now, direction),
  ];
}

function guarded(difference: Difference, isGuarded: boolean, verdict: Verdict): Difference {
  return isGuarded ? { ...difference, verdict } : difference;
}

function added({ isRequired }: Member, direction: Direction): Difference {
  const kind = isRequired ? "required" : "optional";
  const what = `new ${kind} property`;
  if (direction === "response") {
    return { rule: `response-${kind}-property-added`, effect: "narrows", what, verdict: passedOver };
  }
  return { rule: `new-${kind}-request-property`, effect: isRequired ? "narrows" : "widens", what };
}

function removed({ isRequired }: Member, direction: Direction): Difference {
  if (direction === "request") {
    return { rule: "request-property-removed", effect: "crosses", what: "property removed", verdict: unsent };
  }
  const kind = isRequired ? "required" : "optional";
  return {
    rule: `response-${kind}-property-removed`,
    effect: "widens",
    what: `${kind} property removed`,
    verdict: gone,
  };
}

function requirement(isRequired: boolean): Difference {
  return isRequired
    ? { rule: "{subject}-became-required", effect: "narrows", what: "required now" }
    : { rule: "{subject}-became-optional", effect: "widens", what: "no longer required" };
}

/** A property that turns read-only is gone from requests; one that turns write-only is gone from answers. */
function mutability(old: Member, now: Member, direction: Direction): Difference[] {
  const kind = now.isRequired ? "required" : "optional";
  const [flag, word, verdict] =
    direction === "request"
      ? (["isReadOnly", "read-only", unsent] as const)
      : (["isWriteOnly", "write-only", gone] as const);
  const [otherFlag, otherWord] =
    direction === "request" ? (["isWriteOnly", "write-only"] as const) : (["isReadOnly", "read-only"] as const);
  const rule = (change: string) => `${direction}-${kind}-property-became-${change}`;
  const turned = (): Difference[] => {
    if (old[flag] === now[flag]) return [];
    if (now[flag]) return [{ rule: rule(word), effect: "crosses", what: `${word} now`, verdict }];
    const what = `no longer ${word}`;
    const isNew = now.isRequired && direction === "request";
    return [
      { rule: rule(`non-${word}`), effect: isNew ? "narrows" : direction === "request" ? "widens" : "narrows", what },
    ];
  };
  if (old[otherFlag] === now[otherFlag]) return turned();
  const change = now[otherFlag] ? otherWord : `non-${otherWord}`;
  return [
    ...turned(),
    { rule: rule(change), effect: "none", what: now[otherFlag] ? `${otherWord} now` : `no longer ${otherWord}` },
  ];
}
