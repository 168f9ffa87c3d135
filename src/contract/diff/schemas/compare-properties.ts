import { type Direction, type Verdict, verdicts } from "../classify.js";
import {
  crosses,
  type Difference,
  keeps,
  narrows,
  type PlacedDifference,
  requirement,
  type Sides,
  widens,
} from "./difference.js";
import type { FlatSchema, Flatten } from "./flat-schema.js";
import { entriesOf, pairsByName, type RawSchema } from "./raw-schema.js";

/** What an object says of one of its properties. */
interface Member {
  isRequired: boolean;
  /** Not merely required by name. */
  isDeclared: boolean;
  /** Whether it belongs to the other direction, as `readOnly` and `writeOnly` say. */
  isReadOnly: boolean;
  isWriteOnly: boolean;
}

const ignoredByCallers: Verdict = { impact: "additive", why: "callers ignore what they do not know" };
const notSent: Verdict = { impact: "neutral", why: "read-only properties are not sent" };
const notReturned: Verdict = { impact: "neutral", why: "write-only properties are not returned" };

/** Differences in which properties exist, and which of them are required. */
export function compareProperties(
  before: FlatSchema,
  after: FlatSchema,
  direction: Direction,
  { flattenBefore, flattenAfter }: Sides,
): PlacedDifference[] {
  const [old, now] = [members(before, flattenBefore), members(after, flattenAfter)];
  return pairsByName(old, now).flatMap(([name, before, after]) =>
    compareProperty(before, after, direction).map((found) => ({ ...found, steps: [propertyStep(name)] })),
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
  const guard = direction === "request" ? notSent : notReturned;
  if (!old?.isDeclared && now?.isDeclared && !old?.isRequired) {
    return [guarded(added(now, direction), now[isOther], guard)];
  }
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
  if (direction === "response") return narrows(`response-${kind}-property-added`, what, ignoredByCallers);
  return { rule: `new-${kind}-request-property`, effect: isRequired ? "narrows" : "widens", what };
}

function removed({ isRequired }: Member, direction: Direction): Difference {
  if (direction === "request") return crosses("request-property-removed", "property removed", verdicts.ignored);
  const kind = isRequired ? "required" : "optional";
  return widens(`response-${kind}-property-removed`, `${kind} property removed`, verdicts.notFound);
}

const words = { isReadOnly: "read-only", isWriteOnly: "write-only" } as const;

/** A property that turns read-only is gone from requests; one that turns write-only is gone from responses. */
function compareMutability(old: Member, now: Member, direction: Direction): Difference[] {
  const isRequest = direction === "request";
  const [own, other] = isRequest ? (["isReadOnly", "isWriteOnly"] as const) : (["isWriteOnly", "isReadOnly"] as const);
  const rule = `${direction}-${now.isRequired ? "required" : "optional"}-property-became`;
  const differences: Difference[] = [];
  if (now[own] && !old[own]) {
    const verdict = isRequest ? verdicts.ignored : verdicts.notFound;
    differences.push(crosses(`${rule}-${words[own]}`, `${words[own]} now`, verdict));
  }
  if (old[own] && !now[own]) {
    const effect = isRequest && !now.isRequired ? "widens" : "narrows";
    differences.push({ rule: `${rule}-non-${words[own]}`, effect, what: `no longer ${words[own]}` });
  }
  if (old[other] !== now[other]) {
    const what = `${now[other] ? "" : "no longer "}${words[other]}${now[other] ? " now" : ""}`;
    differences.push(keeps(`${rule}-${now[other] ? "" : "non-"}${words[other]}`, what));
  }
  return differences;
}

/** How a property stands in a location: by its name, in quotes where it would be taken for something else. */
export function propertyStep(name: string): string {
  return /^[\w$@-]+$/.test(name) ? name : JSON.stringify(name);
}
