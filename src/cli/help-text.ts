/**
 * What stands below the options in the help of a command: real examples, and what it may end with. `adp --help` has
 * the whole table.
 */
export function helpText(examples: readonly string[], exitCodes = "0 done, 4 refused by Apple"): string {
  const lines = examples.map((example) => `  $ ${example.replaceAll("\n", "\n      ")}`);
  const title = examples.length === 1 ? "Example:" : "Examples:";
  return `\n${[title, ...lines].join("\n")}\n\nExit codes: ${exitCodes}.\n\`adp --help\` has all of them.`;
}
