import { homedir } from "node:os";
import { isAbsolute, resolve } from "node:path";
import type { Command } from "commander";
import { shownPath } from "../auth/read-key-file.js";
import { ArgumentError } from "../index.js";
import { asFileError } from "./args/input.js";
import { exitCodeOf, exitCodes } from "./output/exit-code.js";
import { type Advice, failureFrom, interruption } from "./output/failure.js";
import type { Line, Output } from "./output/output.js";
import type { Io } from "./process.js";

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

/** What every command works with. */
export interface Context {
  io: Io;
  output: Output;
  /** What the command says of itself when it fails; it sets what it knows, as it goes. */
  advice: Advice;
}

/** What a command found or did. */
export interface Result {
  /** For `--json`. */
  document: object;
  /** For people. */
  lines: Line[];
  /** Why the command fails although it has a result. */
  failure?: Error | undefined;
  /** Whether the lines say why already. */
  isTold?: boolean | undefined;
}

/** A command: it gives its result, or nothing when it has shown that itself. */
export type Action<Flags> = (context: Context, flags: Flags, ...args: string[]) => Promise<Result | undefined>;

/**
 * A path that was given, from where the command was started. `~` and `~/` are the home folder, as in a shell, which
 * leaves them alone in quotes and after an equals sign.
 *
 * @throws ArgumentError for what else a shell should have replaced, which would become a folder of that name
 */
export function pathFrom({ io }: Context, path: string): string {
  if (/^~[^\\/]|^\$(\{?\w+\}?|env:\w+)([\\/]|$)|^%\w+%/.test(path)) {
    throw new ArgumentError(
      `${shownPath(path) ?? "a path"}: begins with a name that was not replaced; give the path itself`,
    );
  }
  const whole = /^~(?=$|[\\/])/.test(path) ? `${io.env.HOME || homedir()}${path.slice(1)}` : path;
  return isAbsolute(whole) ? resolve(whole) : resolve(currentFolder(io), whole);
}

function currentFolder(io: Io): string {
  try {
    return io.cwd ?? process.cwd();
  } catch (error) {
    throw asFileError(error, "the folder that adp was started in", "not there");
  }
}

export function nowOf({ io }: Context): number {
  return (io.now ?? Date.now)();
}

/** A terminal that does not say how wide it is says 0, or nothing. */
export function columnsFrom(columns: number | undefined): number {
  return columns || 80;
}

/** How many columns stdout has; what is no terminal takes lines of any length. */
export function widthOf({ io }: Context): number {
  return io.stdout.isTTY ? columnsFrom(io.stdout.columns) : Number.POSITIVE_INFINITY;
}
