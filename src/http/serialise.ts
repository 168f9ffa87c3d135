import { ArgumentError } from "../errors.js";

/** Fills the ids into a path template. An id that would change the route is refused. */
export function serialisePath(template: string, ids: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(checkId(name, ids[name], template)));
}

/** Refuses an id that Apple cannot have given, naming the argument. */
export function checkId(name: string, id: unknown, of = ""): string {
  const isId = typeof id === "string" && /^[^\p{Cc}\s/\\]+$/u.test(id) && isWellFormed(id) && id !== "." && id !== "..";
  if (isId) return id;
  throw new ArgumentError(`${name}: must be an id, neither empty nor with spaces or slashes${of && ` (${of})`}`);
}

/**
 * Apple's form of a query: lists joined by commas, brackets in names as they are. An undefined value or an empty list
 * is left out, but for an empty filter, which would mean everything where the caller meant nothing.
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
    throw new ArgumentError(`${name}: an empty list would match everything`);
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
  throw new ArgumentError(`${name}: must be text, a number or a boolean, and is ${value === "" ? "empty" : value}`);
}

/**
 * JSON; undefined for undefined, as `JSON.stringify` has it. Refuses what JSON cannot carry: NaN, bigints, functions,
 * symbols, half of a character, an object in itself.
 */
export function serialiseBody(body: unknown): string {
  try {
    return JSON.stringify(body, checkJson);
  } catch (error) {
    throw error instanceof ArgumentError ? error : new ArgumentError("body: holds itself, or is nested too deep");
  }
}

function checkJson(key: string, value: unknown): unknown {
  const isFaulty =
    typeof value === "string"
      ? !isWellFormed(value)
      : ["number", "bigint", "function", "symbol"].includes(typeof value) && !Number.isFinite(value);
  if (isFaulty) throw new ArgumentError(`body: ${key || "it"} is a ${typeof value} that JSON would change`);
  return value;
}

/** Whether a text has no half of a surrogate pair. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
