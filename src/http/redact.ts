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

/**
 * Why something failed, in one short line that is never empty: of nested errors the innermost, with its system code. An
 * `AggregateError` (several addresses were tried) and an error without a message fall back to their parts, their code
 * and their class.
 */
export function reasonOf(error: unknown, known: readonly string[] = []): string {
  if (!(error instanceof Error)) return `not an Error but ${error === null ? "null" : typeof error}`;
  const inner = innermost(error);
  const { code } = inner as { code?: unknown };
  const text = excerpt(String(inner.message), known);
  const isNews = typeof code === "string" && !text.includes(code);
  return [...(isNews ? [excerpt(code, known)] : []), ...(text ? [text] : [])].join(": ") || inner.name;
}

/** `fetch` says "fetch failed" and leaves the reason to the cause, which may be several errors. */
function innermost(error: Error, depth = 0): Error {
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  if (depth === deepestCause) return error;
  if (cause instanceof Error) return innermost(cause, depth + 1);
  const first = Array.isArray(errors) ? errors.find((one) => one instanceof Error) : undefined;
  return first && !error.message ? innermost(first, depth + 1) : error;
}
