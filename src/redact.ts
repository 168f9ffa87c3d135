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
