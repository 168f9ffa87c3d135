import { inspect } from "node:util";

/** What a call throws, or what its promise rejects with. */
export async function failureOf(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure, and there was none");
}

/** The message of what a call throws or rejects with. */
export async function messageOf(run: () => unknown): Promise<string> {
  return ((await failureOf(run)) as Error).message;
}

/** Every text that a program could print of a value: message, stack, causes, JSON, everything `inspect` finds. */
export function everyTextOf(value: unknown): string {
  const shown = inspect(value, { showHidden: true, depth: Number.POSITIVE_INFINITY, maxStringLength: null });
  const { message, stack, cause } = (value ?? {}) as Partial<Error>;
  const below = cause === undefined ? "" : everyTextOf(cause);
  return [String(value), message, stack, JSON.stringify(value), shown, below].join("\n");
}

/** The pieces of 12 characters of a secret that occur in a text, without the BEGIN and END lines of a PEM. */
export function piecesIn(text: string, secret: string): string[] {
  const lines = secret.split(/-----[A-Z ]+-----|\s+|\\n/).filter((line) => line.length >= 12);
  return lines.flatMap((line) => {
    const starts = Array.from({ length: line.length - 11 }, (_, start) => line.slice(start, start + 12));
    return starts.filter((piece) => text.includes(piece));
  });
}
