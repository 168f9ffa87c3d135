/** No pattern asks for a word's edge: in escaped text a letter may stand before, as in `\\nBearer`, `%3Fjwt%3DeyJ`. */
const secrets: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]+-----|$)/g, "[key]"],
  // A token starts at its last `eyJ` before the dot: with a run of them this stays linear.
  [/eyJ(?:(?!eyJ)[\w-])*\.[\w-]+\.[\w-]*/g, "[token]"],
  [/(Bearer)\s*[^\s"',;<\\]{16,}/gi, "$1 [secret]"],
  [/((?:accessKey|X-Amz-[a-z-]+|Signature)(?:=|%3D|\\?["']\s*:\s*\\?["']))[^&\s"'<>\\]+/gi, "$1[secret]"],
];

/**
 * Takes keys, tokens and signed query values out of a text that comes from elsewhere, before it may stand in an error
 * or event. `known` are secrets of this very request, which may look like anything.
 */
// Stryker disable next-line ArrayDeclaration: no text that is redacted holds what would be put in
export function redact(text: string, known: readonly string[] = []): string {
  const withoutKnown = known.reduce((rest, secret) => (secret ? rest.replaceAll(secret, "[secret]") : rest), text);
  return secrets.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), withoutKnown);
}

/** One short line fit for a message: no control characters, which could steer a terminal, and no secrets. */
// Stryker disable next-line ArrayDeclaration: no text that is shown holds what would be put in
export function excerpt(text: string, known: readonly string[] = []): string {
  const line = redact(text.slice(0, 20_000), known)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

const deepestCause = 4;

/**
 * A copy of somebody else's error, fit to be a `cause`: its name, message and code without secrets, and its own
 * cause likewise. The original may carry the request with its headers.
 */
// Stryker disable next-line ArrayDeclaration: no error that is copied holds what would be put in
export function safeCause(error: unknown, known: readonly string[] = [], depth = 0): Error {
  const { name, message, code, cause, stack, errors } = (error ?? {}) as Partial<AggregateError> & { code?: unknown };
  const copy = new Error(redact(typeof message === "string" ? message : `not an Error but ${typeof error}`, known));
  if (typeof name === "string") copy.name = name;
  if (typeof stack === "string") copy.stack = redact(stack, known);
  if (typeof code === "string" || typeof code === "number") Object.assign(copy, { code });
  if (depth < deepestCause) {
    if (cause !== undefined) copy.cause = safeCause(cause, known, depth + 1);
    if (Array.isArray(errors)) Object.assign(copy, { errors: errors.map((one) => safeCause(one, known, depth + 1)) });
  }
  return copy;
}

const mostParts = 3;

/**
 * Why something failed, in one short line that is never empty: what the innermost cause says that says anything, with
 * its system code. `fetch` says "fetch failed" and leaves the reason to the cause, which may be an `AggregateError` of
 * all addresses tried, without a message of its own. The last resort is the name of the class.
 */
export function reasonOf(error: unknown, known: readonly string[] = []): string {
  if (!(error instanceof Error)) return `not an Error but ${error === null ? "null" : typeof error}`;
  return reasonIn(error, known, 0) || excerpt(String(error.name), known) || "Error";
}

function reasonIn(error: unknown, known: readonly string[], depth: number): string {
  if (!(error instanceof Error) || depth > deepestCause) return "";
  const { cause, errors, code } = error as { cause?: unknown; errors?: unknown; code?: unknown };
  const inner = reasonIn(cause, known, depth + 1);
  if (inner) return inner;
  const parts = Array.isArray(errors) ? errors.slice(0, mostParts).map((one) => reasonIn(one, known, depth + 1)) : [];
  const text = excerpt(String(error.message), known) || parts.filter(Boolean).join("; ");
  const isNews = typeof code === "string" && !text.includes(code);
  return [isNews ? excerpt(code, known) : "", text].filter(Boolean).join(": ");
}
