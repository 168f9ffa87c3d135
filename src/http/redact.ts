/** No pattern requires a word boundary: escaped text may have a letter before, as in `\\nBearer`, `%3Fjwt%3DeyJ`. */
const secrets: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]+-----|$)/g, "[key]"],
  // A token starts at its last `eyJ` before the dot: with a run of them this stays linear.
  [/eyJ(?:(?!eyJ)[\w-])*\.[\w-]+\.[\w-]*/g, "[token]"],
  [/(Bearer)\s*[^\s"',;<\\]{16,}/gi, "$1 [secret]"],
  // A parameter's name starts at its last `X-Amz-`, for the same reason.
  [/((?:accessKey|X-Amz-(?:(?!X-Amz-)[a-z-])+|Signature)(?:=|%3D|\\?["']\s*:\s*\\?["']))[^&\s"'<>\\]+/gi, "$1[secret]"],
];

/** A shorter known secret is not a token; redacting it would damage ordinary words. */
const minSecretLength = 8;

/**
 * Removes keys, tokens and signed query values from untrusted text, before it is used in an error or event. `known` are
 * the secrets of this request, which may look like anything; those shorter than `shortest` are ignored.
 */
// Stryker disable next-line ArrayDeclaration: no text that is redacted holds what would be put in
export function redact(text: string, known: readonly string[] = [], shortest = minSecretLength): string {
  const withoutKnown = redactKnown(text, known, shortest);
  return secrets.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), withoutKnown);
}

function redactKnown(text: string, known: readonly string[], shortest: number): string {
  return known
    .filter(({ length }) => length >= shortest)
    .reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
}

/** How much of a text is processed, in characters. */
const maxTextLength = 20_000;
/** The longest secret that a cut could split, in characters. */
const maxSecretLength = 4_096;

/**
 * {@link redact} for a text of any length: returns the beginning of a long one, cut so that no part of a secret stays.
 */
// Stryker disable next-line ArrayDeclaration: no text that is redacted holds what would be put in
export function redactBeginning(text: string, known: readonly string[] = []): string {
  if (text.length <= maxTextLength) return redact(text, known);
  const withoutKnown = redactKnown(text.slice(0, maxTextLength + maxSecretLength), known, minSecretLength);
  return `${redact(withoutKnown.slice(0, endOfBeginning(withoutKnown)))}…`;
}

/**
 * Where to cut a long text: before its end, which may split a secret, at a space or quote, which no secret contains.
 */
function endOfBeginning(text: string): number {
  const latest = Math.min(maxTextLength, text.length - maxSecretLength);
  for (let end = latest; end > latest - maxSecretLength; end--) if (/[\s"'<>]/.test(text.charAt(end))) return end;
  return Math.max(0, latest - maxSecretLength);
}

/**
 * What could control a terminal or fake a message: control characters, line breaks of every kind, marks that change the
 * direction of text, and characters without width.
 */
export const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** One short line for a message: without secrets and {@link unprintable} characters. */
// Stryker disable next-line ArrayDeclaration: no text that is shown holds what would be put in
export function excerpt(text: string, known: readonly string[] = []): string {
  const line = redactBeginning(text, known).replace(unprintable, " ").replace(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/** The kind of a value of the wrong type, for a message: `null`, `5`, `a list`, `an object`; a text is not shown. */
export function nameOfType(value: unknown): string {
  if (typeof value === "number" || value === null || value === undefined) return `${value}`;
  if (Array.isArray(value)) return "a list";
  return /^[aeiou]/.test(typeof value) ? `an ${typeof value}` : `a ${typeof value}`;
}

/** A value that is not secret, for a message. */
export function shownValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  return typeof value === "boolean" ? `${value}` : nameOfType(value);
}

/** A URL for messages: its origin, or its scheme if it is not HTTP, and nothing that may be secret. */
export function originOf({ origin, protocol }: URL): string {
  return origin.startsWith(protocol) ? origin : protocol;
}

const maxCauseDepth = 4;

/**
 * A copy of a foreign error for use as `cause`: its name, message and code without secrets, and its own cause likewise.
 * The original may contain the request with its headers.
 */
// Stryker disable next-line ArrayDeclaration: no error that is copied holds what would be put in
export function safeCause(error: unknown, known: readonly string[] = [], depth = 0): Error {
  const { name, message, code, cause, stack, errors } = (error ?? {}) as Partial<AggregateError> & { code?: unknown };
  const copy = new Error(
    redactBeginning(typeof message === "string" ? message : `not an Error but ${typeof error}`, known),
  );
  if (typeof name === "string") copy.name = name;
  if (typeof stack === "string") copy.stack = redactBeginning(stack, known);
  if (typeof code === "string" || typeof code === "number") Object.assign(copy, { code });
  if (depth < maxCauseDepth) {
    if (cause !== undefined) copy.cause = safeCause(cause, known, depth + 1);
    if (Array.isArray(errors)) Object.assign(copy, { errors: errors.map((one) => safeCause(one, known, depth + 1)) });
  }
  return copy;
}

const maxReasons = 3;

/**
 * Why something failed, in one short line that is never empty: the message of the innermost cause that has one, with
 * the system codes of the causes around it. `fetch` only reports "fetch failed"; its cause may be an `AggregateError`
 * without a message, with one error per IP address. The last resort is the name of the class. Errors of another realm
 * are not `instanceof Error`: anything with a message counts.
 */
// Stryker disable next-line ArrayDeclaration: no error that is read holds what would be put in
export function reasonOf(error: unknown, known: readonly string[] = []): string {
  const reason = reasonIn(error, known, 0);
  if (reason) return reason;
  if (typeof error !== "object" || error === null) return `not an Error but ${error === null ? "null" : typeof error}`;
  return "message" in error ? excerpt(classOf(error as Partial<Error>), known) || "Error" : "not an Error but object";
}

/** Empty when there is no message. */
function reasonIn(error: unknown, known: readonly string[], depth: number): string {
  if (typeof error !== "object" || error === null || depth > maxCauseDepth) return "";
  const { message, cause, errors } = error as Partial<AggregateError>;
  const found =
    reasonIn(cause, known, depth + 1) || excerpt(textOf(message), known) || reasonOfAll(errors, known, depth + 1);
  const code = excerpt(codeOf(error), known);
  return code && !found.includes(code) ? [code, found].filter(Boolean).join(": ") : found;
}

/** The first few reasons of a list of errors, and the number of the others. */
function reasonOfAll(errors: unknown, known: readonly string[], depth: number): string {
  if (!Array.isArray(errors)) return "";
  const found: string[] = [];
  let left = errors.length;
  for (const one of errors) {
    if (found.length === maxReasons) break;
    const reason = reasonIn(one, known, depth);
    if (reason) found.push(reason);
    left--;
  }
  return [...found, ...(left > 0 ? [`and ${left} more`] : [])].join("; ");
}

/** A system code; numbers are labelled. The inherited code of a DOMException is skipped: its name is clearer. */
function codeOf(error: { code?: unknown; errno?: unknown }): string {
  const { code, errno } = error;
  if (typeof code === "number" && Object.hasOwn(error, "code")) return `code ${code}`;
  return textOf(code) || (typeof errno === "number" ? `errno ${errno}` : "");
}

/** A class that did not set `name` is called by its constructor. */
function classOf({ name, constructor: ofClass }: Partial<Error>): string {
  return name !== "Error" && textOf(name) ? textOf(name) : textOf(ofClass?.name);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
