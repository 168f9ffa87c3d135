import { type Command, Option } from "commander";
import { ArgumentError, type Client } from "../../index.js";
import { type PublishedPackage, type PublishOptions, publish } from "../../node/index.js";
import type { Scenario } from "../../sandbox/index.js";
import { clientOptionsFrom, connect, createClientFor } from "../args/connect.js";
import type { ConnectionFlags, DryRunFlags } from "../args/global-options.js";
import { addDownloadOptions, type DownloadFlags, downloadOptionsFrom } from "../args/package-options.js";
import {
  addVersionOrIdOptions,
  missingProblem,
  refuseProblems,
  type VersionFlags,
  versionLocator,
  versionProblem,
} from "../args/target.js";
import { describeCreation, watchCreation } from "../create-once.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { afterRefusedPackage, continuing } from "../output/failure.js";
import { withProgress } from "../output/progress.js";
import { describeIdentifiers } from "../output/table.js";
import { formatFiles, parseDuration } from "../output/units.js";

interface PublishFlags extends ConnectionFlags, DryRunFlags, VersionFlags, DownloadFlags {
  deltas?: "wait" | "ifPresent" | "skip";
  timeout?: number;
  poll?: number;
  waitForApproval?: boolean;
  sandbox?: boolean;
}

export function addPublish(program: Command, invocation: Invocation): void {
  const command = program
    .command("publish")
    .summary("create, wait, download and verify, in one command")
    .description(
      "From an approved version to a verified package on disk: finds the app and its version, creates the package " +
        "unless it exists, waits for it, downloads and verifies it. After any interruption the same command continues.",
    );
  const deltas = new Option(
    "--deltas <how>",
    "updates from earlier versions; ifPresent: download those that exist, wait: wait until some exist, which may never happen, skip: leave them out (default: ifPresent)",
  );
  addDownloadOptions(addVersionOrIdOptions(command), deltas.choices(["ifPresent", "wait", "skip"]))
    .optionsGroup("Waiting:")
    .option(
      "--wait-for-approval",
      "wait until the version is approved, and refuse one that was rejected; needs a longer --timeout",
    )
    .option(
      "--timeout <duration>",
      "how long to wait for Apple at most, such as 90s, 45m or 2h (default: 30m)",
      parseDuration,
    )
    .option("--poll <duration>", "time between polls (default: 15s, later 60s)", parseDuration)
    .optionsGroup("Options:")
    .option(
      "--sandbox",
      "try it without an account, on a sandbox in this process; then app, version and directory have defaults: " +
        "com.example.app, 2.4.0 and com.example.app-2.4.0, and --poll is 200ms",
    );
  invocation.define(command, {
    hasDryRun: true,
    run: runPublish,
    examples: [
      "adp publish --bundle-id com.example.app --version 2.4.0 \\\n--directory ./package --timeout 45m",
      "adp publish --sandbox",
    ],
    exitCodes:
      "0 done, 4 refused by Apple, 5 not ready in time, 6 not what Apple signed, 7 connection failed, 130 interrupted. " +
      "After 5, 7 and 130 run the same command again to continue; after 6 it downloads the damaged files again",
  });
}

async function runPublish(context: Context, flags: PublishFlags): Promise<Result> {
  Object.assign(context.advice, continuing, { conflict: afterRefusedPackage });
  if (flags.sandbox) {
    return publishOnSandbox(context, flags, (client, settled) => publishWith(context, client, settled));
  }
  refuseProblems(versionProblem(flags), missingProblem("--directory", flags.directory));
  return publishWith(context, await connect(context, flags), flags);
}

async function publishWith(context: Context, client: Client, flags: PublishFlags): Promise<Result> {
  if (flags.dryRun)
    return describeCreation(context, client, flags, await versionLocator(flags)(client, { signal: context.io.signal }));
  const { bundleId, appId, version, platform, appStoreVersionId } = flags;
  const { deltas, waitForApproval, timeout: timeoutMs, poll: pollMs } = flags;
  const target = { bundleId, appId, version, platform, appStoreVersionId };
  const how = { ...(await downloadOptionsFrom(context, flags)), deltas, waitForApproval, timeoutMs, pollMs };
  const run = (onProgress: PublishOptions["onProgress"]) => publish(client, { ...target, ...how, onProgress });
  const published = await withProgress(context, (onProgress) => watchCreation(context, run, onProgress));
  const lines = [{ mark: "done" as const, text: summary(published) }, ...describeIdentifiers(context, published)];
  return { document: published, lines };
}

function summary({ directory, files, created }: PublishedPackage): string {
  return `${directory}: ${formatFiles(files.length)} verified; the package ${created ? "was created" : "already existed"}`;
}

interface SandboxFlags extends ConnectionFlags, VersionFlags {
  directory?: string;
  poll?: number;
}

/** Publishes on a sandbox of its own; what is not given comes from its scenario. */
async function publishOnSandbox<Flags extends SandboxFlags>(
  context: Context,
  flags: Flags,
  publish: (client: Client, flags: Flags) => Promise<Result>,
): Promise<Result> {
  if (flags.keyFile ?? flags.baseUrl) throw new ArgumentError("--sandbox cannot be used with --key-file or --base-url");
  const { defaultScenario, startSandbox } = await import("../../sandbox/index.js");
  const sandbox = await startSandbox();
  try {
    context.output.hide(sandbox.credentials.privateKey);
    context.output.note("using a sandbox in this process; nothing leaves this machine");
    const client = createClientFor(context, {
      ...clientOptionsFrom(context, flags),
      credentials: sandbox.credentials,
      baseUrl: sandbox.url,
    });
    return await publish(client, { ...withDefaults(flags, defaultScenario), trustedRoots: [sandbox.signatureRoot] });
  } finally {
    await sandbox.close();
  }
}

/** The sandbox needs less than a second for what takes Apple minutes. */
const pollMs = 200;

function withDefaults<Flags extends SandboxFlags>(flags: Flags, scenario: Scenario): Flags {
  const { appStoreVersionId, poll = pollMs } = flags;
  if (appStoreVersionId !== undefined) return { ...flags, directory: flags.directory ?? appStoreVersionId, poll };
  const [app] = scenario.apps;
  const [newest] = app?.versions ?? [];
  const bundleId = flags.appId === undefined ? (flags.bundleId ?? app?.bundleId) : flags.bundleId;
  const version = flags.version ?? newest?.versionString;
  const platform = flags.platform ?? (flags.version === undefined ? newest?.platform : undefined);
  const directory = flags.directory ?? `${bundleId ?? flags.appId}-${version}`;
  return { ...flags, bundleId, version, platform, directory, poll };
}
