import { type Command, Option } from "commander";
import { defaultWaitTimeoutMs, systemClock } from "../../http/clock.js";
import { type PackageWait, waitForPackage } from "../../node/publish/wait-for-package.js";
import { connect } from "../args/connect.js";
import type { ConnectionFlags } from "../args/global-options.js";
import { addPackageOptions, type PackageFlags, packageFinder } from "../args/target.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { continuing } from "../output/failure.js";
import { withProgress } from "../output/progress.js";
import { parseDuration } from "../output/units.js";

interface WaitFlags extends ConnectionFlags, PackageFlags {
  timeout: number;
  poll?: number;
}

export function addWait(program: Command, invocation: Invocation): void {
  const command = program
    .command("wait")
    .summary("wait until a package has a version to download")
    .description(
      "Waits until a package has a COMPLETED version. Apple does not document how long that takes: developers report " +
        "minutes from notarization and 45 to 90 minutes from submission.",
    )
    .argument("[package-id]", "the package (default: the one that the options name)");
  addPackageOptions(command)
    .optionsGroup("Waiting:")
    .addOption(
      new Option("--timeout <duration>", "how long to wait at most, such as 90s, 45m or 2h")
        .argParser(parseDuration)
        .default(defaultWaitTimeoutMs, "30m"),
    )
    .option("--poll <duration>", "time between polls (default: 15s, later 60s)", parseDuration);
  invocation.define(command, {
    run: runWait,
    examples: ["adp wait --bundle-id com.example.app --version 2.4.0 --timeout 45m"],
    exitCodes: "0 there is a version to download, 5 not ready in time",
  });
}

async function runWait(context: Context, flags: WaitFlags, given: string | undefined): Promise<Result> {
  Object.assign(context.advice, continuing);
  const { signal } = context.io;
  const findPackage = packageFinder(flags, given);
  const client = await connect(context, flags);
  const packageId = await findPackage(client, { signal });
  // The wait would take an unknown id for a package that does not exist yet.
  if ((flags.packageId ?? given) !== undefined) await client.packages.get(packageId, undefined, { signal });
  const { id, attributes } = await withProgress(context, (onProgress) => {
    const onPoll: PackageWait["onPoll"] = (waitingFor, poll) => onProgress({ type: "poll", waitingFor, ...poll });
    const wait = { deltas: "ifPresent", timeoutMs: flags.timeout, pollMs: flags.poll, signal, onPoll } as const;
    return waitForPackage(systemClock, client, packageId, wait);
  });
  const { version, state } = attributes ?? {};
  return {
    document: { packageId, packageVersionId: id, version, state },
    lines: [{ mark: "done", text: `package version ${id} is ${state}` }],
  };
}
