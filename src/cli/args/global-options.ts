import type { Command } from "commander";
import { parseDuration, parseRequestTimeout } from "../output/units.js";

/** Where the credentials are and where App Store Connect is. */
export interface ConnectionFlags {
  keyFile?: string | undefined;
  issuerId?: string | undefined;
  keyId?: string | undefined;
  baseUrl?: string | undefined;
  requestTimeout?: number | undefined;
  retryFor?: number | undefined;
}

/** Options that every command has. `--json`, `--quiet` and `--verbose` are read by `outputModeFrom`. */
export function addOutputOptions(command: Command): Command {
  return command
    .optionsGroup("Output:")
    .option("--json", "one JSON document on stdout and nothing else there; help stays text")
    .option("--quiet", "no progress")
    .option("--verbose", "every request on stderr, without secrets");
}

/** The option of commands that create, change or delete something in App Store Connect. */
export interface DryRunFlags {
  dryRun?: boolean;
}

export function addDryRunOption(command: Command): Command {
  return command.option("--dry-run", "only read, and say what would be done");
}

/** Options that a group of commands takes before the command's name; its help leaves them to its commands. */
export function addHiddenOptions(group: Command): Command {
  addOutputOptions(addConnectionOptions(group));
  for (const option of group.options) option.hideHelp();
  return group;
}

/** Options of every command that talks to App Store Connect. */
export function addConnectionOptions(command: Command): Command {
  return command
    .optionsGroup("Connection:")
    .option("--key-file <path>", "AuthKey_<key id>.p8, or fastlane's JSON key file (default: from the environment)")
    .option(
      "--issuer-id <id>",
      "issuer id of a team key (default: from the file, else ASC_ISSUER_ID); an individual key has none",
    )
    .option("--key-id <id>", "key id (default: from the name of the key file)")
    .option("--base-url <url>", "where App Store Connect is, such as a sandbox (default: ADP_BASE_URL, else Apple's)")
    .option(
      "--request-timeout <duration>",
      "the longest for one request, and without a byte of a download (default: 60s, at most 5m)",
      parseRequestTimeout,
    )
    .option(
      "--retry-for <duration>",
      "how long a request is sent again when the rate limit is reached (default: 1m) or, when given, the server fails",
      parseDuration,
    );
}
