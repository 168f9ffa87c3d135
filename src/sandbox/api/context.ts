import type { DownloadUrls } from "../state/asset.js";
import type { ZipFault } from "../state/records.js";
import type { Store } from "../state/store.js";
import type { WebhookDeliveries } from "../state/webhook-deliveries.js";
import { danglingRelationship, notFound } from "./refusal.js";

/** What a running sandbox has that its operations need. */
export interface Services {
  store: Store;
  urls: DownloadUrls;
  deliveries: WebhookDeliveries;
  now: () => number;
  /** `http://127.0.0.1:<port>` */
  origin: string;
  missingPackage: "null" | "404";
}

/** The query of a request, as the contract allows it. */
export interface Query {
  /** Parameter → its values. */
  values: ReadonlyMap<string, readonly string[]>;
  /** How many a page holds, and where it begins. */
  limit: number;
  offset: number;
}

/** The body of a request, as the contract allows it. */
export interface Body {
  attributes: object;
  /** The ids that relationships lead to. */
  ids: Record<string, string>;
}

/** One request, checked. */
export interface Context extends Services {
  /** The id in the path; empty when the path has none. */
  id: string;
  /** The URL of the request, for links. */
  self: URL;
  query: Query;
  body: Body;
  /** What is wrong on purpose with the zip of a package version. */
  zipFault: ZipFault | undefined;
}

/** Whether `include` asks for a relationship. */
export function isIncluded({ query }: Context, relationship: string): boolean {
  return query.values.get("include")?.includes(relationship) ?? false;
}

/** What the id in the path leads to. */
export function findById<T>({ id }: Context, all: ReadonlyMap<string, T>, what: string): T {
  const one = all.get(id);
  if (one === undefined) throw notFound(what);
  return one;
}

/** Deletes what the id in the path leads to. */
export function deleteById<T>(context: Context, all: Map<string, T>, what: string): undefined {
  findById(context, all, what);
  all.delete(context.id);
}

/** What a relationship in the body leads to. */
export function findRelated<T>({ body }: Context, all: ReadonlyMap<string, T>, relationship: string): T {
  const one = all.get(body.ids[relationship] ?? "");
  if (one === undefined) throw danglingRelationship(relationship);
  return one;
}
