import type { OperationKey } from "../generated/operations.js";
import type { Client, Pages } from "../src/index.js";
import { calls } from "./calls.js";
import { type QueriedKey, queries } from "./queries.js";

type ListPages = Pages<{ data: unknown[]; links?: { next?: string } }>;
type AnyCall = (client: Client, query?: object) => Promise<unknown> | ListPages;

/** Calls an operation as calls.ts does; gives its answer, or, for a list, the document of its first page. */
export async function answerTo(key: OperationKey, client: Client, query?: object): Promise<unknown> {
  const result = started(key, client, query);
  if (!("pages" in result)) return result;
  for await (const page of result.pages()) return page;
  throw new Error(`${key}: no page`);
}

/** Every resource of a list, page after page; for any other operation the one answer. */
export async function resourcesOf(key: OperationKey, client: Client): Promise<unknown[]> {
  const result = started(key, client, undefined);
  if (!("pages" in result)) return [await result];
  const resources: unknown[] = [];
  for await (const resource of result) resources.push(resource);
  return resources;
}

/** All query parameters of an operation; undefined when it has none. */
export function fullQueryOf(key: OperationKey): object | undefined {
  return queries[key as QueriedKey];
}

function started(key: OperationKey, client: Client, query: object | undefined): Promise<unknown> | ListPages {
  // Each call takes the query of its own operation, and is given that or none.
  const call = calls[key] as AnyCall;
  return call(client, query);
}
