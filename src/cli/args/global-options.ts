import type { Command } from "commander";
import { commandVariables } from "../../auth/credential-variables.js";
import { parseDuration, parseRequestTimeout } from "../output/units.js";

/** The credentials, and how to reach App Store Connect. */
export interface ConnectionFlags {
  keyFile?: string | undefined;
  issuerId?: string | undefined;
  keyId?: string | undefined;
  baseUrl?: string | undefined;
  requestTimeout?: number | undefined;
  retryFor?: number | undefined;
}

/** The options of every command. `outputModeFrom` reads `--json`, `--quiet` and `--verbose`. */
export function addOutputOptions(command: Command): Command {
  return command
    .optionsGroup("Output:")
    .option("--json", "print the result as one JSON document on stdout")
    .option("--quiet", "print no progress")
    .option("--verbose", "print every request on stderr, without secrets");
}

/** Of commands that create, change or delete something in App Store Connect. */
export interface DryRunFlags {
  dryRun?: boolean;
}

export function addDryRunOption(command: Command): Command {
  return command.optionsGroup("Options:").option("--dry-run", "change nothing; print what would be done");
}

/** The options that a group of commands accepts before the command's name; the help of its commands shows them. */
export function addHiddenOptions(group: Command): Command {
  addOutputOptions(addConnectionOptions(group));
  for (const option of group.options) option.hideHelp();
  return group;
}

/** The options of every command that sends requests to App Store Connect. */
export function addConnectionOptions(command: Command): Command {
  return command
    .optionsGroup("Connection:")
    .option("--key-file <path>", "AuthKey_<key id>.p8, or fastlane's JSON key file (default: from the environment)")
    .option(
      "--issuer-id <id>",
      "issuer id of a team key, only with --key-file (default: from the JSON, else from the environment)",
    )
    .option(
      "--key-id <id>",
      "key id, only with --key-file (default: from the JSON, or from the name AuthKey_<key id>.p8)",
    )
    .option(
      "--base-url <url>",
      `the URL of App Store Connect, or of a sandbox (default: ${commandVariables.baseUrl}, else Apple's)`,
    )
    .option(
      "--request-timeout <duration>",
      "time limit of one request, and of a download that stalls (default: 60s, at most 5m)",
      parseRequestTimeout,
    )
    .option(
      "--retry-for <duration>",
      "how long to keep retrying after the rate limit (default: 1m); when given, after server errors too, which are otherwise tried 3 times",
      parseDuration,
    );
}
