import { type Command, Option } from "commander";
import { type FileReport, IntegrityError, type PackageReport, verifyPackage } from "../../node/index.js";
import { pathFrom } from "../args/input.js";
import { addTrustRootOption, type TrustFlags, trustedRootsFrom } from "../args/package-options.js";
import type { Context, Invocation, Result } from "../invocation.js";
import type { Line } from "../output/output.js";
import { formatBytes, formatFiles } from "../output/units.js";

interface VerifyFlags extends TrustFlags {
  deltas?: "ifPresent" | "skip";
}

export function addVerify(program: Command, invocation: Invocation): void {
  const command = program
    .command("verify")
    .summary("check a package folder and Apple's signature in it, offline")
    .description(
      "Checks a package folder offline, on any system: that Apple signed it, that every file is the signed one, and that " +
        "every file is there and no other. Reports every problem, not only the first.",
    )
    .argument("<directory>", "the package folder")
    .optionsGroup("Package:")
    .addOption(
      new Option(
        "--deltas <how>",
        "skip: missing deltas are not a problem, ifPresent: every delta in the manifest must be there (default: ifPresent)",
      ).choices(["ifPresent", "skip"]),
    );
  invocation.define(addTrustRootOption(command), {
    run: runVerify,
    isOffline: true,
    examples: ["adp verify ./package"],
    exitCodes: "0 every check passed, 6 a check failed, 1 the folder cannot be read",
  });
}

async function runVerify(context: Context, flags: VerifyFlags, directory: string): Promise<Result> {
  const trustedRoots = await trustedRootsFrom(context, flags);
  const how = { deltas: flags.deltas, trustedRoots, signal: context.io.signal };
  const report = await verifyPackage(pathFrom(context, directory), how);
  return { document: report, lines: describe(report), failure: failureOf(report) };
}

function describe(report: PackageReport): Line[] {
  const { directory, ok, files, skippedDeltas: skipped } = report;
  const [manifest] = files;
  if (manifest?.status === "missing") return [];
  const note = `${skipped} ${skipped === 1 ? "delta is" : "deltas are"} missing, as --deltas skip allows`;
  return [
    ...describeIdentity(report),
    describeSignature(report),
    ...(skipped > 0 ? [note] : []),
    ...files.map((file): Line => ({ mark: file.status === "ok" ? "done" : "failed", text: describeFile(file) })),
    ...(ok ? [`${directory}: ${formatFiles(files.length)} verified`] : []),
  ];
}

function describeSignature({ signature: { status, signer, signedAt = "", reason } }: PackageReport): Line {
  const by = `signed by ${signer} on ${signedAt.slice(0, 10)}`;
  if (status === "valid") return { mark: "done", text: by };
  const what = { missing: "not signed", malformed: "signature malformed", untrusted: "signature not trusted" };
  const text = status === "mismatch" ? `${by}, but not this` : what[status];
  return { mark: "failed", text: `${text}: ${reason}` };
}

/** The identity in the manifest, as far as it has one. */
function describeIdentity(report: PackageReport): string[] {
  const { bundleId, shortVersionString, bundleVersion, revision, appleItemId, appleVersionId } = report;
  const build = bundleVersion ? ` (${bundleVersion})` : "";
  const version = [
    bundleId,
    shortVersionString && `${shortVersionString}${build}`,
    revision !== undefined && `revision ${revision}`,
  ];
  const ids = [appleItemId && `appleItemId ${appleItemId}`, appleVersionId && `appleVersionId ${appleVersionId}`];
  const lines = [version.filter(Boolean).join(" "), ids.filter(Boolean).join(" ")];
  return lines.filter((line) => line !== "");
}

function describeFile({ path, status, size, expected, actual, message }: FileReport): string {
  const bytes = size === undefined ? "" : `, ${formatBytes(size)}`;
  if (status === "ok") return `${path}${bytes}`;
  const digests = expected === undefined ? "" : `: expected ${expected}, found ${actual ?? "nothing"}`;
  return `${path} ${status}${bytes}${digests}${message && status !== "wrongSignature" ? ` (${message})` : ""}`;
}

function failureOf({ ok, directory, files }: PackageReport): Error | undefined {
  if (ok) return undefined;
  if (files[0]?.status === "missing") {
    return new IntegrityError(`${directory}: not a package: it has no manifest.json`, "manifest.json");
  }
  const [wrong, ...others] = files.filter(({ status }) => status !== "ok");
  const message = `${directory}: ${others.length + 1} of ${formatFiles(files.length)} failed verification`;
  return new IntegrityError(message, wrong?.path ?? "", wrong?.expected, wrong?.actual);
}
