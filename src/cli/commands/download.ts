import { type Command, Option } from "commander";
import { withUsableId } from "../../http/serialise.js";
import { downloadPackage, NotReadyError } from "../../node/index.js";
import { findCompleted } from "../../resources/wait-for-version.js";
import { connect } from "../args/connect.js";
import type { ConnectionFlags } from "../args/global-options.js";
import { addDownloadOptions, type DownloadFlags, downloadOptionsFrom } from "../args/package-options.js";
import {
  addPackageOptions,
  type Find,
  missingProblem,
  namesVersion,
  type PackageFlags,
  packageFinder,
  packageProblem,
  refuseProblems,
} from "../args/target.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { continuing } from "../output/failure.js";
import { withProgress } from "../output/progress.js";
import { formatFiles } from "../output/units.js";

interface Flags extends ConnectionFlags, PackageFlags, DownloadFlags {
  packageVersionId?: string;
  deltas?: "ifPresent" | "skip";
}

export function addDownload(program: Command, invocation: Invocation): void {
  const command = program
    .command("download")
    .summary("download and verify a package that exists")
    .description(
      "Downloads the COMPLETED version of a package and verifies it. After an interruption the same command continues: " +
        "files that are complete and correct are not downloaded again.",
    );
  command.argument("[package-id]", "the package (default: the one that the options name)");
  addPackageOptions(command).option("--package-version-id <id>", "the package version, instead of all of these");
  const deltas = new Option("--deltas <how>", "updates from earlier versions (default: ifPresent)");
  addDownloadOptions(command, deltas.choices(["ifPresent", "skip"]));
  invocation.define(command, {
    run: runDownload,
    examples: [
      "adp download --bundle-id com.example.app --version 2.4.0 \\\n--directory ./package",
      "adp download f3190601-974c-45ee-aa24-35db2090c260 --directory ./package",
    ],
    exitCodes: "0 done, 5 nothing to download yet, 6 not what Apple signed, 7 connection failed",
  });
}

async function runDownload(context: Context, flags: Flags, given: string | undefined): Promise<Result> {
  const { bundleId, version, appId, deltas } = flags;
  Object.assign(context.advice, continuing);
  refuseProblems(packageVersionProblem(flags, given), missingProblem("--directory", flags.directory));
  const findPackageVersion = packageVersionFinder(flags, given);
  const how = await downloadOptionsFrom(context, flags);
  const client = await connect(context, flags);
  const packageVersionId = await findPackageVersion(client, { signal: context.io.signal });
  const downloaded = await withProgress(context, (onProgress) =>
    downloadPackage(client, { ...how, packageVersionId, bundleId, version, appId, deltas, onProgress }),
  );
  const text = `${downloaded.directory}: ${formatFiles(downloaded.files.length)} verified`;
  return { document: downloaded, lines: [{ mark: "done", text }] };
}

function packageVersionProblem({ packageVersionId, ...flags }: Flags, given?: string): string | undefined {
  if (packageVersionId === undefined) return packageProblem(flags, given);
  const isAlone = !namesVersion(flags) && (flags.packageId ?? given) === undefined;
  return isAlone ? undefined : "--package-version-id replaces the options that name a package; give only one of these";
}

function packageVersionFinder({ packageVersionId, ...flags }: Flags, given?: string): Find {
  if (packageVersionId !== undefined) return async () => packageVersionId;
  const findPackage = packageFinder(flags, given);
  return async (client, options) => {
    const packageId = await findPackage(client, options);
    const version = await findCompleted(
      client.packages.versions(packageId, { "filter[state]": ["COMPLETED"] }, options),
    );
    if (version) return withUsableId(version).id;
    throw new NotReadyError(`package ${packageId} has no COMPLETED version yet; \`adp wait\` waits for one`);
  };
}
