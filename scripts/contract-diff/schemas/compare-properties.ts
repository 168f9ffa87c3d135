import { verdicts } from "../verdicts.js";
import { compareMutability, type Member } from "./compare-mutability.js";
import type { Difference, Direction, PlacedDifference, Sides, Verdict } from "./difference.js";
import type { FlatSchema, Flatten } from "./flat-schema.js";
import { propertyStep } from "./property-step.js";
import { entriesOf, type RawSchema } from "./raw-schema.js";

const passedOver: Verdict = { impact: "additive", why: "callers pass over what they do not know" };
const notSent: Verdict = { impact: "neutral", why: "read-only properties are not sent" };
const notAnswered: Verdict = { impact: "neutral", why: "write-only properties are not answered" };

/** Differences in which properties there are, and which of them have to be there. */
export function compareProperties(
  before: FlatSchema,
  after: FlatSchema,
  direction: Direction,
  { flattenBefore, flattenAfter }: Sides,
): PlacedDifference[] {
  const [old, now] = [members(before, flattenBefore), members(after, flattenAfter)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
    compareProperty(old.get(name), now.get(name), direction).map((difference) => ({
      ...difference,
      steps: [propertyStep(name)],
    })),
  );
}

function members(schema: FlatSchema, flatten: Flatten): Map<string, Member> {
  const undeclared = { isRequired: true, isDeclared: false, isReadOnly: false, isWriteOnly: false };
  const found = new Map<string, Member>(schema.required?.map((name) => [name, undeclared]));
  for (const [name, property] of entriesOf<RawSchema>(schema.properties)) {
    const { readOnly, writeOnly } = flatten(property);
    const isRequired = found.has(name);
    found.set(name, { isRequired, isDeclared: true, isReadOnly: !!readOnly, isWriteOnly: !!writeOnly });
  }
  return found;
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
    ...compareMutability(old, now, direction),
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
    return {
      rule: "request-property-removed",
      effect: "crosses",
      what: "property removed",
      verdict: verdicts.notHeard,
    };
  }
  const kind = isRequired ? "required" : "optional";
  return {
    rule: `response-${kind}-property-removed`,
    effect: "widens",
    what: `${kind} property removed`,
    verdict: verdicts.notFound,
  };
}

function requirement(isRequired: boolean): Difference {
  return isRequired
    ? { rule: "{subject}-became-required", effect: "narrows", what: "required now" }
    : { rule: "{subject}-became-optional", effect: "widens", what: "no longer required" };
}
