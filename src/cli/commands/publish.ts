import { type Command, Option } from "commander";
import { ArgumentError, type Client } from "../../index.js";
import { type PublishedPackage, type PublishOptions, publish } from "../../node/index.js";
import type { Scenario } from "../../sandbox/index.js";
import { connect, createClientFor, traceDownloads } from "../args/connect.js";
import {
  addConnectionOptions,
  addDryRunOption,
  addOutputOptions,
  type ConnectionFlags,
  type DryRunFlags,
} from "../args/global-options.js";
import {
  addKeyBlobsOption,
  addTrustRootOption,
  type KeyBlobFlags,
  keyBlobWriter,
  type TrustFlags,
  trustedRootsFrom,
} from "../args/package-options.js";
import {
  addVersionOrIdOptions,
  faultOfMissing,
  faultOfVersion,
  refuseFaults,
  type VersionFlags,
  versionLocator,
} from "../args/target.js";
import { describeCreation, watchCreation } from "../create-once.js";
import { type Context, type Invocation, pathFrom, type Result } from "../invocation.js";
import { afterRefusedPackage, continuing } from "../output/failure.js";
import { helpText } from "../output/help.js";
import { withProgress } from "../output/progress.js";
import { count } from "../output/progress-text.js";
import { describeIdentifiers } from "../output/table.js";
import { countBetween, parseDuration } from "../output/units.js";

interface PublishFlags extends ConnectionFlags, DryRunFlags, VersionFlags, TrustFlags, KeyBlobFlags {
  directory?: string;
  deltas?: "wait" | "ifPresent" | "skip";
  timeout?: number;
  poll?: number;
  concurrency?: number;
  sandbox?: boolean;
  /** Certificates as text, in place of a file with them. */
  trustedRoots?: string[];
}

export function addPublish(program: Command, invocation: Invocation): void {
  const command = program
    .command("publish")
    .summary("create, wait, download and verify, in one go")
    .description(
      "From an approved version to a verified package on disk: finds the app and its version, creates the package " +
        "unless it is there, waits for it, downloads and verifies it. After any interruption the same command continues.",
    );
  addVersionOrIdOptions(command)
    .optionsGroup("Package:")
    .option("--directory <path>", "the package folder; nothing else may be in it")
    .addOption(
      new Option(
        "--deltas <how>",
        "updates from earlier versions; wait: for a version that has some, which may never come (default: ifPresent)",
      ).choices(["ifPresent", "wait", "skip"]),
    )
    .option("--timeout <duration>", "the longest to wait for Apple, such as 45m (default: 30m)", parseDuration)
    .option("--poll <duration>", "from one poll to the next (default: 15s, later 60s)", parseDuration)
    .option("--concurrency <count>", "files at once (default: 4)", countBetween(1, 16))
    .option(
      "--sandbox",
      "on a sandbox in this process, without an account; then app, version and directory have defaults: " +
        "com.example.app, 2.4.0 and com.example.app-2.4.0, and --poll is 200ms",
    );
  addDryRunOption(addKeyBlobsOption(addTrustRootOption(command)));
  addOutputOptions(addConnectionOptions(command)).addHelpText("after", examples).action(invocation.action(runPublish));
}

const examples = helpText(
  [
    "adp publish --bundle-id com.example.app --version 2.4.0 \\\n--directory ./package --timeout 45m",
    "adp publish --sandbox",
  ],
  "0 done, 4 refused by Apple, 5 not ready in time, 6 integrity,\n7 connection, 130 interrupted: the same command continues",
);

async function runPublish(context: Context, flags: PublishFlags): Promise<Result> {
  Object.assign(context.advice, continuing, { conflict: afterRefusedPackage });
  if (flags.sandbox) {
    return publishOnSandbox(context, flags, (client, settled) => publishWith(context, client, settled));
  }
  refuseFaults(faultOfVersion(flags), faultOfMissing("--directory", flags.directory));
  return publishWith(context, await connect(context, flags), flags);
}

async function publishWith(context: Context, client: Client, flags: PublishFlags): Promise<Result> {
  if (flags.dryRun) return describeCreation(context, client, flags, await versionLocator(flags)(client, context.io));
  const { bundleId, appId, version, platform, appStoreVersionId, directory = "", requestTimeout } = flags;
  const { deltas, timeout, poll, concurrency } = flags;
  const { signal } = context.io;
  const folder = pathFrom(context, directory);
  const onKeyBlobs = await keyBlobWriter(context, flags, folder);
  const trustedRoots = flags.trustedRoots ?? (await trustedRootsFrom(context, flags));
  const run = (onProgress: PublishOptions["onProgress"]) =>
    publish(client, {
      bundleId,
      appId,
      version,
      platform,
      appStoreVersionId,
      directory: folder,
      trustedRoots,
      onKeyBlobs,
      deltas,
      timeoutMs: timeout,
      pollMs: poll,
      concurrency,
      stallTimeoutMs: requestTimeout,
      fetch: traceDownloads(context),
      signal,
      onProgress,
      onWarning: (warning) => context.output.warn(warning),
    });
  const published = await withProgress(context, (show) => watchCreation(context, run, show));
  const lines = [{ mark: "done" as const, text: summary(published) }, ...describeIdentifiers(context, published)];
  return { document: published, lines };
}

function summary({ directory, files, created }: PublishedPackage): string {
  return `${directory}: ${count(files.length)}, verified; the package ${created ? "was created" : "was there already"}`;
}

interface SandboxFlags extends ConnectionFlags, VersionFlags {
  directory?: string;
  poll?: number;
}

/** Publishes on a sandbox that lives as long; what is not given comes from its scenario. */
export async function publishOnSandbox<Flags extends SandboxFlags>(
  context: Context,
  flags: Flags,
  publish: (client: Client, flags: Flags) => Promise<Result>,
): Promise<Result> {
  if (flags.keyFile ?? flags.baseUrl) throw new ArgumentError("--sandbox takes neither --key-file nor --base-url");
  const { defaultScenario, startSandbox } = await import("../../sandbox/index.js");
  const sandbox = await startSandbox();
  try {
    context.output.hide(sandbox.credentials.privateKey);
    context.output.note("a sandbox in this process; nothing leaves this machine");
    const client = createClientFor(context, {
      credentials: sandbox.credentials,
      baseUrl: sandbox.url,
      timeoutMs: flags.requestTimeout,
    });
    return await publish(client, { ...withDefaults(flags, defaultScenario), trustedRoots: [sandbox.signatureRoot] });
  } finally {
    await sandbox.close();
  }
}

/** The sandbox takes less than a second for what Apple takes minutes. */
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
