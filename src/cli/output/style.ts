import type { Io, TextSink } from "../io.js";

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
