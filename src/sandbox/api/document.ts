import { cursorFor } from "../server/query.js";
import type { Context } from "./context.js";

/** Type and id of a resource. */
export interface Linkage {
  type: string;
  id: string;
}

export interface Relationship {
  data?: Linkage | Linkage[] | null;
  links?: { self?: string; related?: string };
  meta?: { paging: { total: number; limit: number } };
}

export interface Resource extends Linkage {
  attributes?: Record<string, unknown>;
  relationships?: Record<string, Relationship>;
  links?: { self: string };
}

/** A resource with those that `include` asks for. */
export interface Compound {
  resource: Resource;
  included?: Resource[];
}

/** A document of Apple's. */
export interface ApiDocument {
  data: Resource | Linkage | (Resource | Linkage)[] | null;
  included?: Resource[];
  links: { self: string; first?: string; next?: string };
  meta?: { paging: { total: number; limit: number; nextCursor?: string } };
}

/** A document with one resource; undefined is `data: null`. */
export function oneDocument(context: Context, compound: Compound | undefined): ApiDocument {
  const { self } = context;
  return {
    data: compound ? picked(context, compound.resource) : null,
    ...includedIn(context, [compound]),
    links: { self: self.href },
  };
}

/** The answer to a POST: its link is the collection's, as in Apple's example. */
export function createdDocument(context: Context, resource: Resource): ApiDocument {
  return oneDocument(context, { resource });
}

/** One page of a list. */
export async function listDocument<T>(
  context: Context,
  items: readonly T[],
  build: (item: T) => Compound | Promise<Compound>,
): Promise<ApiDocument> {
  const { limit, offset } = context.query;
  const compounds = await Promise.all(items.slice(offset, offset + limit).map(build));
  const data = compounds.map(({ resource }) => picked(context, resource));
  return { data, ...includedIn(context, compounds), ...pagingOf(context, items.length) };
}

/** One page of types and ids. */
export function linkagesDocument(context: Context, items: readonly Linkage[]): ApiDocument {
  const { limit, offset } = context.query;
  return { data: items.slice(offset, offset + limit).map(linkageOf), ...pagingOf(context, items.length) };
}

export function linkageDocument({ self }: Context, item: Linkage | undefined): ApiDocument {
  return { data: item ? linkageOf(item) : null, links: { self: self.href } };
}

export function linkageOf({ type, id }: Linkage): Linkage {
  return { type, id };
}

function pagingOf({ self, query: { limit, offset } }: Context, total: number): Pick<ApiDocument, "links" | "meta"> {
  if (offset + limit >= total) return { links: { self: self.href }, meta: { paging: { total, limit } } };
  const nextCursor = cursorFor(offset + limit);
  const next = new URL(self);
  next.searchParams.set("cursor", nextCursor);
  return { links: { self: self.href, next: next.href }, meta: { paging: { total, limit, nextCursor } } };
}

function includedIn(context: Context, compounds: (Compound | undefined)[]): Pick<ApiDocument, "included"> {
  if (!context.query.values("include")) return {};
  const resources = compounds.flatMap((compound) => compound?.included ?? []);
  const different = new Map(resources.map((resource) => [`${resource.type} ${resource.id}`, resource]));
  return { included: [...different.values()].map((resource) => picked(context, resource)) };
}

/** What `fields[…]` leaves of a resource. */
function picked({ query }: Context, resource: Resource): Resource {
  const fields = query.values(`fields[${resource.type}]`);
  if (!fields) return resource;
  const only = <T>(members: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(members).filter(([name]) => fields.includes(name)));
  const { type, id, attributes, relationships, links } = resource;
  return {
    type,
    id,
    ...(attributes && { attributes: only(attributes) }),
    ...(relationships && { relationships: only(relationships) }),
    ...(links && { links }),
  };
}
