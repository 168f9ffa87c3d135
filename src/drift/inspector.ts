import { notify } from "../http/notify.js";
import { excerpt } from "../http/redact.js";
import type { Exchange } from "../http/response.js";
import type { Settings } from "../options.js";
import { compareAnswer } from "./compare-answer.js";
import type { Drift } from "./drift.js";
import { Findings } from "./findings.js";
import type { Inspect } from "./load-inspector.js";
import { operationOf } from "./operation-of.js";

/** Looks at answers as `validate` asks. A file of its own, loaded on demand: it carries what the contract says of them. */
export function createInspector({ validate, onDrift, baseUrl }: Settings): Inspect {
  return (exchange, document) => {
    const drift = driftOf(exchange, document, baseUrl);
    // A copy: the error keeps the record, and an observer changes nothing.
    for (const record of drift) notify(onDrift, () => ({ ...record }));
    const [first, ...others] = drift.filter(({ impact }) => impact === "breaking");
    const isRefused = first && validate === "throw" && isOfApple(exchange, document);
    return isRefused ? [messageOf(first, others.length), drift] : undefined;
  };
}

/** Anything else came from something on the way: the client refuses that as ever, and nothing is known to be done. */
function isOfApple({ request, text }: Exchange, document: unknown): boolean {
  return request.method === "DELETE" ? text === "" : Object.hasOwn(Object(document), "data");
}

function driftOf({ request, response, token }: Exchange, document: unknown, baseUrl: string): Drift[] {
  const { method, url } = request;
  const { status } = response;
  const findings = new Findings((name) => cleanName(name, token));
  const path = pathBelow(baseUrl, url);
  const operation = operationOf(method, path);
  compareAnswer(operation, status, document, findings);
  const name = operation ?? `${method} ${excerpt(path, [token])}`;
  return findings.list.map((finding) => ({ ...finding, operation: name, status }));
}

const longestName = 64;

/** A name from an answer, fit to be shown. */
function cleanName(name: string, token: string): string {
  const clean = excerpt(name, [token]);
  return clean.length > longestName ? `${clean.slice(0, longestName)}…` : clean;
}

function pathBelow(baseUrl: string, url: string): string {
  const [address = ""] = url.split(/[?#]/);
  return address.startsWith(`${baseUrl}/`) ? address.slice(baseUrl.length) : new URL(address).pathname;
}

function messageOf({ operation, status, pointer, expected, found }: Drift, others: number): string {
  const what = `${pointer || "the answer"}: expected ${expected}, found ${found}${others ? `, and ${others} more` : ""}`;
  const hint = operation.startsWith("GET") ? "" : "\nThe request was carried out: read what became of it.";
  return `${status} answer breaks the contract: ${what} (${operation})${hint}`;
}
