import { isDeepStrictEqual } from "node:util";
import { type Change, change, type Place } from "./change.js";
import { verdicts } from "./classify.js";
import { type BothDocuments, type Node, resolved } from "./operation-pair.js";
import { isWordy } from "./schemas/keywords.js";
import { entriesOf, isObject, itemsOf, pairsByName } from "./schemas/raw-schema.js";

interface Subject {
  operation: Change["operation"];
  /** `api-security` for one operation, `api-global-security` for all. */
  rule: string;
}

/** Schemes that are required together: "bearer + key", and their scopes. */
interface Alternative {
  schemes: string;
  scopes: string[];
}

/** Changes in how one has to sign in: alternatives, each of schemes that are required together. */
export function diffSecurity({ operation, rule }: Subject, before: unknown, after: unknown): Change[] {
  const place = { operation, location: "security" };
  const [old, now] = [alternatives(before), alternatives(after)];
  const [wasOpen, isOpen] = [old.some(isAnonymous), now.some(isAnonymous)];
  if (isOpen && !wasOpen) return [change(place, `${rule}-removed`, "no token required any more", verdicts.lessSafe)];
  if (wasOpen && !isOpen) {
    return [change(place, `${rule}-added`, `${now.map(nameOf).join(" or ")} required now`, verdicts.callFails)];
  }
  const { pairs, removed, added } = paired(without(old, now), without(now, old));
  return [
    ...removed.map((one) =>
      change(place, `${rule}-removed`, `${nameOf(one)} no longer accepted`, verdicts.otherCredentials),
    ),
    ...added.map((one) => change(place, `${rule}-added`, `${nameOf(one)} accepted too`, verdicts.more)),
    ...pairs.flatMap(([one, other]) => diffScopes(place, rule, one, other)),
  ];
}

/** No alternative at all means that nothing is required. */
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

/** Changes in what the names of schemes mean. */
export function diffSecuritySchemes({ before, after }: BothDocuments): Change[] {
  return pairsByName(schemesOf(before), schemesOf(after)).flatMap(([name, old, now]) => {
    const place = { operation: "*", location: `security scheme ${name}` };
    if (!now) return [change(place, "api-security-component-removed", "scheme removed", verdicts.otherCredentials)];
    if (!old) return [change(place, "api-security-component-added", "scheme added", verdicts.more)];
    return diffScheme(place, old, now);
  });
}

function diffScheme(place: Place, old: Node, now: Node): Change[] {
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

function schemesOf(document: Node): Map<string, Node> {
  const { securitySchemes } = resolved(document, document.components);
  return new Map(entriesOf(securitySchemes).map(([name, scheme]) => [name, resolved(document, scheme)]));
}
