import { type Command, Option } from "commander";
import { withUsableId } from "../../http/serialise.js";
import { downloadPackage, NotReadyError } from "../../node/index.js";
import { connect, traceDownloads } from "../args/connect.js";
import { addConnectionOptions, addOutputOptions, type ConnectionFlags } from "../args/global-options.js";
import {
  addKeyBlobsOption,
  addTrustRootOption,
  type KeyBlobFlags,
  keyBlobWriter,
  type TrustFlags,
  trustedRootsFrom,
} from "../args/package-options.js";
import {
  addPackageOptions,
  type Find,
  faultOfMissing,
  faultOfPackage,
  namesVersion,
  type PackageFlags,
  packageFinder,
  refuseFaults,
} from "../args/target.js";
import type { Invocation } from "../invocation.js";
import { type Context, pathFrom, type Result } from "../invocation.js";
import { continuing } from "../output/failure.js";
import { helpText } from "../output/help.js";
import { withProgress } from "../output/progress.js";
import { count } from "../output/progress-text.js";
import { countBetween } from "../output/units.js";

interface DownloadFlags extends ConnectionFlags, PackageFlags, TrustFlags, KeyBlobFlags {
  packageVersionId?: string;
  directory?: string;
  deltas?: "ifPresent" | "skip";
  concurrency?: number;
}

export function addDownload(program: Command, invocation: Invocation): void {
  const command = program
    .command("download")
    .summary("download and verify a package that is there")
    .description(
      "Downloads the COMPLETED version of a package and verifies it. Goes on where it stopped; what is there and right " +
        "is not downloaded again.",
    );
  command.argument("[package-id]", "the package; else the options name its version");
  addPackageOptions(command)
    .option("--package-version-id <id>", "the version of the package, in place of all of these")
    .optionsGroup("Package:")
    .option("--directory <path>", "the package folder; nothing else may be in it")
    .addOption(
      new Option("--deltas <how>", "updates from earlier versions (default: ifPresent)").choices(["ifPresent", "skip"]),
    )
    .option("--concurrency <count>", "files at once (default: 4)", countBetween(1, 16));
  addKeyBlobsOption(addTrustRootOption(command));
  addOutputOptions(addConnectionOptions(command)).addHelpText("after", examples).action(invocation.action(runDownload));
}

const examples = helpText(
  [
    "adp download --bundle-id com.example.app --version 2.4.0 \\\n--directory ./package",
    "adp download f3190601-974c-45ee-aa24-35db2090c260 --directory ./package",
  ],
  "0 done, 5 nothing to download yet, 6 integrity, 7 connection",
);

async function runDownload(context: Context, flags: DownloadFlags, given: string | undefined): Promise<Result> {
  const { deltas, concurrency, requestTimeout: stallTimeoutMs } = flags;
  Object.assign(context.advice, continuing);
  refuseFaults(faultOfPackageVersion(flags, given), faultOfMissing("--directory", flags.directory));
  const directory = pathFrom(context, flags.directory ?? "");
  const { signal } = context.io;
  const findPackageVersion = packageVersionFinder(flags, given);
  const onKeyBlobs = await keyBlobWriter(context, flags, directory);
  const trustedRoots = await trustedRootsFrom(context, flags);
  const client = await connect(context, flags);
  const packageVersionId = await findPackageVersion(client, { signal });
  const downloaded = await withProgress(context, (onProgress) =>
    downloadPackage(client, {
      packageVersionId,
      directory,
      bundleId: flags.bundleId,
      version: flags.version,
      appId: flags.appId,
      trustedRoots,
      onKeyBlobs,
      deltas,
      concurrency,
      stallTimeoutMs,
      fetch: traceDownloads(context),
      signal,
      onProgress,
      onWarning: (warning) => context.output.warn(warning),
    }),
  );
  const text = `${downloaded.directory}: ${count(downloaded.files.length)}, verified`;
  return { document: downloaded, lines: [{ mark: "done", text }] };
}

function faultOfPackageVersion({ packageVersionId, ...flags }: DownloadFlags, given?: string): string | undefined {
  if (packageVersionId === undefined) return faultOfPackage(flags, given);
  const isAlone = !namesVersion(flags) && (flags.packageId ?? given) === undefined;
  return isAlone ? undefined : "--package-version-id stands in place of what names a package";
}

function packageVersionFinder({ packageVersionId, ...flags }: DownloadFlags, given?: string): Find {
  if (packageVersionId !== undefined) return async () => packageVersionId;
  const findPackage = packageFinder(flags, given);
  return async (client, options) => {
    const packageId = await findPackage(client, options);
    const completed = client.packages.versions(packageId, { "filter[state]": ["COMPLETED"] }, options);
    // Apple has been seen to ignore filters.
    for await (const version of completed) {
      if (version.attributes?.state === "COMPLETED") return withUsableId(version).id;
    }
    throw new NotReadyError(`package ${packageId} has no COMPLETED version yet; \`adp wait\` waits for it`);
  };
}
