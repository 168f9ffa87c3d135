import { Command, type CommanderError } from "commander";
import { ArgumentError } from "../index.js";
import { version } from "../version.js";
import { addConnectionOptions, addOutputOptions } from "./args/global-options.js";
import { addApi } from "./commands/api.js";
import { addApps } from "./commands/apps.js";
import { addComplete } from "./commands/complete.js";
import { addCompletion } from "./commands/completion.js";
import { addCreate } from "./commands/create.js";
import { addDoctor } from "./commands/doctor.js";
import { addDomains } from "./commands/domains.js";
import { addDownload } from "./commands/download.js";
import { addKeys } from "./commands/keys.js";
import { addMarketplaceSearch } from "./commands/marketplace-search.js";
import { addMock } from "./commands/mock.js";
import { addPublish } from "./commands/publish.js";
import { addSandbox } from "./commands/sandbox.js";
import { addShow } from "./commands/show.js";
import { addToken } from "./commands/token.js";
import { addVerify } from "./commands/verify.js";
import { addVersions } from "./commands/versions.js";
import { addWait } from "./commands/wait.js";
import { addWebhooks } from "./commands/webhooks.js";
import { columnsFrom } from "./context.js";
import { addHelp } from "./help.js";
import { commandPath, type Invocation } from "./invocation.js";
import type { Io } from "./io.js";
import { generalHelp } from "./output/general-help.js";
import { helpLayout } from "./output/help-layout.js";

/** All commands with their options and their help. */
export function createProgram(invocation: Invocation): Command {
  const program = new Command("adp")
    .description("Alternative distribution packages in App Store Connect: create, wait, download, verify.")
    .version(version, "-V, --version", "print the version")
    // `adp --version` and `adp publish --version 2.4.0` are two options.
    .enablePositionalOptions()
    .configureOutput(outputOf(invocation.context.io))
    .configureHelp(helpLayout);
  addOutputOptions(addConnectionOptions(program));
  program.commandsGroup("From an approved version to a verified package:");
  for (const add of [addPublish, addCreate, addShow, addWait, addDownload, addVerify]) add(program, invocation);
  program.commandsGroup("What belongs to it:");
  for (const add of [addApps, addVersions, addKeys, addDomains, addWebhooks, addMarketplaceSearch]) {
    add(program, invocation);
  }
  program.commandsGroup("When something is not clear:");
  for (const add of [addDoctor, addToken, addApi, addSandbox, addMock, addCompletion]) add(program, invocation);
  addHelp(program, invocation);
  addComplete(program, invocation);
  program.addHelpText("after", generalHelp);
  turnRefusalsIntoErrors(program, invocation);
  return program;
}

function outputOf({ stdout }: Io) {
  return {
    writeOut: (text: string) => void stdout.write(text),
    // Nothing but the help of a call without a command, which is no error here.
    writeErr: (text: string) => void stdout.write(text),
    // Errors are told where all others are.
    outputError: () => undefined,
    getOutHelpWidth: () => Math.min(columnsFrom(stdout.columns), 100),
    getErrHelpWidth: () => Math.min(columnsFrom(stdout.columns), 100),
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
}

function turnRefusalsIntoErrors(command: Command, invocation: Invocation): void {
  command.exitOverride((error) => {
    if (error.exitCode === 0 || error.code === "commander.help") throw error;
    invocation.command = commandPath(command);
    throw new ArgumentError(refusalOf(error));
  });
  for (const one of command.commands) turnRefusalsIntoErrors(one, invocation);
}

function refusalOf({ message }: CommanderError): string {
  // What stands after `=` may be a secret that was given to an option which is none.
  return message.replace(/^error: /, "").replace(/^(unknown option '[^'=]*)=[^']*'/s, "$1'");
}
