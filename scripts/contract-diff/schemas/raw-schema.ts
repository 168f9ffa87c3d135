import { isObject } from "../../contract/is-object.js";

/** A schema as it stands in a document: an object of keywords, or since OpenAPI 3.1 true or false. */
export type RawSchema = boolean | { readonly [keyword: string]: unknown };

export function isSchema(value: unknown): value is RawSchema {
  return isObject(value) || typeof value === "boolean";
}

/** The members of an object; none for anything else. */
export function entriesOf<T = unknown>(value: unknown): [string, T][] {
  return isObject(value) ? (Object.entries(value) as [string, T][]) : [];
}

/** The items of a list; none for anything else. */
export function itemsOf<T = unknown>(value: unknown): T[] {
  return Array.isArray(value) ? value : [];
}

/** A member of an object that is its own, whatever it is called. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
