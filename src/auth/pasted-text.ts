/** Blanks, line breaks, control characters, and characters without a glyph. */
const invisible = /[\p{Cc}\p{Cf}\p{Z}\p{DI}\u2800]/u;

/** Invisible characters that are unintended in a text of several words: all except spaces between words. */
const stray = /(?! )[\p{Cc}\p{Cf}\p{Z}\p{DI}\u2800]|^ | $/u;

const names: Record<string, string> = {
  "\0": "a NUL",
  "\t": "a tab",
  "\n": "a line feed",
  "\r": "a carriage return",
  " ": "a space",
  "\u00a0": "a no-break space",
  "\u00ad": "a soft hyphen",
  "\u200b": "a zero-width space",
  "\u200c": "a zero-width non-joiner",
  "\u200d": "a zero-width joiner",
  "\u2060": "a word joiner",
  "\ufeff": "a byte order mark",
};

/** The name of a character, for messages. */
export function nameOfCharacter(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  const kind = /\p{Cc}/u.test(character) ? "a control character" : "an invisible character";
  return `${names[character] ?? (invisible.test(character) ? kind : `"${character}"`)} (${code})`;
}

/** The first invisible character of a text, and where it is; undefined when there is none. */
export function describeInvisible(text: string): string | undefined {
  return describeFirst(invisible, text);
}

/** Like {@link describeInvisible}, for a text that may have spaces between its words. */
export function describeStray(text: string): string | undefined {
  return describeFirst(stray, text);
}

function describeFirst(pattern: RegExp, text: string): string | undefined {
  const found = pattern.exec(text);
  if (!found) return undefined;
  const [character] = found;
  const isLast = found.index + character.length === text.length;
  return `${nameOfCharacter(character)} ${found.index === 0 ? "at its start" : isLast ? "at its end" : "in it"}`;
}

/** A text without the invisible characters at its ends. */
export function trimInvisible(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && invisible.test(text.charAt(start))) start++;
  while (start < end && invisible.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/**
 * The intended value of a variable or file: without invisible characters at its ends and one pair of quotes around it.
 */
export function plainValue(text: string): string {
  const trimmed = trimInvisible(text);
  const [, quoted] =
    /^(?:"([\s\S]*)"|'([\s\S]*)'|“([\s\S]*)”|‘([\s\S]*)’)$/.exec(trimmed)?.filter((part) => part !== undefined) ?? [];
  return quoted === undefined ? trimmed : trimInvisible(quoted);
}

const placeholders: [pattern: RegExp, what: string][] = [
  [/^@(env|file):/, "a reference (@env: or @file:), which is not resolved here"],
  [/^[a-z][a-z0-9+]*:\/\//i, "a URL or reference, which is not resolved here"],
  [/^`.*`$/, "a command, which was not replaced by its output"],
  [
    /^\$|^%\w+%|^(secrets|vars|env|inputs)\.\w+$|^#?\{\{?|^__\w+__$/,
    "a variable's name, which was not replaced by its value",
  ],
  [/^[*•·.…xX]{3,}$|^…$|^\*{2,}\w*\*{2,}$|^\(\w+\)$/, "a placeholder, which was not replaced"],
  [/^<[^>]*>$|^\[[\w ]*\]$/, "a placeholder, which was not replaced"],
  [
    /^(undefined|null|none|nil|masked|redacted|(change|replace|fill)[-_ ]?(me|this|in)|todo|tbd|placeholder|dummy|example|secret|removed|(insert|enter|paste|put|add)[-_ ][\w -]*here|(your|my)[-_ ][\w -]*)$/i,
    "a placeholder, which was not replaced",
  ],
];

/** Describes a placeholder, such as `***`, `$NAME` or `<key id>`; undefined for what may be a value. */
export function placeholderProblem(value: string): string | undefined {
  return placeholders.find(([pattern]) => pattern.test(value))?.[1];
}

/** The text of a file in UTF-8 or UTF-16, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/**
 * UTF-16 without a mark is detected by the zero byte in its first character, which is ASCII in every key, JSON or
 * secret.
 */
function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if ((first === 0xff && second === 0xfe) || (first && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second)) return "utf-16be";
  return "utf-8";
}
