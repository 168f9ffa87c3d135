import { redact, unprintable } from "../../http/redact.js";

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
  // The line breaks and spaces between its members are ASCII.
  return json.replace(/[\u007f-\uffff]+/g, (text) => text.replace(unprintable, escaped));
}

/** As JSON has it, for each half of what takes two. */
function escaped(text: string): string {
  const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return codes.map((code) => `\\u${code.toString(16).padStart(4, "0")}`).join("");
}
