import type { Command } from "commander";
import { ArgumentError } from "../index.js";
import { addHiddenOptions } from "./args/global-options.js";
import { commandPath, type Invocation } from "./invocation.js";
import { helpText } from "./output/help.js";

/** `adp help keys add`: the help of a command, however deep, whatever options stand with it. */
export function addHelp(program: Command, invocation: Invocation): void {
  program.helpCommand(false);
  const help = program
    .command("help")
    .description("help for a command")
    .argument("[command...]", "such as keys add (default: all of them)")
    .allowUnknownOption();
  addHiddenOptions(help)
    .addHelpText("after", helpText(["adp help keys add"], "0 done, 2 no such command"))
    .action((words: string[]) => {
      const option = words.findIndex((word) => word.startsWith("-"));
      commandOf(program, invocation, option < 0 ? words : words.slice(0, option)).outputHelp();
    });
}

function commandOf(program: Command, invocation: Invocation, words: readonly string[]): Command {
  return words.reduce((command, word) => {
    const found = command.commands.find((one) => one.name() === word);
    if (found) return found;
    invocation.command = commandPath(command);
    throw new ArgumentError(`unknown command '${words.join(" ")}'`);
  }, program);
}
