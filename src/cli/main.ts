import { CommanderError } from "commander";
import { trimInvisible } from "../auth/invisible.js";
import { hideEnvironment } from "./args/hide-environment.js";
import { refuseSecrets } from "./args/secrets.js";
import { Invocation } from "./invocation.js";
import type { Io } from "./io.js";
import { exitCodes } from "./output/exit-code.js";
import { Output } from "./output/output.js";
import { outputModeOf } from "./output-mode.js";
import { createProgram } from "./program.js";

/**
 * The whole command: runs it with the arguments after its name and resolves to what it ends with. It neither ends the
 * process nor prints but through `io`.
 */
export async function main(given: readonly string[], io: Io): Promise<number> {
  const args = given[0] === "complete" ? given : given.map(trimArgument);
  const output = new Output(io, outputModeOf(args));
  hideEnvironment(io.env, output);
  const invocation = new Invocation({ io, output, advice: {} });
  io.onInterruption?.(() => void invocation.tell(undefined));
  try {
    refuseSecrets(args);
    await createProgram(invocation).parseAsync([...args], { from: "user" });
    return invocation.exitCode;
  } catch (error) {
    // Of commander's own, only that help was shown gets here.
    return error instanceof CommanderError ? exitCodes.done : invocation.tell(error);
  }
}

/** Without blanks, line breaks and zero-width characters at the ends, as variables and scripts with CRLF leave them. */
function trimArgument(arg: string): string {
  const [, option = "", value = ""] = /^(--[\w-]+=)?([\s\S]*)$/.exec(trimInvisible(arg)) ?? [];
  return `${option}${trimInvisible(value)}`;
}
