import { type Command, Option } from "commander";
import { ArgumentError } from "../../../index.js";
import { type FileReport, IntegrityError, type PackageReport, verifyPackage } from "../../../node/index.js";
import { pathFrom } from "../../args/input.js";
import { addTrustRootOption, type TrustFlags, trustedRootsFrom } from "../../args/package-options.js";
import type { Context, Invocation, Result } from "../../invocation.js";
import type { Line } from "../../output/output.js";
import { describeIdentity, describeSignature } from "../../output/package-text.js";
import { formatBytes, formatFiles } from "../../output/units.js";
import { addHostedOptions, type HostedFlags, refuseHostedOptions, verifyHosted } from "./verify-hosted.js";

interface VerifyFlags extends TrustFlags, HostedFlags {
  deltas?: "ifPresent" | "skip";
}

export function addVerify(program: Command, invocation: Invocation): void {
  const command = program
    .command("verify")
    .summary("check a package folder and Apple's signature in it, offline; with --url, what is hosted")
    .description(
      "Checks a package folder offline, on any system: that Apple signed it, that every file is the signed one, and that " +
        "every file is there and no other. Reports every problem, not only the first.\n\n" +
        "With --url it checks what is hosted: the signature, and that each file is served whole to a browser and to a " +
        "plain client. With a directory it compares that too. No token is sent.",
    )
    .argument("[directory]", "the package folder; required without --url")
    .optionsGroup("Package:")
    .addOption(
      new Option(
        "--deltas <how>",
        "skip: missing deltas are not a problem, ifPresent: every delta in the manifest must be there (default: ifPresent)",
      ).choices(["ifPresent", "skip"]),
    );
  invocation.define(addHostedOptions(addTrustRootOption(command)), {
    run: runVerify,
    isOffline: true,
    examples: ["adp verify ./package", "adp verify --url https://downloads.example.com/2.4.0/ ./package"],
    exitCodes:
      "0 every check passed, 6 a file is not what was signed, 7 a hosted file cannot be fetched, 1 the folder cannot be read",
  });
}

async function runVerify(context: Context, flags: VerifyFlags, directory: string | undefined): Promise<Result> {
  if (flags.url !== undefined) return verifyHosted(context, { ...flags, url: flags.url }, directory);
  refuseHostedOptions(flags);
  if (directory === undefined) throw new ArgumentError("missing required argument 'directory'");
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
    describeSignature(report.signature),
    ...(skipped > 0 ? [note] : []),
    ...files.map((file): Line => ({ mark: file.status === "ok" ? "done" : "failed", text: describeFile(file) })),
    ...(ok ? [`${directory}: ${formatFiles(files.length)} verified`] : []),
  ];
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
