import type { Context } from "./context.js";

/** Carries out one operation. The document is undefined for 204. */
export type Handler = (context: Context) => ApiDocument | undefined | Promise<ApiDocument | undefined>;

/** The operations of one resource, by their keys. */
export type Handlers = Record<string, Handler>;

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
  attributes?: object;
  relationships?: Record<string, Relationship> | undefined;
  links?: { self: string };
  /** The resources that `include` asks for; they go into the document. */
  included?: (Resource | undefined)[];
}

/** A document of Apple's. */
export interface ApiDocument {
  data: Resource | Linkage | (Resource | Linkage)[] | null;
  included?: Resource[];
  links: { self: string; next?: string };
  meta?: { paging: { total: number; limit: number; nextCursor?: string } };
}

// What Apple does without a limit is not documented.
const defaultIncluded = 10;

/** A resource with its own link. */
export function resourceOf({ origin }: Context, { type, id, ...members }: Resource): Resource {
  return { type, id, ...members, links: { self: `${origin}/v1/${type}/${id}` } };
}

/** A document with one resource; undefined is `data: null`. */
export function oneDocument(context: Context, resource: Resource | undefined): ApiDocument {
  return {
    data: resource ? withFields(context, resource) : null,
    ...includedIn(context, [resource]),
    links: { self: context.self.href },
  };
}

/**
 * One page of a list, without what `filter[…]` and `exists[…]` leave out; `filterable` gives the values that they are
 * compared with, by default the members of an item.
 */
export async function listDocument<T extends object>(
  context: Context,
  items: Iterable<T>,
  build: (context: Context, item: T) => Resource | Promise<Resource>,
  filterable: (item: T) => object = (item) => item,
): Promise<ApiDocument> {
  const { limit, offset } = context.query;
  const listed = [...items].filter((item) => matchesFilters(context, filterable(item)));
  const page = listed.slice(offset, offset + limit).map((item) => build(context, item));
  const resources = await Promise.all(page);
  const data = resources.map((resource) => withFields(context, resource));
  return { data, ...includedIn(context, resources), ...pagingOf(context, listed.length) };
}

function matchesFilters({ query }: Context, item: object): boolean {
  const members: Record<string, unknown> = { ...item };
  return [...query.values].every(([parameter, values]) => {
    const [, kind, name = ""] = /^(filter|exists)\[(.+)\]$/.exec(parameter) ?? [];
    if (!kind || !Object.hasOwn(members, name)) return true;
    return values.includes(String(kind === "exists" ? members[name] !== undefined : members[name]));
  });
}

/** One page of types and ids. */
export function linkagesDocument(context: Context, type: string, items: readonly { id: string }[]): ApiDocument {
  const { limit, offset } = context.query;
  const data = items.slice(offset, offset + limit).map(({ id }) => ({ type, id }));
  return { data, ...pagingOf(context, items.length) };
}

export function linkageDocument({ self }: Context, type: string, item: { id: string } | undefined): ApiDocument {
  return { data: item ? { type, id: item.id } : null, links: { self: self.href } };
}

/** The two URLs of a relationship. */
export function relationshipLinks({ origin }: Context, { type, id }: Linkage, name: string) {
  const path = `${origin}/v1/${type}/${id}`;
  return { self: `${path}/relationships/${name}`, related: `${path}/${name}` };
}

/** The `data` of a relationship to one resource; undefined when `include` does not ask for it. */
export function toOne(resource: Resource | undefined): Pick<Relationship, "data"> | undefined {
  return resource && { data: { type: resource.type, id: resource.id } };
}

/** A relationship to many, and those of them that `include` asks for. */
export function toMany<T extends { id: string }>(
  context: Context,
  owner: Linkage,
  name: string,
  { type, items }: { type: string; items: readonly T[] },
): { relationship: Relationship; shown: readonly T[] } {
  const { values } = context.query;
  const links = relationshipLinks(context, owner, name);
  if (!values.get("include")?.includes(name)) return { relationship: { links }, shown: [] };
  const limit = Number(values.get(`limit[${name}]`)?.[0] ?? defaultIncluded);
  const shown = items.slice(0, limit);
  const data = shown.map(({ id }) => ({ type, id }));
  return { relationship: { links, data, meta: { paging: { total: items.length, limit } } }, shown };
}

function pagingOf({ self, query: { limit, offset } }: Context, total: number): Pick<ApiDocument, "links" | "meta"> {
  if (offset + limit >= total) return { links: { self: self.href }, meta: { paging: { total, limit } } };
  const nextCursor = Buffer.from(`offset ${offset + limit}`).toString("base64url");
  const next = new URL(self);
  next.searchParams.set("cursor", nextCursor);
  return { links: { self: self.href, next: next.href }, meta: { paging: { total, limit, nextCursor } } };
}

/** Where the page of a cursor begins; undefined when the cursor is not from this server. */
export function offsetAt(cursor: string | null): number | undefined {
  const digits = /^offset (\d+)$/.exec(Buffer.from(cursor ?? "", "base64url").toString())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function includedIn(context: Context, resources: (Resource | undefined)[]): Pick<ApiDocument, "included"> {
  if (!context.query.values.has("include")) return {};
  const all = resources.flatMap((resource) => resource?.included ?? []).filter((one) => one !== undefined);
  const different = new Map(all.map((resource) => [`${resource.type} ${resource.id}`, resource]));
  return { included: [...different.values()].map((resource) => withFields(context, resource)) };
}

/** What `fields[…]` leaves of a resource. */
function withFields({ query }: Context, { included: _, ...resource }: Resource): Resource {
  const fields = query.values.get(`fields[${resource.type}]`);
  if (!fields) return resource;
  const only = <T extends object>(members: T) =>
    Object.fromEntries(Object.entries(members).filter(([name]) => fields.includes(name)));
  const { attributes, relationships } = resource;
  return {
    ...resource,
    ...(attributes && { attributes: only(attributes) }),
    ...(relationships && { relationships: only(relationships) }),
  };
}

/** A time as Apple writes it: with an offset, and without milliseconds. */
export function offsetDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "+00:00");
}
