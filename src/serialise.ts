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
  checkJson(body, "body", 0);
  return JSON.stringify(body);
}

/** Deeper than any body of Apple's, and shallow enough to stop at an object that holds itself. */
const deepest = 32;

function checkJson(value: unknown, name: string, depth: number, isListed = false): void {
  const fault = isListed && value === undefined ? "undefined would become null in a list" : faultOfJson(value, depth);
  if (fault) throw new ArgumentError(`${name}: ${fault}`);
  if (typeof value !== "object") return;
  const inList = Array.isArray(value);
  for (const key in value) checkJson((value as Record<string, unknown>)[key], key, depth + 1, inList);
}

function faultOfJson(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? undefined : `${value} is not in JSON`;
    case "string":
      return isWellFormed(value) ? undefined : "the text is cut within a character";
    case "object":
      return depth > deepest ? "holds itself, or is nested too deep" : undefined;
    case "bigint":
    case "function":
    case "symbol":
      return `a ${typeof value} is not in JSON`;
    default:
      return undefined;
  }
}

/** Whether a text has no half of a surrogate pair. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
