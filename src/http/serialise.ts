import { describeInvisible, describeStray } from "../auth/pasted-text.js";
import { ArgumentError, UnexpectedResponseError } from "../errors.js";
import { excerpt, nameOfType, reasonOf } from "./redact.js";

/** Inserts the ids into a path template. An id that would change the route is refused. */
export function serialisePath(template: string, ids: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(checkId(name, ids[name], template)));
}

/** Refuses an id that cannot be Apple's, by the name of the argument. */
export function checkId(name: string, id: unknown, of = ""): string {
  const problem = idProblem(id);
  if (problem === undefined) return id as string;
  throw new ArgumentError(`${name}: must be an id, ${problem}${of && ` (${of})`}`);
}

/**
 * A resource from a response, if its id can be used in a request.
 *
 * @throws UnexpectedResponseError otherwise: the server is to blame, not the caller
 */
export function withUsableId<Resource extends { type: string; id: unknown }>(resource: Resource): Resource {
  const problem = idProblem(resource.id);
  if (problem === undefined) return resource;
  const what = `the response holds a resource (${excerpt(resource.type)}) with an id that cannot be used`;
  throw new UnexpectedResponseError(`${what}: it must be an id, ${problem}`);
}

function idProblem(id: unknown): string | undefined {
  if (typeof id !== "string") return `not ${nameOf(id)}`;
  if (id === "") return "not empty text";
  if (id === "." || id === "..") return `not "${id}", which would change the route`;
  if (/[/\\]/.test(id)) return "without slashes, which would change the route";
  const invisible = describeInvisible(id);
  if (invisible) return `without spaces, line breaks or control characters; it has ${invisible}`;
  return isWellFormed(id) ? undefined : "not text that is cut within a character";
}

/** Refuses a text with an unintended invisible character; spaces between words are allowed. */
export function checkText(name: string, text: unknown): void {
  const stray = typeof text === "string" ? describeStray(text) : undefined;
  if (stray) throw new ArgumentError(`${name}: has ${stray}; remove it`);
}

/** A to-one relationship in a request body; throws an ArgumentError for a bad id. */
export function toOne<Type extends string>(
  type: Type,
  name: string,
  id: unknown,
): { data: { type: Type; id: string } } {
  return { data: { type, id: checkId(name, id) } };
}

/**
 * Apple's form of a query: lists joined by commas, brackets in names as they are. An undefined value or an empty list
 * is left out; an empty filter is refused, because Apple would return everything.
 */
export function serialiseQuery(query: Record<string, unknown>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => serialiseParameter(name, value))
    .join("&");
}

function serialiseParameter(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  const values = [value].flat();
  if (values.length === 0 && /^(filter|exists)\[/.test(name)) {
    throw new ArgumentError(`${name}: an empty list would match everything; omit the filter if you want that`);
  }
  if (values.length === 0) return [];
  return [`${encodeName(name)}=${values.map((one) => encodeValue(name, one)).join(",")}`];
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll("%5B", "[").replaceAll("%5D", "]");
}

function encodeValue(name: string, value: unknown): string {
  const isText = typeof value === "string" && value !== "" && isWellFormed(value);
  if (isText || typeof value === "boolean" || Number.isFinite(value)) return encodeURIComponent(value as string);
  throw new ArgumentError(`${name}: must be text, a finite number or a boolean, not ${nameOf(value)}`);
}

/** A value of the wrong kind, for a message. */
function nameOf(value: unknown): string {
  if (value === "") return "empty text";
  if (typeof value === "string") return "text that is cut within a character";
  return nameOfType(value);
}

/**
 * JSON; undefined for undefined, as `JSON.stringify` has it. Refuses what JSON cannot carry: NaN, bigints, functions,
 * symbols, invalid dates, half of a character, undefined in a list, an object in itself.
 */
export function serialiseBody(body: unknown): string {
  try {
    return JSON.stringify(body, checkJson);
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    const reason = reasonOf(error);
    throw new ArgumentError(
      endless.test(reason)
        ? "body: contains itself, or is nested too deep"
        : `body: cannot be serialised as JSON: ${reason}`,
    );
  }
}

/** Messages of the engines for an object that contains itself or is nested too deep. */
const endless = /circular|cyclic|call stack|recursion/i;

function checkJson(this: unknown, key: string, value: unknown): unknown {
  const problem = jsonProblem(value) ?? placeProblem(this, key, value);
  if (problem) throw new ArgumentError(`body: ${Array.isArray(this) ? `item ${key}` : key || "it"} ${problem}`);
  return value;
}

function jsonProblem(value: unknown): string | undefined {
  if (typeof value === "string") return isWellFormed(value) ? undefined : "is text that is cut within a character";
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `is ${value}, which JSON cannot hold`;
  const isCarried = typeof value === "object" || typeof value === "boolean" || value === undefined;
  return isCarried ? undefined : `is a ${typeof value}, which JSON cannot hold`;
}

/** Values that `JSON.stringify` would turn into null. */
function placeProblem(holder: unknown, key: string, value: unknown): string | undefined {
  if (value === undefined && Array.isArray(holder)) return "is undefined, which would become null in a list";
  const isInvalidDate = value === null && (holder as Record<string, unknown>)[key] instanceof Date;
  return isInvalidDate ? "is an invalid date, which would become null" : undefined;
}

/** Whether a text has no half of a surrogate pair. */
function isWellFormed(text: string): boolean {
  // Without `u` it is much faster, but also finds whole pairs.
  return !/[\ud800-\udfff]/.test(text) || !/\p{Surrogate}/u.test(text);
}
