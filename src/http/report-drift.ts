import { ArgumentError, type Drift, UnexpectedResponseError } from "../errors.js";
import { notify } from "./notify.js";
import { excerpt } from "./redact.js";
import type { Exchange, Inspect } from "./response.js";
import type { Settings } from "./settings.js";

/**
 * Loads what `validate` needs, and makes of it what looks at every response. A literal, so that bundlers see it; on
 * first use, since it carries what the contract says of every response.
 */
export async function loadInspector({ validate, onDrift, baseUrl }: Settings): Promise<Inspect> {
  const { findDrift } = await import("../drift/find-drift.js").catch((cause: unknown) => {
    throw new ArgumentError("validate: its part of this package could not be loaded, so nothing was sent", { cause });
  });
  return (exchange, document) => {
    const { request, response, token } = exchange;
    const answer = { method: request.method, path: pathBelow(baseUrl, request.url), status: response.status, document };
    const drift = findDrift(answer, (text) => excerpt(text, [token]));
    // A copy: the error keeps the record, and an observer changes nothing.
    for (const record of drift) notify(onDrift, () => ({ ...record }));
    const [first, ...others] = drift.filter(({ impact }) => impact === "breaking");
    const isRefused = first && validate === "throw" && isApples(exchange, document);
    return isRefused ? new UnexpectedResponseError(messageOf(first, others.length), drift) : undefined;
  };
}

/** Anything else came from something on the way: the client refuses that as ever, and nothing is known to be done. */
function isApples({ request, text }: Exchange, document: unknown): boolean {
  return request.method === "DELETE" ? text === "" : Object.hasOwn(Object(document), "data");
}

function pathBelow(baseUrl: string, url: string): string {
  const [address = ""] = url.split(/[?#]/);
  return address.startsWith(`${baseUrl}/`) ? address.slice(baseUrl.length) : new URL(address).pathname;
}

function messageOf({ operation, status, pointer, expected, found }: Drift, others: number): string {
  const what = `${pointer || "the document"}: expected ${expected}, found ${found}${others ? `, and ${others} more` : ""}`;
  const hint = operation.startsWith("GET") ? "" : "\nThe request was carried out: read what became of it.";
  return `${status} response breaks the contract: ${what} (${operation})${hint}`;
}
