import { type Change, change } from "./change.js";
import { verdicts } from "./classify.js";
import { entriesOf, isObject, itemsOf, pairsByName } from "./schemas/raw-schema.js";

/** Changes in where requests go. */
export function diffServers(operation: Change["operation"], before: unknown, after: unknown): Change[] {
  const place = { operation, location: "servers" };
  const [old, now] = [serversOf(before), serversOf(after)];
  const [usual = "", first = ""] = [...old.keys(), ...now.keys()].length > 0 ? [firstOf(old), firstOf(now)] : [];
  const isMoved = usual !== first && now.has(usual);
  const moved = `server ${first} is first instead of ${usual}`;
  return [
    ...pairsByName(old, now).flatMap(([url, was, is]) => {
      if (!is) return [change(place, "server-removed", `server ${url} removed`, verdicts.elsewhere)];
      if (!was) return [change(place, "server-added", `server ${url} added`, verdicts.more)];
      return diffVariables(place, url, was, is);
    }),
    ...(isMoved ? [change(place, "server-order-changed", moved, verdicts.elsewhere)] : []),
  ];
}

function firstOf(servers: Servers): string | undefined {
  return [...servers.keys()][0];
}

/** By URL, with what its variables may be. */
type Servers = Map<string, ReadonlySet<unknown>>;

/** Servers without their words, the usual one first. None at all is the host itself. */
function serversOf(servers: unknown): Servers {
  const listed = itemsOf(servers).filter(isObject);
  return new Map((listed.length > 0 ? listed : [{}]).map(serverOf));
}

/** A URL with the defaults of its variables in place, without what makes no difference: capitals of a host, a last slash. */
function serverOf({ url, variables }: Record<string, unknown>): [string, Set<unknown>] {
  const named = entriesOf<Record<string, unknown>>(variables);
  const filled = named.reduce(
    (text, [name, variable]) => text.replaceAll(`{${name}}`, String(variable?.default)),
    String(url ?? "/"),
  );
  const plain = URL.canParse(filled) ? new URL(filled).href : filled;
  const values = named.flatMap(([name, variable]) => itemsOf(variable?.enum).map((value) => `${name}=${value}`));
  return [plain.length > 1 && plain.endsWith("/") ? plain.slice(0, -1) : plain, new Set(values)];
}

function diffVariables(
  place: Parameters<typeof change>[0],
  url: string,
  old: ReadonlySet<unknown>,
  now: ReadonlySet<unknown>,
) {
  const without = (some: ReadonlySet<unknown>, others: ReadonlySet<unknown>) =>
    [...some].filter((one) => !others.has(one));
  // Without a list of values, every value is one.
  if (old.size === 0 && now.size === 0) return [];
  if (now.size === 0) return [change(place, "server-variable-values-added", `server ${url}: any value`, verdicts.more)];
  const rule = "server-variable-value";
  return [
    ...without(old.size === 0 ? new Set(["any value"]) : old, now).map((value) =>
      change(place, `${rule}-removed`, `server ${url}: ${value} removed`, verdicts.elsewhere),
    ),
    ...(old.size === 0 ? [] : without(now, old)).map((value) =>
      change(place, `${rule}-added`, `server ${url}: ${value} added`, verdicts.more),
    ),
  ];
}
