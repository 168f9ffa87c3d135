import { isDeepStrictEqual } from "node:util";
import { type Change, change, type Place } from "./change.js";
import { verdicts } from "./classify.js";
import { type BothDocuments, type Node, operationsIn, resolved } from "./operation-pair.js";
import { isWordy } from "./schemas/keywords.js";
import { entriesOf, isObject, itemsOf, pairsByName } from "./schemas/raw-schema.js";

/** Changes in what the names of schemes mean. What is not required on both sides concerns no one. */
export function diffSecuritySchemes({ before, after, renamed }: BothDocuments): Change[] {
  const [old, now] = [usedSchemes(before), usedSchemes(after)];
  const newNames = new Map([...renamed].map(([newName, name]) => [name, newName]));
  return pairsByName(schemesOf(before), schemesOf(after)).flatMap(([name, was, is]) => {
    const place = { operation: "*", location: `security scheme ${name}` };
    if (renamed.has(name)) return [];
    const newName = newNames.get(name);
    if (newName !== undefined) {
      const what = `scheme is called ${newName} now`;
      return [change(place, "api-security-component-renamed", what, verdicts.unchangedToken)];
    }
    const found = changesOf(place, was, is);
    // Where it is required only now, or no longer, that is a change of security, which is compared on its own.
    return old.has(name) && now.has(name)
      ? found
      : found.map((one) => (one.impact === "breaking" ? asUnused(one) : one));
  });
}

/** Schemes that are what another was that is gone: by the new name, the old one. What a scheme is called is not sent. */
export function renamedSchemes(before: Node, after: Node): Map<string, string> {
  const [old, now] = [schemesOf(before), schemesOf(after)];
  const gone = [...old].filter(([name]) => !now.has(name));
  const renamed = new Map<string, string>();
  for (const [newName, scheme] of now) {
    if (old.has(newName)) continue;
    const at = gone.findIndex(
      ([name, was]) => diffScheme({ operation: "*", location: name }, was, scheme).length === 0,
    );
    for (const [name] of at < 0 ? [] : gone.splice(at, 1)) renamed.set(newName, name);
  }
  return renamed;
}

function changesOf(place: Place, old: Node | undefined, now: Node | undefined): Change[] {
  if (!now) return [change(place, "api-security-component-removed", "scheme removed", verdicts.otherCredentials)];
  if (!old) return [change(place, "api-security-component-added", "scheme added", verdicts.more)];
  return diffScheme(place, old, now);
}

function asUnused({ rule, message, ...place }: Change): Change {
  const [what = ""] = message.split(": ");
  return change(place, rule, what, { impact: "neutral", why: "nothing requires this scheme" });
}

function diffScheme(place: Place, old: Node, now: Node): Change[] {
  const keywords = Object.keys({ ...old, ...now }).filter((keyword) => keyword !== "bearerFormat" && !isWordy(keyword));
  return keywords.flatMap((keyword) => {
    if (keyword === "flows") return diffFlows(place, old.flows, now.flows);
    const [was, is] = [plain(keyword, old), plain(keyword, now)];
    if (isDeepStrictEqual(was, is)) return [];
    if (keyword === "deprecated") {
      const action = is === true ? "deprecated" : "reactivated";
      return [change(place, `api-security-component-${action}`, action, verdicts.notice)];
    }
    return [moved(place, keyword, was, is)];
  });
}

/** The ways of OAuth 2 to get a token, member by member. */
function diffFlows(place: Place, before: unknown, after: unknown): Change[] {
  const [old, now] = [new Map(entriesOf<Node>(before)), new Map(entriesOf<Node>(after))];
  return pairsByName(old, now).flatMap(([name, was, is]) => {
    const ofFlow = { ...place, location: `${place.location} flow ${name}` };
    const rule = "api-security-component-oauth-flow";
    if (!is) return [change(ofFlow, `${rule}-removed`, "flow removed", verdicts.otherCredentials)];
    if (!was) return [change(ofFlow, `${rule}-added`, "flow added", verdicts.more)];
    const members = Object.keys({ ...was, ...is }).filter((member) => member !== "scopes" && !isWordy(member));
    return [
      ...members.flatMap((member) =>
        was[member] === is[member] ? [] : [moved(ofFlow, member, was[member], is[member])],
      ),
      ...diffScopes(ofFlow, was.scopes, is.scopes),
    ];
  });
}

/** What is said about a scope is words. */
function diffScopes(place: Place, before: unknown, after: unknown): Change[] {
  const [old, now] = [before, after].map((scopes) => new Map(entriesOf(scopes).map(([name]) => [name, true])));
  return pairsByName(old ?? new Map(), now ?? new Map()).flatMap(([name, was, is]) => {
    const rule = "api-security-component-oauth-scope";
    if (!is) return [change(place, `${rule}-removed`, `scope ${name} removed`, verdicts.otherCredentials)];
    return was ? [] : [change(place, `${rule}-added`, `scope ${name} added`, verdicts.more)];
  });
}

/** A member that is another now. One that was not there before takes nothing away. */
function moved(place: Place, name: string, was: unknown, is: unknown): Change {
  const action = was === undefined ? "added" : is === undefined ? "removed" : "changed";
  const what = {
    added: ` to ${shown(is)}`,
    removed: `, was ${shown(was)}`,
    changed: ` from ${shown(was)} to ${shown(is)}`,
  };
  const rule = `api-security-component-${kebab(name)}-${action}`;
  const verdict = action === "added" ? verdicts.more : verdicts.otherCredentials;
  return change(place, rule, `${name} ${action === "added" ? "set" : action}${what[action]}`, verdict);
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Names of HTTP schemes and of headers are the same in capitals or not. */
function plain(keyword: string, { [keyword]: value, in: where }: Node): unknown {
  const isName = keyword === "scheme" || (keyword === "name" && where === "header");
  return isName && typeof value === "string" ? value.toLowerCase() : value;
}

function schemesOf(document: Node): Map<string, Node> {
  const { securitySchemes } = resolved(document, document.components);
  return new Map(entriesOf(securitySchemes).map(([name, scheme]) => [name, resolved(document, scheme)]));
}

/** The schemes that the document or one of its operations requires. */
function usedSchemes(document: Node): Set<string> {
  const items = [...entriesOf(document.paths), ...entriesOf(document.webhooks)];
  const operations = items.flatMap(([, item]) => operationsIn(resolved(document, item)));
  const requirements = [document, ...operations.map(([, operation]) => operation)].flatMap(({ security }) =>
    itemsOf(security),
  );
  return new Set(requirements.filter(isObject).flatMap((requirement) => Object.keys(requirement)));
}
