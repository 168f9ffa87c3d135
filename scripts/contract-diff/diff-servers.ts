import type { Change } from "./change.js";
import { change } from "./place.js";
import { isObject, itemsOf } from "./raw-schema.js";
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

/** What a server is without its words: its URL, and the values its variables have. */
function urlsOf(servers: unknown): string[] {
  return itemsOf(servers).map((server) => {
    const { url = "/", variables } = isObject(server) ? server : {};
    return `${url}${variables === undefined ? "" : ` with ${JSON.stringify(variables)}`}`;
  });
}
