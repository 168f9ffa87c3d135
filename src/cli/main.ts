import { Command, CommanderError } from "commander";
import { trimInvisible } from "../auth/pasted-text.js";
import { ArgumentError } from "../index.js";
import { version } from "../version.js";
import { addConnectionOptions, addHiddenOptions, addOutputOptions } from "./args/global-options.js";
import { hideEnvironment, refuseSecrets } from "./args/secrets.js";
import { addAltStore } from "./commands/after-publish/altstore.js";
import { addOutdated } from "./commands/after-publish/outdated.js";
import { addVerify } from "./commands/after-publish/verify.js";
import { addApi } from "./commands/api.js";
import { addApps } from "./commands/apps.js";
import { addComplete, addCompletion } from "./commands/completion.js";
import { addContract } from "./commands/contract.js";
import { addCreate } from "./commands/create.js";
import { addDoctor } from "./commands/doctor/doctor.js";
import { addDomains } from "./commands/domains.js";
import { addDownload } from "./commands/download.js";
import { addKeys } from "./commands/keys.js";
import { addMarketplaceSearch } from "./commands/marketplace-search.js";
import { addMock } from "./commands/mock.js";
import { addPublish } from "./commands/publish.js";
import { addSandbox } from "./commands/sandbox.js";
import { addShow } from "./commands/show.js";
import { addToken } from "./commands/token.js";
import { addVersions } from "./commands/versions.js";
import { addWait } from "./commands/wait.js";
import { addWebhooks } from "./commands/webhooks.js";
import { type Context, commandPath, Invocation } from "./invocation.js";
import { exitCodes } from "./output/exit-code.js";
import { generalHelp, helpLayout, helpText } from "./output/help.js";
import { Output } from "./output/output.js";
import { columnsFrom } from "./output/table.js";
import { type Io, outputModeFrom } from "./process.js";

/**
 * The whole command: runs it with the arguments after its name and resolves to what it ends with. It neither ends the
 * process nor prints but through `io`.
 */
export async function main(given: readonly string[], io: Io): Promise<number> {
  const args = given[0] === "complete" ? given : given.map(trimArgument);
  const output = new Output(io, outputModeFrom(args));
  hideEnvironment(io.env, output);
  const invocation = new Invocation({ io, output, advice: {} });
  io.onInterruption?.(() => void invocation.reportFailure(undefined));
  try {
    refuseSecrets(args);
    await createProgram(invocation).parseAsync([...args], { from: "user" });
    return invocation.exitCode;
  } catch (error) {
    // Of commander's own, only that help was shown gets here.
    return error instanceof CommanderError ? exitCodes.done : invocation.reportFailure(error);
  }
}

/** Without blanks, line breaks and zero-width characters at the ends, as variables and scripts with CRLF leave them. */
function trimArgument(arg: string): string {
  const [, option = "", value = ""] = /^(--[\w-]+=)?([\s\S]*)$/.exec(trimInvisible(arg)) ?? [];
  return `${option}${trimInvisible(value)}`;
}

/** All commands with their options and their help. */
function createProgram(invocation: Invocation): Command {
  const program = new Command("adp")
    .description("Alternative distribution packages in App Store Connect: create, wait, download, verify.")
    .version(version, "-V, --version", "print the version")
    // `adp --version` and `adp publish --version 2.4.0` are two options.
    .enablePositionalOptions()
    .configureOutput(outputConfiguration(invocation.context))
    .configureHelp(helpLayout);
  addOutputOptions(addConnectionOptions(program));
  program.commandsGroup("From an approved version to a verified package:");
  for (const add of [addPublish, addCreate, addShow, addWait, addDownload, addVerify]) add(program, invocation);
  program.commandsGroup("After publish:");
  for (const add of [addOutdated, addAltStore]) add(program, invocation);
  program.commandsGroup("Related resources:");
  for (const add of [addApps, addVersions, addKeys, addDomains, addWebhooks, addMarketplaceSearch]) {
    add(program, invocation);
  }
  program.commandsGroup("Diagnose and try out:");
  for (const add of [addDoctor, addContract, addToken, addApi, addSandbox, addMock, addCompletion])
    add(program, invocation);
  addHelp(program, invocation);
  addComplete(program, invocation);
  program.addHelpText("after", generalHelp);
  throwArgumentErrors(program, invocation);
  return program;
}

function outputConfiguration({ io: { stdout }, output }: Context) {
  return {
    writeOut: (text: string) => void stdout.write(text),
    // Only the help of a call without a command, which is no error for a person. A program gets it as JSON.
    writeErr: (text: string) => void (output.mode.json || stdout.write(text)),
    // `reportFailure` prints all errors.
    outputError: () => undefined,
    getOutHelpWidth: () => Math.min(columnsFrom(stdout.columns), 100),
    getErrHelpWidth: () => Math.min(columnsFrom(stdout.columns), 100),
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
}

function throwArgumentErrors(command: Command, invocation: Invocation): void {
  command.exitOverride((error) => {
    const isWithoutCommand = error.code === "commander.help";
    if (error.exitCode === 0 || (isWithoutCommand && !invocation.context.output.mode.json)) throw error;
    invocation.command = commandPath(command);
    throw new ArgumentError(isWithoutCommand ? `${command.name()}: the command is missing` : messageOf(error));
  });
  for (const one of command.commands) throwArgumentErrors(one, invocation);
}

function messageOf({ message }: CommanderError): string {
  // The value after `=` of an unknown option may be a secret.
  return message.replace(/^error: /, "").replace(/^(unknown option '[^'=]*)=[^']*'/s, "$1'");
}

/** `adp help keys add`: the help of a command, however deep, whatever options follow it. */
function addHelp(program: Command, invocation: Invocation): void {
  program.helpCommand(false);
  const help = program
    .command("help")
    .description("show the help of a command")
    .argument("[command...]", "such as keys add (default: adp itself)")
    .allowUnknownOption();
  addHiddenOptions(help)
    .addHelpText("after", helpText(["adp help keys add"], "0 done, 2 no such command"))
    .action(async (words: string[]) => {
      const option = words.findIndex((word) => word.startsWith("-"));
      const command = await findCommand(program, invocation, option < 0 ? words : words.slice(0, option));
      command.outputHelp();
    });
}

async function findCommand(program: Command, invocation: Invocation, words: readonly string[]): Promise<Command> {
  let command = program;
  for (const word of words) {
    const found = command.commands.find((one) => one.name() === word);
    // commander refuses the word, and suggests a similar command.
    if (!found && command.commands.length > 0) await command.parseAsync([word], { from: "user" });
    invocation.command = commandPath(command);
    if (!found) throw new ArgumentError(`unknown command '${words.join(" ")}'`);
    command = found;
  }
  return command;
}
