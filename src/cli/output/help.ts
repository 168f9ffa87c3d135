import { type AddHelpTextContext, Help } from "commander";
import { describeSets } from "../../auth/credential-variables.js";
import { exitCodeMeanings } from "./exit-code.js";

/** Writes text below the options, in the width of the help. */
type HelpText = (context: AddHelpTextContext) => string;

/** The end of a command's help: real examples and its usual exit codes. `adp --help` has the whole table. */
export function helpText(examples: readonly string[], exitCodes = "0 done, 4 refused by Apple"): HelpText {
  return (context) => {
    const all = `Exit codes: ${exitCodes}.\n\`adp --help\` lists all of them.`;
    return `\n${exampleLines(examples)}\n\n${inWidth(context, (help) => help.boxWrap(all, help.helpWidth ?? 80))}`;
  };
}

/** Examples are for copying: their lines stay as they are, however narrow the terminal. */
function exampleLines(examples: readonly string[], title = examples.length === 1 ? "Example:" : "Examples:"): string {
  return [title, ...examples.map((example) => `  $ ${example.replaceAll("\n", "\n      ")}`)].join("\n");
}

/** Writes text with a layout that knows how wide the help is. */
function inWidth({ command, error }: AddHelpTextContext, write: (help: Help) => string): string {
  const { getErrHelpWidth, getOutHelpWidth } = command.configureOutput();
  const help = command.createHelp();
  help.prepareContext({ error, helpWidth: (error ? getErrHelpWidth : getOutHelpWidth)?.() });
  return write(help);
}

/** A narrower column makes a description hard to read. */
const minColumn = 20;
const below = 6;

/** How the help is laid out: where its second column gets too narrow, descriptions stand below what they describe. */
export const helpLayout = {
  minWidthToWrap: 1,

  formatItem(term: string, termWidth: number, description: string, help: Help): string {
    const width = widthOf(help);
    const column = width - termWidth - 4;
    const isNarrow = column < Math.max(minColumn, ...description.split(/\s/).map((word) => word.length));
    if (!isNarrow) return Help.prototype.formatItem.call(help, term, termWidth, description, help);
    return [
      hangingIndent(help, term, 2, below),
      ...(description ? [hangingIndent(help, description, below, below)] : []),
    ].join("\n");
  },

  styleTitle(this: Help, title: string): string {
    return this.boxWrap(title, widthOf(this));
  },

  styleUsage(this: Help, usage: string): string {
    const title = "Usage: ".length;
    return hangingIndent(this, usage, title, title).trimStart();
  },
};

/** A wrapped text whose first line is indented by `first` columns and whose other lines are by `others`. */
function hangingIndent(help: Help, text: string, first: number, others: number): string {
  const wrapped = help.boxWrap(text, Math.max(1, widthOf(help) - Math.max(first, others)));
  return `${" ".repeat(first)}${wrapped.replaceAll("\n", `\n${" ".repeat(others)}`)}`;
}

function widthOf({ helpWidth }: Help): number {
  return helpWidth ?? 80;
}

const credentials =
  `Credentials come from --key-file, or else from one of these sets of environment variables: ${describeSets().join("; ")}. ` +
  "An individual key has no issuer id. No option accepts a secret.";

/** The end of `adp --help`. */
export const generalHelp: HelpText = (context) =>
  inWidth(context, (help) => {
    const exitCodes = exitCodeMeanings.map(([code, meaning]) =>
      hangingIndent(help, `${String(code).padEnd(5)}${meaning}`, 2, 7),
    );
    const texts = [
      exampleLines(["adp publish --bundle-id com.example.app --version 2.4.0 \\\n--directory ./package"]),
      exampleLines(["adp publish --sandbox"], hangingIndent(help, "Without an Apple account:", 0, 0)),
      hangingIndent(help, credentials, 0, 0),
      ["Exit codes:", ...exitCodes].join("\n"),
    ];
    return `\n${texts.join("\n\n")}`;
  });
