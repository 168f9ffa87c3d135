import { redact, unprintable } from "../../http/redact.js";
import type { Warning } from "../../index.js";
import type { Io, TextSink } from "../process.js";

/** A line, with or without a mark in front of it. */
export type Line = string | { mark: Mark; text: string };

export type Mark = "done" | "failed" | "skipped" | "warning";

const marks: Record<Mark, [sign: string, style: Style]> = {
  done: ["✓", "green"],
  failed: ["✗", "red"],
  skipped: ["–", "yellow"],
  warning: ["!", "yellow"],
};

/** What the options `--json`, `--quiet` and `--verbose` ask for. */
export interface OutputMode {
  json: boolean;
  quiet: boolean;
  verbose: boolean;
}

/**
 * Where all text leaves that holds anything from elsewhere: no secret and no control character gets past it. Help and
 * what `adp complete` says to shells hold only what is written in this package, and leave by themselves.
 */
export class Output {
  readonly mode: OutputMode;
  /** How a line is written above a progress bar; undefined while there is none. */
  aboveBar: ((text: string) => void) | undefined;
  readonly #io: Io;
  readonly #secrets: string[] = [];
  #hasResult = false;

  constructor(io: Io, mode: OutputMode) {
    this.#io = io;
    this.mode = mode;
  }

  /** Keeps a secret of this run out of everything that follows, whatever it looks like. */
  hide(secret: string): void {
    if (secret.length >= shortestSecret) this.#secrets.push(secret);
    for (const line of secret.split("\n").map((one) => one.trim())) {
      if (line.length >= 16 && !line.startsWith("-----")) this.#secrets.push(line);
    }
  }

  /** The result, on stdout: with `--json` the document, else the lines. */
  result(document: object, lines: readonly Line[]): void {
    if (this.mode.json) this.document(document);
    else for (const line of lines) this.#io.stdout.write(`${this.#render(line, this.#io.stdout)}\n`);
  }

  /** The result that is a secret, because somebody asked for it. */
  secretResult(document: object, text: string): void {
    this.#hasResult = true;
    this.#io.stdout.write(this.mode.json ? `${JSON.stringify(document)}\n` : `${text}\n`);
  }

  /** Progress, on stderr; nothing with `--quiet`. */
  note(line: Line): void {
    if (!this.mode.quiet) this.#tell(line);
  }

  /** What is worth saying and is no error, on stderr; nothing with `--quiet`. */
  warn({ message }: Warning): void {
    this.note({ mark: "warning", text: message });
  }

  /** A question, on stderr, that is answered on its own line. */
  ask(question: string): void {
    this.#io.stderr.write(`${printableLine(question, this.#secrets)} `);
  }

  /** What `--verbose` shows, on stderr. */
  trace(text: string): void {
    if (this.mode.verbose) for (const line of printableLines(text, this.#secrets)) this.#tell(line);
  }

  /** What went wrong, on stderr; with `--json` the document, on stdout, unless a result is there already. */
  problem(document: object, text: string): void {
    if (this.mode.json && !this.#hasResult) this.document(document);
    for (const line of printableLines(text, this.#secrets)) this.#tell(line);
  }

  /** A document that is the result for people too, on stdout. */
  document(document: object): void {
    this.#hasResult = true;
    this.#io.stdout.write(`${printableJson(document, this.#secrets)}\n`);
  }

  #tell(line: Line): void {
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

export type Style = keyof typeof codes;

/**
 * Whether a stream gets colours: `FORCE_COLOR` over `NO_COLOR`, as in Node; else a terminal that is not dumb does.
 */
export function hasColours(stream: TextSink, env: Io["env"]): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = env;
  if (force !== undefined) return force !== "0" && force !== "false";
  if (none) return false;
  return stream.isTTY === true && terminal !== "dumb";
}

export function styled(text: string, style: Style): string {
  return `\u001b[${codes[style]}m${text}\u001b[0m`;
}

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
