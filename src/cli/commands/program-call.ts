import type { SpawnOptions } from "node:child_process";

/** What `spawn` takes to run a program. */
export interface ProgramCall {
  file: string;
  args: string[];
  options: Pick<SpawnOptions, "windowsVerbatimArguments">;
}

/**
 * How to run a program with arguments. On Windows `spawn` refuses batch files, such as the `.cmd` files that npm writes:
 * `cmd.exe` runs them, with everything escaped that it gives a meaning to.
 */
export function programCall(
  program: string,
  args: readonly string[],
  platform: string = process.platform,
  shell: string | undefined = process.env.ComSpec,
): ProgramCall {
  if (platform !== "win32" || !/\.(cmd|bat)$/i.test(program)) return { file: program, args: [...args], options: {} };
  // A file of npm's hands its arguments to another program, so they are read twice.
  const line = [escapeForShell(program), ...args.map((arg) => escapeForShell(escapeForShell(quoted(arg))))].join(" ");
  return {
    file: shell || "cmd.exe",
    args: ["/d", "/s", "/c", `"${line}"`],
    options: { windowsVerbatimArguments: true },
  };
}

function escapeForShell(text: string): string {
  return text.replace(/[()\][%!^"`<>&|;, *?]/g, "^$&");
}

/** In the quotes that programs on Windows take apart: backslashes count double before a quote only. */
function quoted(arg: string): string {
  return `"${arg.replace(/(?<!\\)(\\*)"/g, '$1$1\\"').replace(/(?<!\\)(\\*)$/, "$1$1")}"`;
}
