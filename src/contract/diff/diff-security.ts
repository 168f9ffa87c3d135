import { isDeepStrictEqual } from "node:util";
import { type Change, change, type Place } from "./change.js";
import { verdicts } from "./classify.js";
import { entriesOf, itemsOf } from "./schemas/raw-schema.js";

interface Subject {
  operation: Change["operation"];
  /** `api-security` for one operation, `api-global-security` for all. */
  rule: string;
  /** Schemes that are called something else now, by their new name, with their old one. */
  renamed: ReadonlyMap<string, string>;
}

/** Schemes that are required together: "bearer + key", and their scopes. */
interface Alternative {
  schemes: string;
  scopes: string[];
}

/** Changes in how one has to sign in: alternatives, each of schemes that are required together. */
export function diffSecurity({ operation, rule, renamed }: Subject, before: unknown, after: unknown): Change[] {
  const place = { operation, location: "security" };
  const [old, now] = [alternatives(before), alternatives(after, renamed)];
  const [wasOpen, isOpen] = [old.some(isAnonymous), now.some(isAnonymous)];
  if (isOpen && !wasOpen) {
    return [change(place, `${rule}-removed`, "no token required any more", verdicts.noTokenRequired)];
  }
  if (wasOpen && !isOpen) {
    return [change(place, `${rule}-added`, `${now.map(nameOf).join(" or ")} required now`, verdicts.callFails)];
  }
  const { pairs, removed, added } = paired(without(old, now), without(now, old));
  return [
    ...removed.map((one) =>
      now.some((other) => suffices(one, other))
        ? change(place, `${rule}-removed`, `less than ${nameOf(one)} is enough`, verdicts.noTokenRequired)
        : change(place, `${rule}-removed`, `${nameOf(one)} no longer accepted`, verdicts.otherCredentials),
    ),
    ...added.map((one) => change(place, `${rule}-added`, `${nameOf(one)} accepted too`, verdicts.more)),
    ...pairs.flatMap(([one, other]) => diffScopes(place, rule, one, other)),
  ];
}

/** Whether who signs in as one alternative wants has what another wants. */
function suffices(one: Alternative, other: Alternative): boolean {
  const isIn = (wanted: string[], given: string[]) => wanted.every((item) => given.includes(item));
  return isIn(other.schemes.split(" + "), one.schemes.split(" + ")) && isIn(other.scopes, one.scopes);
}

/** No alternative at all means that nothing is required. */
function alternatives(security: unknown, renamed: Subject["renamed"] = new Map()): Alternative[] {
  const listed = itemsOf(security).map((requirement) => {
    const named = entriesOf(requirement).map(([name, scopes]) => [renamed.get(name) ?? name, scopes] as const);
    const schemes = named.sort(([a], [b]) => (a < b ? -1 : 1));
    const scopes = schemes.flatMap(([scheme, names]) => itemsOf<string>(names).map((scope) => `${scheme} ${scope}`));
    return { schemes: schemes.map(([scheme]) => scheme).join(" + "), scopes: scopes.sort() };
  });
  return listed.length > 0 ? listed : [{ schemes: "", scopes: [] }];
}

function isAnonymous({ schemes }: Alternative): boolean {
  return schemes === "";
}

function nameOf({ schemes, scopes }: Alternative): string {
  return scopes.length > 0 ? `${schemes} with scope ${scopes.join(", ")}` : schemes;
}

function without<T>(some: T[], others: T[]): T[] {
  return some.filter((one) => !others.some((other) => isDeepStrictEqual(one, other)));
}

/** Alternatives of the same schemes are the same one with other scopes. */
function paired(old: Alternative[], now: Alternative[]) {
  const pairs: [Alternative, Alternative][] = [];
  const added = [...now];
  const removed = old.filter((one) => {
    const at = added.findIndex(({ schemes }) => schemes === one.schemes);
    for (const other of at < 0 ? [] : added.splice(at, 1)) pairs.push([one, other]);
    return at < 0;
  });
  return { pairs, removed, added };
}

function diffScopes({ operation }: Place, rule: string, before: Alternative, after: Alternative): Change[] {
  const place = { operation, location: `security ${before.schemes}` };
  return [
    ...without(after.scopes, before.scopes).map((scope) =>
      change(place, `${rule}-scope-added`, `scope ${scope} required now`, verdicts.callFails),
    ),
    ...without(before.scopes, after.scopes).map((scope) =>
      change(place, `${rule}-scope-removed`, `scope ${scope} no longer required`, verdicts.acceptsMore),
    ),
  ];
}
