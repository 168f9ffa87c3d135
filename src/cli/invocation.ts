import type { Command } from "commander";
import { ArgumentError } from "../index.js";
import { addConnectionOptions, addDryRunOption, addOutputOptions } from "./args/global-options.js";
import { type ExitCode, exitCodeOf, exitCodes } from "./output/exit-code.js";
import { type Advice, failureFrom, interruption } from "./output/failure.js";
import { helpText } from "./output/help.js";
import type { Line, Output } from "./output/output.js";
import type { Io } from "./process.js";

/** What every command works with. */
export interface Context {
  io: Io;
  output: Output;
  /** What to do after a failure, as far as it depends on the command, which sets what it knows on its way. */
  advice: Advice;
}

/** What a command found or did. */
export interface Result {
  /** For `--json`. */
  document: object;
  /** For people. */
  lines: Line[];
  /** What the command ends with although nothing failed. Default 0. */
  exitCode?: ExitCode | undefined;
  /** Why the command fails although it has a result. */
  failure?: Error | undefined;
  /** Whether the lines say why already. */
  alreadyPrinted?: boolean | undefined;
}

/** A command: returns its result, or nothing when it has printed that itself. */
export type Action<Flags> = (context: Context, flags: Flags, ...args: string[]) => Promise<Result | undefined>;

/** What a command has besides the options of its own. */
interface Definition<Flags> {
  run: Action<Flags>;
  /** Real calls, to copy. */
  examples: readonly string[];
  /** Such as `0 done, 4 no such package`. */
  exitCodes?: string;
  /** Whether it creates, changes or deletes something in App Store Connect. */
  hasDryRun?: boolean;
  /** Whether it has no use for credentials. */
  isOffline?: boolean;
}

/** One run of the command. */
export class Invocation {
  /** As it is typed, such as `adp keys list`. */
  command = "adp";
  exitCode: number = exitCodes.done;

  constructor(readonly context: Context) {}

  /** Completes a command: the options that it shares with others, the end of its help, and what it runs. */
  define<Flags>(command: Command, { run, examples, exitCodes, hasDryRun, isOffline }: Definition<Flags>): void {
    if (hasDryRun) addDryRunOption(command);
    if (!isOffline) addConnectionOptions(command);
    addOutputOptions(command).addHelpText("after", helpText(examples, exitCodes)).action(this.#action(run));
  }

  /** What commander calls: with the arguments, the options and the command. */
  #action<Flags>(run: Action<Flags>): (...commanderArguments: unknown[]) => Promise<void> {
    return async (...commanderArguments) => {
      const [flags, command] = commanderArguments.slice(-2) as [Flags, Command];
      const args = commanderArguments.slice(0, -2) as string[];
      this.command = commandPath(command);
      refuseEmpty(command, args);
      // An option after the command's name counts, rather than the same one before.
      const result = await run(this.context, { ...command.optsWithGlobals(), ...flags }, ...args);
      if (result) this.#print(result);
    };
  }

  /** Prints an error and returns what the command ends with. */
  reportFailure(error: unknown, result: object = {}): number {
    const { io, output, advice } = this.context;
    const { command } = this;
    const failure = io.signal.aborted ? interruption(command, advice) : failureFrom(error, command, advice);
    output.problem({ ...result, error: failure.document }, failure.text);
    if (!io.signal.aborted && error instanceof Error && error.stack) output.trace(error.stack);
    return failure.exitCode;
  }

  #print({ document, lines, failure, alreadyPrinted, exitCode = exitCodes.done }: Result): void {
    const { output } = this.context;
    if (!failure || !output.mode.json) output.result(document, lines);
    this.exitCode = exitCode;
    if (!failure) return;
    const isEnough = alreadyPrinted && !output.mode.json;
    this.exitCode = isEnough ? exitCodeOf(failure) : this.reportFailure(failure, document);
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

export function nowOf({ io }: Context): number {
  return (io.now ?? Date.now)();
}
