import { isObject } from "../contract/is-object.js";
import type { Change } from "./change.js";
import { change } from "./place.js";
import { entriesOf, itemsOf } from "./schemas/raw-schema.js";
import { verdicts } from "./verdicts.js";

/** Changes in where requests go. */
export function diffServers(operation: Change["operation"], before: unknown, after: unknown): Change[] {
  const place = { operation, location: "servers" };
  const [old, now] = [urlsOf(before), urlsOf(after)];
  return [
    ...old
      .filter((url) => !now.includes(url))
      .map((url) => change(place, "server-removed", `server ${url} removed`, verdicts.elsewhere)),
    ...now
      .filter((url) => !old.includes(url))
      .map((url) => change(place, "server-added", `server ${url} added`, verdicts.more)),
  ];
}

/** What a server is without its words: its URL, and the values its variables have. None at all is the host itself. */
function urlsOf(servers: unknown): string[] {
  const listed = itemsOf(servers);
  return (listed.length > 0 ? listed : [{}]).map((server) => {
    const { url = "/", variables } = isObject(server) ? server : {};
    const values = entriesOf<Record<string, unknown>>(variables)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, variable]) => `${name}=${[variable?.default, ...itemsOf(variable?.enum)].join("|")}`);
    return [url, ...values].join(" ");
  });
}
