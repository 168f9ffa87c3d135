import type { Command } from "commander";
import { ArgumentError } from "../index.js";
import type { Invocation } from "./invocation.js";

/** `adp help keys add`: the help of a command, however deep. */
export function addHelp(program: Command, invocation: Invocation): void {
  program.helpCommand(false);
  program
    .command("help")
    .description("help for a command")
    .argument("[command...]", "such as keys add (default: all of them)")
    .action((words: string[]) => {
      invocation.command = "adp";
      commandOf(program, words).outputHelp();
    });
}

function commandOf(program: Command, words: readonly string[]): Command {
  return words.reduce((command, word) => {
    const found = command.commands.find((one) => one.name() === word);
    if (found) return found;
    throw new ArgumentError(`unknown command '${words.join(" ")}'`);
  }, program);
}
