import type { Command, Option } from "commander";

/** What a word may be completed to. */
export interface Candidate {
  value: string;
  description: string;
}

/** What the last of the words may become. None means that the shell knows better, as it does for files. */
export function candidatesFor(program: Command, words: readonly string[]): Candidate[] {
  const { command, waiting } = readWords(program, words.slice(0, -1));
  const current = words.at(-1) ?? "";
  return allCandidates(command, waiting, current).filter(({ value }) => value.startsWith(current));
}

function allCandidates(command: Command, waiting: Option | undefined, current: string): Candidate[] {
  if (waiting) return choicesOf(waiting, "");
  const [, name] = /^(--[\w-]+)=/.exec(current) ?? [];
  const assigned = name && optionOf(command, name);
  if (assigned) return choicesOf(assigned, `${name}=`);
  const help = command.createHelp();
  if (current.startsWith("-")) {
    return help.visibleOptions(command).map(({ long, flags, description }) => ({ value: long ?? flags, description }));
  }
  const commands = help.visibleCommands(command).map((one) => {
    return { value: one.name(), description: one.summary() || one.description() };
  });
  const values = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  return [...commands, ...values.map((value) => ({ value, description: "" }))];
}

/** Which command the words before name, and which option still waits for its value. */
function readWords(program: Command, words: readonly string[]): { command: Command; waiting: Option | undefined } {
  // `adp help` is followed by what it is to explain.
  if (words[0] === "help") return readWords(program, words.slice(1));
  let command = program;
  let waiting: Option | undefined;
  for (const word of words) {
    // bash makes a word of its own of the sign in `--deltas=wait`.
    if (word === "=") continue;
    const option = optionOf(command, word);
    if (waiting) waiting = undefined;
    else if (option) waiting = option.required ? option : undefined;
    else command = command.commands.find((one) => one.name() === word) ?? command;
  }
  return { command, waiting };
}

function optionOf(command: Command, word: string): Option | undefined {
  return command.options.find(({ long, short }) => word === long || word === short);
}

function choicesOf({ argChoices = [] }: Option, prefix: string): Candidate[] {
  return argChoices.map((choice) => ({ value: `${prefix}${choice}`, description: "" }));
}
