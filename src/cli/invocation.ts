import type { Command } from "commander";
import { ArgumentError } from "../index.js";
import type { Action, Context, Result } from "./context.js";
import { exitCodeOf, exitCodes } from "./output/exit-code.js";
import { failureFrom, interruption } from "./output/failure.js";

/** One run of the command. */
export class Invocation {
  /** As it is typed, such as `adp keys list`. */
  command = "adp";
  exitCode: number = exitCodes.done;

  constructor(readonly context: Context) {}

  /** Makes an action into what commander calls: with the arguments, the options and the command. */
  action<Flags>(action: Action<Flags>): (...commanderArguments: unknown[]) => Promise<void> {
    return async (...commanderArguments) => {
      const [flags, command] = commanderArguments.slice(-2) as [Flags, Command];
      const args = commanderArguments.slice(0, -2) as string[];
      this.command = commandPath(command);
      refuseEmpty(command, args);
      // An option after the command's name counts, rather than the same one before.
      const result = await action(this.context, { ...command.optsWithGlobals(), ...flags }, ...args);
      if (result) this.#show(result);
    };
  }

  /** Tells an error and gives what the command ends with. */
  tell(error: unknown, result: object = {}): number {
    const { io, output, advice } = this.context;
    const { command } = this;
    const failure = io.signal.aborted ? interruption(command, advice) : failureFrom(error, command, advice);
    output.problem({ ...result, error: failure.document }, failure.text);
    if (!io.signal.aborted && error instanceof Error && error.stack) output.trace(error.stack);
    return failure.exitCode;
  }

  #show({ document, lines, failure, isTold }: Result): void {
    const { output } = this.context;
    if (!failure || !output.mode.json) output.result(document, lines);
    if (!failure) return;
    const isEnough = isTold && !output.mode.json;
    this.exitCode = isEnough ? exitCodeOf(failure) : this.tell(failure, document);
  }
}

/** An empty value is a variable that was not set, never what was meant. */
function refuseEmpty(command: Command, args: readonly unknown[]): void {
  for (const [index, argument] of command.registeredArguments.entries()) {
    if (args[index] === "") throw new ArgumentError(`${argument.name()}: empty`);
  }
  for (const option of command.options) {
    if (command.getOptionValue(option.attributeName()) === "") throw new ArgumentError(`${option.long}: empty`);
  }
}

/** The name of a command with those of the commands it belongs to. */
export function commandPath(command: Command): string {
  return command.parent ? `${commandPath(command.parent)} ${command.name()}` : command.name();
}
