import { isDeepStrictEqual } from "node:util";
import { isObject } from "../contract/is-object.js";
import type { Change } from "./change.js";
import { type BothDocuments, resolved } from "./operation-pair.js";
import { change } from "./place.js";
import { entriesOf, itemsOf } from "./schemas/raw-schema.js";
import { isWordy } from "./schemas/words.js";
import { verdicts } from "./verdicts.js";

interface Place {
  operation: Change["operation"];
  /** `api-security` for one operation, `api-global-security` for all. */
  rule: string;
}

/** Schemes that are needed together: "bearer + key", and the scopes they take. */
interface Alternative {
  schemes: string;
  scopes: string[];
}

/** Changes in how one has to sign in: alternatives, each of schemes that are needed together. */
export function diffSecurity({ operation, rule }: Place, before: unknown, after: unknown): Change[] {
  const place = { operation, location: "security" };
  const [old, now] = [alternatives(before), alternatives(after)];
  const [wasOpen, isOpen] = [old.some(isAnonymous), now.some(isAnonymous)];
  if (isOpen && !wasOpen) return [change(place, `${rule}-removed`, "no token needed any more", verdicts.lessSafe)];
  if (wasOpen && !isOpen)
    return [change(place, `${rule}-added`, `${now.map(nameOf).join(" or ")} needed now`, verdicts.callFails)];
  const { pairs, removed, added } = paired(without(old, now), without(now, old));
  const accepted = (one: Alternative, how: string) => `${nameOf(one)} ${how}`;
  return [
    ...removed.map((one) =>
      change(place, `${rule}-removed`, accepted(one, "no longer accepted"), verdicts.otherCredentials),
    ),
    ...added.map((one) => change(place, `${rule}-added`, accepted(one, "accepted too"), verdicts.more)),
    ...pairs.flatMap(([one, other]) => diffScopes(place, rule, one, other)),
  ];
}

/** No alternative at all means that nothing is needed. */
function alternatives(security: unknown): Alternative[] {
  const listed = itemsOf(security).map((requirement) => {
    const schemes = entriesOf(requirement).sort(([a], [b]) => (a < b ? -1 : 1));
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

function without(some: Alternative[], others: Alternative[]): Alternative[] {
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

function diffScopes(
  place: Pick<Change, "operation" | "location">,
  rule: string,
  { scopes: before, schemes }: Alternative,
  { scopes: after }: Alternative,
): Change[] {
  const scheme = { ...place, location: `security ${schemes}` };
  return [
    ...after
      .filter((scope) => !before.includes(scope))
      .map((scope) => change(scheme, `${rule}-scope-added`, `scope ${scope} needed now`, verdicts.callFails)),
    ...before
      .filter((scope) => !after.includes(scope))
      .map((scope) => change(scheme, `${rule}-scope-removed`, `scope ${scope} no longer needed`, verdicts.acceptsMore)),
  ];
}

/** Changes in what the names of schemes mean. */
export function diffSecuritySchemes({ before, after }: BothDocuments): Change[] {
  const [old, now] = [schemesOf(before), schemesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const place = { operation: "*" as const, location: `security scheme ${name}` };
    const [oldScheme, nowScheme] = [old.get(name), now.get(name)];
    if (!nowScheme)
      return [change(place, "api-security-component-removed", "scheme removed", verdicts.otherCredentials)];
    if (!oldScheme) return [change(place, "api-security-component-added", "scheme added", verdicts.more)];
    return diffScheme(place, oldScheme, nowScheme);
  });
}

function diffScheme(
  place: Pick<Change, "operation" | "location">,
  old: Record<string, unknown>,
  now: Record<string, unknown>,
): Change[] {
  return Object.keys({ ...old, ...now })
    .filter((keyword) => keyword !== "bearerFormat" && !isWordy(keyword))
    .map((keyword) => [keyword, meaningOf(keyword, old[keyword]), meaningOf(keyword, now[keyword])] as const)
    .filter(([_, before, after]) => !isDeepStrictEqual(before, after))
    .map(([keyword, before, after]) => {
      const what = `${keyword} changed${isObject(after) ? "" : ` from ${before} to ${after}`}`;
      const rule = `api-security-component-${keyword.toLowerCase()}-changed`;
      return change(place, rule, what, verdicts.otherCredentials);
    });
}

/** Names of HTTP schemes are the same in capitals or not, and what is said about a scope is words. */
function meaningOf(keyword: string, value: unknown): unknown {
  if (keyword === "scheme") return String(value).toLowerCase();
  if (keyword !== "flows") return value;
  return entriesOf(value).map(([name, flow]) => {
    const { scopes, ...urls } = isObject(flow) ? flow : {};
    return [name, urls, Object.keys(isObject(scopes) ? scopes : {}).sort()];
  });
}

function schemesOf(document: Record<string, unknown>): Map<string, Record<string, unknown>> {
  const { securitySchemes } = resolved(document, document.components);
  return new Map(entriesOf(securitySchemes).map(([name, scheme]) => [name, resolved(document, scheme)]));
}
