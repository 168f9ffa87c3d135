import { readFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { ArgumentError } from "../../../index.js";
import { withFileError } from "../../../node/errors.js";
import {
  checkSource,
  createSourceEntry,
  type SourceEntryOptions,
  SourceError,
  type UpdatedSource,
  updateSource,
} from "../../../node/index.js";
import { addOutputOptions } from "../../args/global-options.js";
import { pathFrom } from "../../args/input.js";
import { addTrustRootOption, type TrustFlags, trustedRootsFrom } from "../../args/package-options.js";
import { missingProblem, refuseProblems } from "../../args/target.js";
import type { Context, Invocation, Result } from "../../invocation.js";
import type { Line } from "../../output/output.js";
import { readAssetUrls } from "./verify-hosted.js";

interface EntryFlags extends TrustFlags {
  downloadUrl?: string;
  flat?: boolean;
  assetUrls?: string;
  date?: string;
  description?: string;
  deltas?: "ifPresent" | "skip";
}

interface UpdateFlags extends EntryFlags {
  check?: boolean;
  dryRun?: boolean;
}

/** `adp altstore entry` and `adp altstore update`. */
export function addSourceCommands(altstore: Command, invocation: Invocation): void {
  const entry = altstore
    .command("entry")
    .description("Prints the entry of a version for a source, from a package folder that is verified first.")
    .argument("<directory>", "the package folder");
  invocation.define(addEntryOptions(entry, "required"), {
    run: runEntry,
    isOffline: true,
    examples: ["adp altstore entry ./package --download-url \\\nhttps://downloads.example.com/2.4.0/"],
    exitCodes: "0 done, 6 the folder is not what Apple signed, 1 it cannot be read",
  });
  const update = altstore
    .command("update")
    .description(
      "Puts the version of a package folder into a source: first in the list of the app with its marketplaceID, or in the " +
        "place of the same version and build. Nothing else in the file changes, not a byte. A source that AltStore would " +
        "drop is refused.",
    )
    .argument("<source.json>", "the file of the source")
    .argument("[directory]", "the package folder; required without --check");
  addEntryOptions(update, "required without --check")
    .option("--check", "only check the source")
    .option("--dry-run", "change nothing; print what would be done");
  invocation.define(update, {
    run: runUpdate,
    isOffline: true,
    examples: [
      "adp altstore update source.json ./package --download-url \\\nhttps://downloads.example.com/2.4.0/",
      "adp altstore update source.json --check",
    ],
    exitCodes:
      "0 done, or there already, 8 AltStore would drop the source or it has no such app, 6 the folder is not what Apple " +
      "signed, 1 a file cannot be read or written",
  });
}

/** A group without connection options: nothing in it is sent to Apple. */
export function addHiddenOutputOptions(group: Command): void {
  addOutputOptions(group);
  for (const option of group.options) option.hideHelp();
}

function addEntryOptions(command: Command, required: string): Command {
  command
    .optionsGroup("Version:")
    .option("--download-url <url>", `where the package is hosted: its folder, or manifest.json in it (${required})`)
    .option("--flat", "all files are beside manifest.json, as on GitHub Releases: writes assetURLs")
    .option("--asset-urls <file>", "JSON with the URLs of files by name without extension (default: by the layout)")
    .option("--date <date>", "of the release, with a time and a zone (default: now, or as it was)")
    .option("--description <text>", "what is new, for people (default: none, or as it was)")
    .addOption(
      new Option("--deltas <how>", "skip: deltas may be missing in the folder (default: ifPresent)").choices([
        "ifPresent",
        "skip",
      ]),
    );
  return addTrustRootOption(command);
}

async function entryOptionsFrom(context: Context, flags: EntryFlags): Promise<SourceEntryOptions> {
  const { downloadUrl = "", flat, assetUrls, date, description: localizedDescription, deltas } = flags;
  const problem =
    flat && assetUrls !== undefined ? "--flat writes assetURLs itself: leave out --asset-urls" : undefined;
  refuseProblems(missingProblem("--download-url", downloadUrl), problem);
  const urls = assetUrls === undefined ? undefined : await readAssetUrls(context, assetUrls);
  const trustedRoots = await trustedRootsFrom(context, flags);
  return {
    ...{ downloadUrl, date, localizedDescription, deltas, trustedRoots, signal: context.io.signal },
    assetUrls: flat ? true : urls,
  };
}

async function runEntry(context: Context, flags: EntryFlags, directory: string): Promise<undefined> {
  const options = await entryOptionsFrom(context, flags);
  const { version } = await createSourceEntry(pathFrom(context, directory), options);
  // For people too it is JSON, to paste. As lines, the URL of the file `signature` would look like a secret.
  context.output.document(version);
}

async function runUpdate(
  context: Context,
  flags: UpdateFlags,
  file: string,
  directory: string | undefined,
): Promise<Result> {
  const path = pathFrom(context, file);
  if (flags.check) {
    if (directory !== undefined || flags.downloadUrl !== undefined) {
      const problem = "--check works on the source alone: leave out the package folder and --download-url";
      throw new ArgumentError(`${problem}, or use --dry-run`);
    }
    return checkFile(file, path);
  }
  if (directory === undefined) throw new ArgumentError("give the package folder, or --check");
  const options = { ...(await entryOptionsFrom(context, flags)), dryRun: flags.dryRun };
  const updated = await updateSource(path, pathFrom(context, directory), options);
  return { document: { ...updated, dryRun: flags.dryRun }, lines: describe(file, updated, flags.dryRun) };
}

function describe(file: string, { outcome, version, index, warnings }: UpdatedSource, dryRun = false): Line[] {
  const what = `${version.version} (${version.buildVersion})`;
  const would = dryRun ? "would be " : "";
  const text =
    outcome === "unchanged"
      ? `${file}: has ${what} already; not written`
      : `${file}: ${what} ${would}${outcome} at index ${index} of its app`;
  return [...warningLines(warnings), { mark: "done", text }];
}

async function checkFile(file: string, path: string): Promise<Result> {
  const bytes = await withFileError(file, () => readFile(path));
  const checked = await checkSource(bytes);
  const { ok, problems, warnings } = checked;
  const lines: Line[] = [
    ...problems.map(({ path, message }): Line => ({ mark: "failed", text: `${path || file}: ${message}` })),
    ...warningLines(warnings),
    ...(ok ? [{ mark: "done", text: `${file}: nothing that AltStore drops it for` } as const] : []),
  ];
  const failure = new SourceError(
    `${file}: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}: AltStore would drop it or miss an update`,
    problems,
  );
  return { document: { file, ...checked }, lines, failure: ok ? undefined : failure };
}

function warningLines(warnings: UpdatedSource["warnings"]): Line[] {
  return warnings.map(({ path, message }) => ({ mark: "warning", text: `${path}: ${message}` }));
}
