import type { AddHelpTextContext, Help } from "commander";

/** Writes text below the options, in the width that the help has. */
export type HelpText = (context: AddHelpTextContext) => string;

/**
 * What stands below the options in the help of a command: real examples, and what it may end with. `adp --help` has
 * the whole table.
 */
export function helpText(examples: readonly string[], exitCodes = "0 done, 4 refused by Apple"): HelpText {
  return (context) => {
    const all = `Exit codes: ${exitCodes}.\n\`adp --help\` has all of them.`;
    return `\n${exampleLines(examples)}\n\n${inWidth(context, (help) => help.boxWrap(all, help.helpWidth ?? 80))}`;
  };
}

/** Examples are for copying: their lines stay as they are, however narrow the terminal. */
export function exampleLines(
  examples: readonly string[],
  title = examples.length === 1 ? "Example:" : "Examples:",
): string {
  return [title, ...examples.map((example) => `  $ ${example.replaceAll("\n", "\n      ")}`)].join("\n");
}

/** Has text written with a layout that knows how wide the help is. */
export function inWidth({ command, error }: AddHelpTextContext, write: (help: Help) => string): string {
  const { getErrHelpWidth, getOutHelpWidth } = command.configureOutput();
  const help = command.createHelp();
  help.prepareContext({ error, helpWidth: (error ? getErrHelpWidth : getOutHelpWidth)?.() });
  return write(help);
}
