import type { Command } from "commander";
import { checkForUpdate, type UpdateCheck } from "../../../node/index.js";
import { connect, traceDownloads } from "../../args/connect.js";
import type { ConnectionFlags } from "../../args/global-options.js";
import { pathFrom } from "../../args/input.js";
import type { Context, Invocation, Result } from "../../invocation.js";
import { exitCodes } from "../../output/exit-code.js";
import type { Line } from "../../output/output.js";

export function addOutdated(program: Command, invocation: Invocation): void {
  const command = program
    .command("outdated")
    .summary("find out whether Apple has anything newer than a package folder")
    .description(
      "Finds out whether Apple has replaced the package in a folder, as it may weeks later for new devices, and whether " +
        "the app has a newer version that may have a package. Changes nothing. Made for a daily job.",
    )
    .argument("<directory>", "the package folder");
  invocation.define(command, {
    run: runOutdated,
    examples: ["adp outdated ./package || echo look"],
    exitCodes:
      "0 current, 8 there is something newer, 4 no such app, version or package, 6 the manifest is none, 1 the " +
      "folder cannot be read",
  });
}

async function runOutdated(context: Context, flags: ConnectionFlags, directory: string): Promise<Result> {
  const client = await connect(context, flags);
  const options = { fetch: traceDownloads(context), stallTimeoutMs: flags.requestTimeout, signal: context.io.signal };
  const found = await checkForUpdate(client, pathFrom(context, directory), options);
  return { document: found, lines: describe(found), exitCode: found.isCurrent ? exitCodes.done : exitCodes.found };
}

function describe(found: UpdateCheck): Line[] {
  const { directory, bundleId, version, revision, isCurrent, isReplaced, newestRevision, newerVersion } = found;
  const what = [bundleId, version, revision !== undefined && `revision ${revision}`].filter(Boolean).join(" ");
  if (isCurrent) return [{ mark: "done", text: `${directory}: ${what} is current` }];
  const lines: Line[] = [];
  if (isReplaced) {
    const text = `${what} has been replaced by revision ${newestRevision}: run \`adp publish\` for it again`;
    lines.push({ mark: "warning", text });
  }
  if (newerVersion) {
    const text = `version ${newerVersion.version} of ${bundleId} is ${newerVersion.appVersionState}`;
    lines.push({ mark: "warning", text });
  }
  return lines;
}
