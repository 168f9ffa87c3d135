import { knownOnly, type NamesOf } from "../../http/known-names.js";
import { ArgumentError } from "../../index.js";
import { IntegrityError } from "../errors.js";
import { assetName, hostedPlaces } from "../hosting/hosted-files.js";
import { integrityError } from "../package/check-file.js";
import { readInPackage } from "../package/folder.js";
import { type Manifest, metadataFiles, parseManifest } from "../package/manifest.js";
import type { PackageReport } from "../package/package-report.js";
import { verifyPackage } from "../package/verify-package.js";
import { isOnCalendar } from "./source-problems.js";

/** How the entry of a version is made. */
export interface SourceEntryOptions {
  /** Where the package is hosted: the https URL of its folder, or of `manifest.json` in it. */
  downloadUrl: string;
  /**
   * The URLs of single files by their names without extension, for hosts without folders: AltStore's `assetURLs`. `true`
   * for a host that has all files beside the manifest, such as GitHub Releases. Default none.
   */
  assetUrls?: Record<string, string> | true | undefined;
  /** The date of the release, with a time and a zone. Default now. */
  date?: string | undefined;
  /** What is new in the version, for people. Default none. */
  localizedDescription?: string | undefined;
  /** As for {@link verifyPackage}. */
  trustedRoots?: string[] | undefined;
  deltas?: "ifPresent" | "skip" | undefined;
  /** Ends it; the promise rejects with the signal's reason. Default none. */
  signal?: AbortSignal | undefined;
}

/** The names of {@link SourceEntryOptions}; any other is refused. */
export const entryNames: NamesOf<SourceEntryOptions> = {
  downloadUrl: true,
  assetUrls: true,
  date: true,
  localizedDescription: true,
  trustedRoots: true,
  deltas: true,
  signal: true,
};

/** A version of an app in a source, as AltStore's documentation has it. */
export interface SourceVersion {
  version: string;
  buildVersion: string;
  /** In ISO 8601 with a time: without one it counts as 00:00 UTC. */
  date: string;
  localizedDescription?: string;
  downloadURL: string;
  /** In bytes: the largest variant, which is at least what a device downloads. */
  size: number;
  minOSVersion?: string;
  assetURLs?: Record<string, string>;
}

/** The entry of a version, and the app that it belongs to. */
export interface SourceEntry {
  /** `marketplaceID` of the app: its Apple ID, `appleItemId`. */
  marketplaceId: string;
  bundleId: string | undefined;
  version: SourceVersion;
}

/**
 * Makes the entry of a source for AltStore PAL from a package folder, which is verified first.
 *
 * Source: AltStore's documentation of sources; it may change.
 *
 * @throws {@link IntegrityError} when the folder does not hold exactly what Apple signed, or its manifest lacks a version
 * @throws {@link FileError} when it cannot be read
 * @throws `ArgumentError` for a URL that is not https, or a date that is none
 * @example
 * const { version } = await createSourceEntry("package", { downloadUrl: "https://downloads.example.com/2.4.0/" });
 * console.log(JSON.stringify(version, undefined, 2));
 */
export async function createSourceEntry(directory: string, options: SourceEntryOptions): Promise<SourceEntry> {
  const entryOptions = knownOnly("createSourceEntry", options, entryNames);
  const { downloadUrl, assetUrls, trustedRoots, deltas, signal, localizedDescription } = entryOptions;
  const places = hostedPlaces(downloadUrl, assetUrls === true ? undefined : assetUrls, "downloadUrl");
  const date = dateFrom(options.date);
  const report = await verifyPackage(directory, { trustedRoots, deltas, signal });
  const wrong = report.files.find(({ status }) => status !== "ok");
  if (wrong) throw integrityError(wrong.path, wrong);
  const manifest = parseManifest(await readInPackage(report.directory, "manifest.json"));
  const { ios } = manifest.minimumSystemVersions;
  const assetURLs = assetUrls === true ? flatUrls(places.folder, manifest) : assetUrls;
  return {
    marketplaceId: required(manifest, "appleItemId"),
    bundleId: manifest.bundleId,
    version: {
      version: required(manifest, "shortVersionString"),
      buildVersion: required(manifest, "bundleVersion"),
      date,
      ...(localizedDescription !== undefined && { localizedDescription }),
      downloadURL: downloadUrl,
      size: largestVariant(report, manifest),
      ...(ios !== undefined && { minOSVersion: ios }),
      ...(assetURLs !== undefined && { assetURLs }),
    },
  };
}

function required(manifest: Manifest, name: "appleItemId" | "shortVersionString" | "bundleVersion"): string {
  const value = manifest[name];
  if (value) return value;
  throw new IntegrityError(`manifest.json: has no ${name}, which a source needs`, "manifest.json");
}

/** In UTC and without fractions of a second, which AltStore's formatter does not ask for. */
function dateFrom(given: string | undefined): string {
  const isMoment = given === undefined || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(given);
  const date = given === undefined ? new Date() : new Date(given);
  if (isMoment && isOnCalendar(given ?? date.toISOString())) return date.toISOString().replace(/\.\d+Z$/, "Z");
  throw new ArgumentError("date: must have a time and a zone, such as 2026-03-01T12:00:00Z");
}

function largestVariant({ files }: PackageReport, { assets }: Manifest): number {
  const variants = new Set(assets.filter(({ kind }) => kind === "variant").map(({ path }) => path));
  return Math.max(...files.filter(({ path }) => variants.has(path)).map(({ size = 0 }) => size));
}

/** For a host without folders: every file beside the manifest, by its own name. */
function flatUrls(folder: string, { assets }: Manifest): Record<string, string> {
  const paths = [...metadataFiles, ...assets.map(({ path }) => path)];
  const names = paths.map((path) => path.split("/").at(-1) ?? "");
  return Object.fromEntries(names.map((name) => [assetName(name), folder + encodeURIComponent(name)]));
}
