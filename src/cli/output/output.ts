import type { Warning } from "../../index.js";
import type { Io, TextSink } from "../io.js";
import { printableJson, printableLine, printableLines, shortestSecret } from "./printable.js";
import { hasColours, type Style, styled } from "./style.js";

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
