import { type ChildProcess, spawn } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { FileError } from "../../node/index.js";
import { addOutputOptions } from "../args/global-options.js";
import { type Context, pathFrom } from "../context.js";
import type { Invocation } from "../invocation.js";
import { countBetween } from "../output/count.js";
import { helpText } from "../output/help.js";
import { programCall } from "./program-call.js";
import { withoutCredentials } from "./without-credentials.js";

/** The version that the contract is tested with. */
const prismPackage = "@stoplight/prism-cli@5.14.2";
/** As far from `src/cli` as from `dist/cli`. */
const contract = fileURLToPath(new URL("../../../openapi/app-store-connect.yaml", import.meta.url));

export function addMock(program: Command, invocation: Invocation): void {
  const command = program
    .command("mock")
    .summary("serve the contract's examples with Prism")
    .description(
      "Serves the contract with Prism: your own, from node_modules or PATH; where there is none, prints the command " +
        "that runs it. Prism answers with examples and forgets them; `adp sandbox` remembers.",
    )
    .option("--port <number>", "the port on 127.0.0.1", countBetween(1, 65_535), 4010);
  addOutputOptions(command)
    .addHelpText("after", helpText(["adp mock --port 4010"], "0 after Ctrl-C, 1 no Prism"))
    .action(invocation.action(runMock));
}

async function runMock(context: Context, { port }: { port: number }): Promise<undefined> {
  const prism = await findPrism(context);
  if (!prism) {
    const command = `npx --yes --package ${prismPackage} -- prism mock --port ${port} ${contract}`;
    throw new FileError(`Prism is neither in node_modules nor on PATH. This runs it:\n${command}`, "prism");
  }
  const { output } = context;
  output.result({ url: `http://127.0.0.1:${port}`, prism, contract }, [`Prism on http://127.0.0.1:${port}`]);
  await runUntilAborted(prism, ["mock", "--port", `${port}`, contract], context);
}

const executable = process.platform === "win32" ? "prism.cmd" : "prism";

/** Prism of the project that this is called in, or of one above; else that on PATH. */
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

/** Runs a program until Ctrl-C, or until it ends by itself, which is a failure. Its log goes to stderr. */
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

/** On Windows a program that `cmd.exe` has started outlives it, unless both are ended. */
function stopProgram(child: ChildProcess): void {
  if (process.platform !== "win32" || child.pid === undefined) child.kill();
  else spawn("taskkill", ["/pid", `${child.pid}`, "/t", "/f"], { stdio: "ignore" }).on("error", () => child.kill());
}
