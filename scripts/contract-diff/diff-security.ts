import { isDeepStrictEqual } from "node:util";
import type { Change } from "./change.js";
import type { BothDocuments } from "./operation-pair.js";
import { resolved } from "./operation-pair.js";
import { change } from "./place.js";
import { entriesOf, isObject, itemsOf } from "./raw-schema.js";
import { verdicts } from "./verdicts.js";

interface Place {
  operation: Change["operation"];
  /** `api-security` for one operation, `api-global-security` for all. */
  rule: string;
}

/** Changes in how one has to sign in: alternatives, each of schemes that are needed together. */
export function diffSecurity({ operation, rule }: Place, before: unknown, after: unknown): Change[] {
  const place = { operation, location: "security" };
  const [old, now] = [alternatives(before), alternatives(after)];
  const removed = [...old.keys()].filter((name) => !now.has(name));
  const added = [...now.keys()].filter((name) => !old.has(name));
  const isOpen = now.has(anonymous);
  if (isOpen && !old.has(anonymous))
    return [change(place, `${rule}-removed`, "no token needed any more", verdicts.lessSafe)];
  if (old.has(anonymous) && !isOpen)
    return [change(place, `${rule}-added`, `${added.join(" or ")} needed now`, verdicts.callFails)];
  const scopes = [...now].flatMap(([name, required]) =>
    old.has(name) ? diffScopes(place, rule, name, old.get(name) ?? [], required) : [],
  );
  return [
    ...removed.map((name) => change(place, `${rule}-removed`, `${name} no longer accepted`, verdicts.otherCredentials)),
    ...added.map((name) => change(place, `${rule}-added`, `${name} accepted too`, verdicts.more)),
    ...scopes,
  ];
}

const anonymous = "";

/** "bearer + key" → the scopes it takes. No alternative at all means that nothing is needed. */
function alternatives(security: unknown): Map<string, string[]> {
  const listed = itemsOf(security).map((requirement) => {
    const schemes = entriesOf<string[]>(requirement).sort(([a], [b]) => (a < b ? -1 : 1));
    const scopes = schemes.flatMap(([scheme, names]) => itemsOf<string>(names).map((scope) => `${scheme} ${scope}`));
    return [schemes.map(([scheme]) => scheme).join(" + "), scopes] as const;
  });
  return new Map(listed.length > 0 ? listed : [[anonymous, []]]);
}

function diffScopes(
  place: Pick<Change, "operation" | "location">,
  rule: string,
  name: string,
  before: string[],
  after: string[],
): Change[] {
  const scheme = { ...place, location: `security ${name}` };
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
    return Object.keys({ ...oldScheme, ...nowScheme })
      .filter((keyword) => !["description", "bearerFormat"].includes(keyword) && !keyword.startsWith("x-"))
      .filter((keyword) => !isDeepStrictEqual(oldScheme[keyword], nowScheme[keyword]))
      .map((keyword) => {
        const what = isObject(nowScheme[keyword])
          ? `${keyword} changed`
          : `${keyword} changed from ${oldScheme[keyword]} to ${nowScheme[keyword]}`;
        return change(
          place,
          `api-security-component-${keyword.toLowerCase()}-changed`,
          what,
          verdicts.otherCredentials,
        );
      });
  });
}

function schemesOf(document: Record<string, unknown>): Map<string, Record<string, unknown>> {
  const { securitySchemes } = resolved(document, document.components);
  return new Map(entriesOf(securitySchemes).map(([name, scheme]) => [name, resolved(document, scheme)]));
}
