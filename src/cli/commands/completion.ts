import { Argument, type Command } from "commander";
import { addOutputOptions } from "../args/global-options.js";
import type { Invocation } from "../invocation.js";
import { helpText } from "../output/help.js";
import { type CompletionShell, completionScripts } from "./completion-scripts.js";

export function addCompletion(program: Command, invocation: Invocation): void {
  const command = program
    .command("completion")
    .summary("print what lets a shell complete adp's words")
    .description("Prints what lets a shell complete commands, options and their values.")
    .addArgument(new Argument("<shell>", "which shell").choices(Object.keys(completionScripts)));
  addOutputOptions(command)
    .addHelpText("after", examples)
    .action(
      invocation.action(async (_, __: object, shell) => {
        const script = completionScripts[shell as CompletionShell];
        return { document: { shell, script }, lines: script.trimEnd().split("\n") };
      }),
    );
}

const examples = helpText(
  [
    "echo 'source <(adp completion bash)' >> ~/.bashrc",
    "echo 'source <(adp completion zsh)' >> ~/.zshrc",
    "adp completion fish > ~/.config/fish/completions/adp.fish",
  ],
  "0 done",
);
