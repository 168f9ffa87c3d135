import { redact } from "../http/redact.js";

/** What could steer a terminal, and marks that turn the direction of writing. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** Of a secret that a person chose; one that is shorter would take words out of messages, and is no secret anyway. */
export const shortestSecret = 4;

/** A text as one line that may be shown: no secrets, no control characters. `known` are secrets of this run. */
export function printableLine(text: string, known: readonly string[] = []): string {
  return redact(text, known, shortestSecret).replace(unprintable, " ");
}

/** The lines of a text that may be shown. Secrets go first, since a key has several lines. */
export function printableLines(text: string, known: readonly string[] = []): string[] {
  return redact(text, known, shortestSecret)
    .split("\n")
    .map((line) => line.replace(unprintable, " ").trimEnd());
}

/** A document as JSON, without secrets in its texts; what JSON leaves as it is and terminals obey is escaped. */
export function printableJson(document: unknown, known: readonly string[] = []): string {
  const json = JSON.stringify(
    document,
    (_, value) => (typeof value === "string" ? redact(value, known, shortestSecret) : value),
    2,
  );
  return json.replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
