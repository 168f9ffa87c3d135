import type { SpawnOptions } from "node:child_process";

/** What is handed to `spawn`. */
export interface Spawned {
  file: string;
  args: string[];
  options: Pick<SpawnOptions, "windowsVerbatimArguments">;
}

/**
 * How a program is spawned. Node refuses `.cmd` and `.bat` files, which npm makes for every command on Windows: those
 * are run by `cmd.exe`, with every argument quoted for it, so that none is read as a command of its own.
 */
export function spawnable(
  program: string,
  args: readonly string[],
  { platform = process.platform as string, comSpec = process.env.ComSpec ?? "cmd.exe" } = {},
): Spawned {
  if (platform !== "win32" || !/\.(cmd|bat)$/i.test(program)) return { file: program, args: [...args], options: {} };
  // npm's files hand on their arguments, which `cmd.exe` then reads a second time.
  const line = [escaped(program), ...args.map((argument) => escaped(escaped(quoted(argument))))].join(" ");
  return { file: comSpec, args: ["/d", "/s", "/c", `"${line}"`], options: { windowsVerbatimArguments: true } };
}

/** As programs split their command line: backslashes count double before a quote. */
function quoted(argument: string): string {
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
}

function escaped(text: string): string {
  return text.replace(/[()\][%!^"`<>&|;, *?]/g, "^$&");
}
