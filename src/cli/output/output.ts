import { redact, unprintable } from "../../http/redact.js";
import type { Warning } from "../../index.js";
import type { Io, OutputMode, TextSink } from "../process.js";

/** A line of output, with or without a mark in front. */
export type Line = string | { mark: Mark; text: string };

export type Mark = "done" | "failed" | "skipped" | "warning";

const marks: Record<Mark, [sign: string, style: Style]> = {
  done: ["✓", "green"],
  failed: ["✗", "red"],
  skipped: ["–", "yellow"],
  warning: ["!", "yellow"],
};

/**
 * Prints all text that contains anything from elsewhere, without secrets and control characters. Help and the output of
 * `adp complete` contain only text of this package, and are printed without it.
 */
export class Output {
  readonly mode: OutputMode;
  /** Writes a line above the progress bar; undefined while there is none. */
  aboveBar: ((text: string) => void) | undefined;
  readonly #io: Io;
  readonly #secrets: string[] = [];
  #hasResult = false;

  constructor(io: Io, mode: OutputMode) {
    this.#io = io;
    this.mode = mode;
  }

  /** Keeps a secret of this run out of all further output. */
  hide(secret: string): void {
    if (secret.length >= minSecretLength) this.#secrets.push(secret);
    for (const line of secret.split("\n").map((one) => one.trim())) {
      if (line.length >= 16 && !line.startsWith("-----")) this.#secrets.push(line);
    }
  }

  /** Prints the result on stdout: with `--json` the document, else the lines. */
  result(document: object, lines: readonly Line[]): void {
    if (this.mode.json) this.document(document);
    else for (const line of lines) this.#io.stdout.write(`${this.#render(line, this.#io.stdout)}\n`);
  }

  /** Prints a result that is a secret, which was asked for. */
  secretResult(document: object, text: string): void {
    this.#hasResult = true;
    this.#io.stdout.write(this.mode.json ? `${JSON.stringify(document)}\n` : `${text}\n`);
  }

  /** Prints progress on stderr; nothing with `--quiet`. */
  note(line: Line): void {
    if (!this.mode.quiet) this.#writeLine(line);
  }

  /** Prints a warning on stderr; nothing with `--quiet`. */
  warn({ message }: Warning): void {
    this.note({ mark: "warning", text: message });
  }

  /** Prints a question on stderr; the reply follows on the same line. */
  ask(question: string): void {
    this.#io.stderr.write(`${printableLine(question, this.#secrets)} `);
  }

  /** Prints details on stderr; only with `--verbose`. */
  trace(text: string): void {
    if (this.mode.verbose) for (const line of printableLines(text, this.#secrets)) this.#writeLine(line);
  }

  /** Prints an error on stderr; with `--json` also its document on stdout, unless a result was printed. */
  problem(document: object, text: string): void {
    if (this.mode.json && !this.#hasResult) this.document(document);
    for (const line of printableLines(text, this.#secrets)) this.#writeLine(line);
  }

  /** Prints a document that is the result for people too, on stdout. */
  document(document: object): void {
    this.#hasResult = true;
    this.#io.stdout.write(`${printableJson(document, this.#secrets)}\n`);
  }

  #writeLine(line: Line): void {
    const text = `${this.#render(line, this.#io.stderr)}\n`;
    if (this.aboveBar) this.aboveBar(text);
    else this.#io.stderr.write(text);
  }

  #render(line: Line, stream: TextSink): string {
    if (typeof line === "string") return printableLine(line, this.#secrets);
    const [sign, style] = marks[line.mark];
    const mark = hasColours(stream, this.#io.env) ? styled(sign, style) : sign;
    return `${mark} ${printableLine(line.text, this.#secrets)}`;
  }
}

const codes = { green: 32, red: 31, yellow: 33, dim: 2 } as const;

type Style = keyof typeof codes;

/**
 * Whether a stream gets colours: `FORCE_COLOR` over `NO_COLOR`, as in Node; else a terminal that is not dumb does.
 */
export function hasColours(stream: TextSink, env: Io["env"]): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = env;
  if (force !== undefined) return force !== "0" && force !== "false";
  if (none) return false;
  return stream.isTTY === true && terminal !== "dumb";
}

function styled(text: string, style: Style): string {
  return `\u001b[${codes[style]}m${text}\u001b[0m`;
}

/** Of a secret that a person chose; hiding a shorter one would remove words from messages. */
const minSecretLength = 4;

/** A text as one line without secrets and control characters. `known` are secrets of this run. */
export function printableLine(text: string, known: readonly string[] = []): string {
  return redact(text, known, minSecretLength).replace(unprintable, " ");
}

/**
 * The lines of a text without secrets and control characters. Secrets are removed first, since a key has several lines.
 */
export function printableLines(text: string, known: readonly string[] = []): string[] {
  return redact(text, known, minSecretLength)
    .split("\n")
    .map((line) => line.replace(unprintable, " ").trimEnd());
}

/** A document as JSON, without secrets; control characters that JSON does not escape are escaped. */
export function printableJson(document: unknown, known: readonly string[] = []): string {
  const json = JSON.stringify(
    document,
    (_, value) => (typeof value === "string" ? redact(value, known, minSecretLength) : value),
    2,
  );
  // The line breaks and spaces between its members are ASCII.
  return json.replace(/[\u007f-\uffff]+/g, (text) => text.replace(unprintable, escaped));
}

/** As JSON escapes, one code unit at a time. */
function escaped(text: string): string {
  const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return codes.map((code) => `\\u${code.toString(16).padStart(4, "0")}`).join("");
}
