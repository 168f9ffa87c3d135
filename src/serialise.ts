import { ArgumentError } from "./errors.js";

/** Fills the ids into a path template. An id that would change the route is refused. */
export function serialisePath(template: string, ids: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(checkId(name, ids[name], template)));
}

/** Refuses an id that Apple cannot have given: it names the argument and says what is wrong. */
export function checkId(name: string, id: unknown, of?: string): string {
  const fault = faultOfId(id);
  if (fault === undefined) return id as string;
  throw new ArgumentError(`${name}: ${fault}${of ? ` (${of})` : ""}`);
}

function faultOfId(id: unknown): string | undefined {
  if (typeof id !== "string") return `must be an id, not ${id === null ? "null" : typeof id}`;
  if (id === "") return "must be an id, not an empty string";
  if (id === "." || id === "..") return "must be an id, not a path step";
  if (/[/\\]/.test(id)) return "must be an id; a slash would change the route";
  if (/[\p{Cc}\s]/u.test(id) || !isWellFormed(id)) return "must be an id; it holds a space or a control character";
  return undefined;
}

/**
 * Apple's form of a query: lists joined by commas, brackets in names as they are. An undefined value or an empty list is
 * left out, but for an empty filter, which would mean everything where the caller meant nothing.
 */
export function serialiseQuery(query: Record<string, unknown>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => serialiseParameter(name, value))
    .join("&");
}

function serialiseParameter(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0 && /^(filter|exists)\[/.test(name)) {
    throw new ArgumentError(`${name}: an empty list would match everything; leave the filter out to mean that`);
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
  const what = value === "" ? "an empty string" : typeof value === "number" ? String(value) : typeof value;
  throw new ArgumentError(`${name}: must be text, a finite number or a boolean, not ${value === null ? "null" : what}`);
}

/** JSON, and nothing that JSON would silently change: no NaN, no text cut within a character, no function. */
export function serialiseBody(body: unknown): string {
  try {
    return JSON.stringify(body, (key, value: unknown) => {
      const fault = faultOfJson(value);
      if (fault) throw new ArgumentError(`body: ${key || "it"} is ${fault}`);
      return value;
    });
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    throw new ArgumentError(`body: not JSON (${(error as Error).message.split("\n")[0]})`);
  }
}

function faultOfJson(value: unknown): string | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) return `${value}, which JSON does not have`;
  if (typeof value === "bigint") return "a bigint, which JSON does not have";
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}, which JSON does not have`;
  if (typeof value === "string" && !isWellFormed(value)) return "text that is cut within a character";
  return undefined;
}

/** Whether a text has no half of a surrogate pair. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
