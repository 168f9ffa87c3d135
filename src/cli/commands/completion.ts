import { Argument, type Command, type Option } from "commander";
import type { Invocation } from "../invocation.js";

export function addCompletion(program: Command, invocation: Invocation): void {
  const command = program
    .command("completion")
    .summary("print a shell's completion script")
    .description("Prints the script that lets a shell complete commands, options and their values.")
    .addArgument(new Argument("<shell>", "which shell").choices(Object.keys(completionScripts)));
  invocation.define(command, {
    run: async (_, __: object, shell = "") => {
      const script = completionScripts[shell as CompletionShell];
      return { document: { shell, script }, lines: script.trimEnd().split("\n") };
    },
    isOffline: true,
    examples: [
      "echo 'source <(adp completion bash)' >> ~/.bashrc",
      "echo 'source <(adp completion zsh)' >> ~/.zshrc",
      "adp completion fish > ~/.config/fish/completions/adp.fish",
    ],
    exitCodes: "0 done",
  });
}

/** What the scripts of `adp completion` call, with the words from `adp` to the cursor; the last may be empty. */
export function addComplete(program: Command, invocation: Invocation): void {
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action((words: string[]) => {
      for (const { value, description } of candidatesFor(program, words)) {
        invocation.context.io.stdout.write(`${value}\t${description}\n`);
      }
    });
}

/** What a word may be completed to. */
interface Candidate {
  value: string;
  description: string;
}

/** What the last word may be completed to. None leaves it to the shell, which completes files. */
function candidatesFor(program: Command, words: readonly string[]): Candidate[] {
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

/** Which command the words name, and which option still lacks its value. */
function readWords(program: Command, words: readonly string[]): { command: Command; waiting: Option | undefined } {
  // `adp help` is followed by the name of a command.
  if (words[0] === "help") return readWords(program, words.slice(1));
  let command = program;
  let waiting: Option | undefined;
  for (const word of words) {
    // bash makes the `=` in `--deltas=wait` a word of its own.
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

/** Passes the words to `adp complete`; where that prints nothing, the shell completes files. */
const bash = `# bash completion for adp
_adp() {
  local word tab=$'\\t' current="\${COMP_WORDS[COMP_CWORD]}"
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  # bash makes a word of the = in --option=value.
  if [[ $current == "=" ]]; then words+=(""); fi
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("\${word%%$tab*}")
  done < <(adp complete -- "\${words[@]}" 2>/dev/null)
}
complete -o default -F _adp adp
`;

const zsh = `#compdef adp
# zsh completion for adp
_adp() {
  local line tab=$'\\t'
  local -a candidates
  while IFS= read -r line; do
    candidates+=("\${\${line%%$tab*}//:/\\\\:}:\${line#*$tab}")
  done < <(adp complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( $#candidates )); then
    _describe adp candidates
  else
    _files
  fi
}
if [[ $funcstack[1] == _adp ]]; then _adp "$@"; else compdef _adp adp; fi
`;

const fish = `# fish completion for adp
function __adp_candidates
    adp complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null
end
complete -c adp -e
complete -c adp -n 'test -n "$(__adp_candidates)"' -f
complete -c adp -a '(__adp_candidates)'
`;

const completionScripts = { bash, zsh, fish };

type CompletionShell = keyof typeof completionScripts;
