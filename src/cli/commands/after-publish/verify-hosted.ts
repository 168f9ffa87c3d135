import type { Command } from "commander";
import { ArgumentError, ConnectionError } from "../../../index.js";
import { isNotFetched } from "../../../node/hosting/hosted-report.js";
import { type HostedFile, type HostedReport, IntegrityError, verifyHostedPackage } from "../../../node/index.js";
import { traceDownloads } from "../../args/connect.js";
import { pathFrom, readInput } from "../../args/input.js";
import { type TrustFlags, trustedRootsFrom } from "../../args/package-options.js";
import type { Context, Result } from "../../invocation.js";
import type { Line } from "../../output/output.js";
import { describeIdentity, describeSignature } from "../../output/package-text.js";
import { withProgress } from "../../output/progress.js";
import { formatBytes, formatFiles, parseCount } from "../../output/units.js";

/** The options of `adp verify` for a package that is hosted. */
export interface HostedFlags extends TrustFlags {
  url?: string;
  full?: boolean;
  assetUrls?: string;
  concurrency?: number;
  deltas?: "ifPresent" | "skip";
}

export function addHostedOptions(command: Command): Command {
  return command
    .optionsGroup("Hosting:")
    .option("--url <url>", "check what is hosted: the https URL of the folder, or of manifest.json in it")
    .option("--full", "download and hash every file (default: its length and its beginning)")
    .option(
      "--asset-urls <file>",
      "JSON with the URL of each file by its name without extension, as AltStore's assetURLs, for hosts without folders (default: by the layout of the package)",
    )
    .option("--concurrency <count>", "how many files to check at once (default: 4)", parseCount(1, 16));
}

/** Refuses options that do nothing without `--url`. */
export function refuseHostedOptions({ full, assetUrls, concurrency }: HostedFlags): void {
  const given = { "--full": full, "--asset-urls": assetUrls, "--concurrency": concurrency };
  const [option] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (option) throw new ArgumentError(`${option} requires --url`);
}

export async function verifyHosted(
  context: Context,
  flags: HostedFlags & { url: string },
  directory: string | undefined,
): Promise<Result> {
  const { url, full, concurrency, deltas } = flags;
  const options = {
    ...{ full, concurrency, deltas, fetch: traceDownloads(context), signal: context.io.signal },
    trustedRoots: await trustedRootsFrom(context, flags),
    directory: directory === undefined ? undefined : pathFrom(context, directory),
    assetUrls: flags.assetUrls === undefined ? undefined : await readAssetUrls(context, flags.assetUrls),
  };
  const report = await withProgress(context, (show) =>
    verifyHostedPackage(url, { ...options, onProgress: (event) => event.type !== "checked" && show(event) }),
  );
  // Not before: a folder that is damaged itself is another matter.
  Object.assign(context.advice, afterBadHosting);
  return { document: report, lines: describe(report), failure: failureOf(report) };
}

const afterBadHosting = {
  integrity: "Upload the files again, as binary files, to a new path; and purge the caches of the host.",
  lost: "Each failed file says why; make the host serve it to everybody, then run the same command again.",
};

/** The URLs of a file: AltStore's `assetURLs`, or an entry of a source that has them. */
export async function readAssetUrls(context: Context, file: string): Promise<Record<string, string>> {
  const problem = `--asset-urls: ${file} must be a JSON object of file names without extension, and URLs`;
  let found: unknown;
  try {
    found = JSON.parse(await readInput(context, file));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ArgumentError(problem);
    throw error;
  }
  const urls = (found as { assetURLs?: unknown } | null)?.assetURLs ?? found;
  const isMap = typeof urls === "object" && urls !== null && !Array.isArray(urls);
  if (isMap && Object.values(urls).every((url) => typeof url === "string")) return urls as Record<string, string>;
  throw new ArgumentError(problem);
}

function describe(report: HostedReport): Line[] {
  const { url, ok, files, skippedDeltas: skipped } = report;
  const note = `${skipped} ${skipped === 1 ? "delta is" : "deltas are"} not served, as --deltas skip allows`;
  return [
    ...describeIdentity(report),
    describeSignature(report.signature),
    ...(skipped > 0 ? [note] : []),
    ...files.map((file): Line => ({ mark: file.status === "ok" ? "done" : "failed", text: describeFile(file) })),
    ...(ok ? [`${url}: ${formatFiles(files.length)} served to browsers and plain clients alike`] : []),
  ];
}

function describeFile({ path, status, size, expected, actual, message, isHashed, clients }: HostedFile): string {
  const bytes = size === undefined ? "" : `, ${formatBytes(size)}`;
  const [target] = clients.plain.redirects.slice(-1);
  const redirected = target === undefined ? "" : `, redirected to ${target}`;
  if (status === "ok") return `${path}${bytes}${isHashed ? ", hashed" : ""}${redirected}`;
  const found = expected === undefined ? "" : `: expected ${expected}, found ${actual ?? "nothing"}`;
  return `${path} ${status}${bytes}${redirected}${found}${message ? ` (${message})` : ""}`;
}

/** Wrong bytes come before those that cannot be fetched. */
function failureOf({ ok, url, files }: HostedReport): Error | undefined {
  if (ok) return undefined;
  const failed = files.filter(({ status }) => status !== "ok");
  const message = `${url}: ${failed.length} of ${formatFiles(files.length)} failed: ${kindsOf(failed)}`;
  const wrong = failed.find(({ status }) => !isNotFetched(status));
  if (!wrong) return new ConnectionError(message);
  return new IntegrityError(message, wrong.path, wrong.expected, wrong.actual);
}

function kindsOf(files: readonly HostedFile[]): string {
  return [...new Set(files.map(({ status }) => status))].join(", ");
}
