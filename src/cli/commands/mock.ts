import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Command } from "commander";
import { FileError } from "../../node/index.js";
import { pathFrom } from "../args/input.js";
import { looksSecret } from "../args/secrets.js";
import type { Context, Invocation } from "../invocation.js";
import { parseCount } from "../output/units.js";
import { contractFile, type Io } from "../process.js";

/** The version that the contract is tested with. */
const prismPackage = "@stoplight/prism-cli@5.14.2";

export function addMock(program: Command, invocation: Invocation): void {
  const command = program
    .command("mock")
    .summary("serve fixed example responses with Prism, to develop a client against")
    .description(
      "Serves the API's OpenAPI document with Prism, from node_modules or PATH; without one, prints the command that " +
        "runs it. Prism responds with examples and has no state; `adp sandbox` has.",
    )
    .option("--port <number>", "the port on 127.0.0.1", parseCount(1, 65_535), 4010);
  invocation.define(command, {
    run: runMock,
    isOffline: true,
    examples: ["adp mock --port 4010"],
    exitCodes: "0 after Ctrl-C, 1 Prism not found",
  });
}

async function runMock(context: Context, { port }: { port: number }): Promise<undefined> {
  const prism = await findPrism(context);
  if (!prism) {
    const command = `npx --yes --package ${prismPackage} -- prism mock --port ${port} ${contractFile}`;
    throw new FileError(`Prism is neither in node_modules nor in PATH. This command runs it:\n${command}`, "prism");
  }
  const { output } = context;
  output.result({ url: `http://127.0.0.1:${port}`, prism, contract: contractFile }, [
    `Prism on http://127.0.0.1:${port}`,
  ]);
  await runUntilAborted(prism, ["mock", "--port", `${port}`, contractFile], context);
}

const executable = process.platform === "win32" ? "prism.cmd" : "prism";

/** Prism of the project in the current folder, or of one above; else that in PATH. */
async function findPrism(context: Context): Promise<string | undefined> {
  const places = [...nodeModulesAbove(pathFrom(context, ".")), ...(context.io.env.PATH ?? "").split(delimiter)];
  for (const place of places.filter(Boolean)) {
    const path = join(place, executable);
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return undefined;
}

function nodeModulesAbove(folder: string): string[] {
  const here = join(folder, "node_modules", ".bin");
  const above = dirname(folder);
  return above === folder ? [here] : [here, ...nodeModulesAbove(above)];
}

/** Runs a program until Ctrl-C; when it ends by itself, that is a failure. Its log goes to stderr. */
function runUntilAborted(program: string, args: string[], { io: { signal, env }, output }: Context): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve();
    const call = programCall(program, args);
    const child = spawn(call.file, call.args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: withoutCredentials(env),
      ...call.options,
    });
    const stop = () => stopProgram(child);
    signal.addEventListener("abort", stop, { once: true });
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on("line", (line) => output.note(line));
    }
    child.on("error", (error) => reject(new FileError(`${program}: cannot be run (${error.message})`, program)));
    child.on("close", (code) => {
      signal.removeEventListener("abort", stop);
      if (signal.aborted) resolve();
      else reject(new FileError(`${program} ended with ${code}`, program));
    });
  });
}

/** On Windows a program that `cmd.exe` started outlives it, unless both are stopped. */
function stopProgram(child: ChildProcess): void {
  if (process.platform !== "win32" || child.pid === undefined) child.kill();
  else spawn("taskkill", ["/pid", `${child.pid}`, "/t", "/f"], { stdio: "ignore" }).on("error", () => child.kill());
}

/** The arguments of `spawn` for a program. */
export interface ProgramCall {
  file: string;
  args: string[];
  options: Pick<SpawnOptions, "windowsVerbatimArguments">;
}

/**
 * How to run a program with arguments. On Windows `spawn` refuses batch files, such as the `.cmd` files that npm
 * writes: `cmd.exe` runs them, with its special characters escaped.
 */
export function programCall(
  program: string,
  args: readonly string[],
  platform: string = process.platform,
  shell: string | undefined = process.env.ComSpec,
): ProgramCall {
  if (platform !== "win32" || !/\.(cmd|bat)$/i.test(program)) return { file: program, args: [...args], options: {} };
  // A batch file of npm passes its arguments to another program, so they are parsed twice.
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

/** Quoted for programs on Windows, which double backslashes only before a quote. */
function quoted(arg: string): string {
  return `"${arg.replace(/(?<!\\)(\\*)"/g, '$1$1\\"').replace(/(?<!\\)(\\*)$/, "$1$1")}"`;
}

/** Ours and those of the tools whose environment variables we read. */
const ofCredentials = /^(ASC_|APP_STORE_CONNECT_|ADP_|FASTLANE_|MATCH_PASSWORD$)/i;

/** An environment for a program that needs no credentials: without the variables that hold or name some. */
function withoutCredentials(env: Io["env"]): Record<string, string> {
  const others = Object.entries(env).filter((entry): entry is [string, string] => {
    const [name, value] = entry;
    return value !== undefined && !ofCredentials.test(name) && !looksSecret(value);
  });
  return Object.fromEntries(others);
}
