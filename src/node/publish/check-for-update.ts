import { knownOnly } from "../../http/known-names.js";
import { excerpt } from "../../http/redact.js";
import { withUsableId } from "../../http/serialise.js";
import type {
  AlternativeDistributionPackageVersion,
  AppStoreVersion,
  AppStoreVersionsResponse,
  Client,
} from "../../index.js";
import { eligibleStates } from "../../resources/app-store-versions.js";
import { type DownloadOptions, isSameVersion } from "../download/download-options.js";
import { readMetadata } from "../download/download-package.js";
import { IntegrityError, NotFoundError } from "../errors.js";
import { packageFolder, readInPackage } from "../package/folder.js";
import { type Manifest, parseManifest } from "../package/manifest.js";
import { compareVersions } from "../package/version-order.js";
import { findApp } from "./find-app-version.js";

/** How {@link checkForUpdate} works. */
export type UpdateOptions = Pick<DownloadOptions, "fetch" | "signal" | "stallTimeoutMs">;

/** What {@link checkForUpdate} found. */
export interface UpdateCheck {
  /** Whether neither the package nor the app has anything newer. */
  isCurrent: boolean;
  /** The package folder, as an absolute path. */
  directory: string;
  bundleId: string | undefined;
  /** The version in the folder that people see. */
  version: string | undefined;
  /** `distributionPackageRevision` in the folder. */
  revision: number | undefined;
  /** The ADP id. */
  packageId: string;
  /** The package version that Apple has now; undefined when none is `COMPLETED`. */
  packageVersionId: string | undefined;
  /** Its revision. */
  newestRevision: number | undefined;
  /** Whether Apple has replaced the package in the folder: its manifest is another one. */
  isReplaced: boolean;
  /** The newest app store version that may have a package; undefined when that in the folder is the newest. */
  newerVersion: NewerVersion | undefined;
}

/** A version of the app that is newer than the one in a package folder. */
export interface NewerVersion {
  appStoreVersionId: string;
  /** The version that people see. */
  version: string;
  appVersionState: string | undefined;
}

/**
 * Finds out whether a package folder is still what Apple has: whether its package has another `COMPLETED` version, as it
 * gets weeks later for new variants or deltas, and whether the app has a newer version that may have a package. Sends at
 * most three requests to App Store Connect and reads one zip of a few kilobytes; changes nothing.
 *
 * Source: Apple documents that a package has several versions, of which the newest is `COMPLETED`. That a later one has
 * new variants was computed from real packages.
 *
 * @throws {@link NotFoundError} when the key sees no such app or version, or it has no package
 * @throws {@link FileError} when the folder cannot be read; {@link IntegrityError} when its manifest names no app
 * @example
 * const { isCurrent, isReplaced, newerVersion } = await checkForUpdate(client, "package");
 * if (!isCurrent) console.log(isReplaced ? "publish again" : `${newerVersion?.version} is out`);
 */
export async function checkForUpdate(
  client: Client,
  directory: string,
  options: UpdateOptions = {},
): Promise<UpdateCheck> {
  const folder = packageFolder(directory);
  const { signal } = knownOnly("checkForUpdate", options, { fetch: true, signal: true, stallTimeoutMs: true });
  const bytes = await readInPackage(folder.directory, "manifest.json");
  const manifest = parseManifest(bytes);
  const { bundleId, shortVersionString: version, revision } = manifest;
  refuseUnidentified(manifest);
  const page = await readAppStoreVersions(client, manifest, signal);
  const own = findOwn(page, manifest);
  const packageId = await packageIdOf(client, own, signal);
  const newest = await newestVersion(client, packageId, signal);
  const served = newest && (await readMetadata(client, newest.id, options, newest))["manifest.json"];
  const isReplaced = served !== undefined && Buffer.compare(served, bytes) !== 0;
  const newerVersion = newerThan(own, page.data);
  return {
    isCurrent: !isReplaced && newerVersion === undefined,
    ...{ directory: folder.directory, bundleId, version, revision, packageId, packageVersionId: newest?.id },
    newestRevision: served && parseManifest(served).revision,
    ...{ isReplaced, newerVersion },
  };
}

/** The manifest may be anybody's: what is no id is not sent. */
function refuseUnidentified({ appleItemId, bundleId, shortVersionString }: Manifest): void {
  const isNamed = appleItemId === undefined ? bundleId : /^\d+$/.test(appleItemId);
  if (isNamed && shortVersionString) return;
  const missing = isNamed ? "no version" : "no app by its Apple ID or bundle id";
  throw new IntegrityError(`manifest.json: names ${missing}`, "manifest.json");
}

/** The most that one page holds. */
const limit = 200;

/** The newest versions of an app; Apple's id of the app is in the manifest. */
async function readAppStoreVersions(
  client: Client,
  { appleItemId, bundleId }: Manifest,
  signal: AbortSignal | undefined,
): Promise<AppStoreVersionsResponse> {
  const appId = appleItemId ?? (await findApp(client, bundleId ?? "", signal)).id;
  const query = { limit, include: ["alternativeDistributionPackage" as const] };
  for await (const page of client.appStoreVersions.list({ appId }, query, { signal }).pages()) return page;
  throw new NotFoundError(`app ${appId} has no versions, or the key does not see them`);
}

/** The app store version that the package in the folder is of. */
function findOwn({ data }: AppStoreVersionsResponse, manifest: Manifest): AppStoreVersion {
  const { shortVersionString = "", minimumSystemVersions } = manifest;
  const systems = Object.keys(minimumSystemVersions);
  const same = data.filter(({ attributes }) => isSameVersion(attributes?.versionString ?? "", shortVersionString));
  const isOfSystem = ({ attributes }: AppStoreVersion) =>
    systems.includes(attributes?.platform?.replace("_", "").toLowerCase() ?? "");
  const own = same.find(isOfSystem) ?? same[0];
  if (own) return withUsableId(own);
  throw new NotFoundError(
    `the app has no version ${excerpt(shortVersionString)}, of which the package in the folder is`,
  );
}

async function packageIdOf(client: Client, own: AppStoreVersion, signal: AbortSignal | undefined): Promise<string> {
  const listed = own.relationships?.alternativeDistributionPackage?.data;
  if (listed) return withUsableId(listed).id;
  const found = await client.packages.forAppStoreVersion(own.id, undefined, { signal });
  if (found) return withUsableId(found.data).id;
  throw new NotFoundError(`app store version ${own.id} has no package any more, or the key does not see it`);
}

async function newestVersion(
  client: Client,
  packageId: string,
  signal: AbortSignal | undefined,
): Promise<AlternativeDistributionPackageVersion | undefined> {
  const versions = client.packages.versions(packageId, { "filter[state]": ["COMPLETED"], limit }, { signal });
  for await (const { data } of versions.pages()) {
    // Apple has been seen to ignore filters.
    const completed = data.filter(({ attributes }) => attributes?.state === "COMPLETED");
    const [newest] = completed.sort((one, other) => compareVersions(numberOf(other), numberOf(one)));
    return newest && withUsableId(newest);
  }
  return undefined;
}

function numberOf({ attributes }: AlternativeDistributionPackageVersion): string {
  return attributes?.version ?? "";
}

/** The newest version for the same platform that may have a package, if it is newer. */
function newerThan(own: AppStoreVersion, versions: readonly AppStoreVersion[]): NewerVersion | undefined {
  const { platform, versionString = "" } = own.attributes ?? {};
  const newer = versions.filter(
    ({ attributes, relationships }) =>
      (attributes?.platform ?? platform) === platform &&
      compareVersions(attributes?.versionString ?? versionString, versionString) > 0 &&
      (relationships?.alternativeDistributionPackage?.data || isEligible(attributes?.appVersionState)),
  );
  const stringOf = (version: AppStoreVersion) => version.attributes?.versionString ?? "";
  const [newest] = newer.sort((one, other) => compareVersions(stringOf(other), stringOf(one)));
  if (!newest) return undefined;
  const appVersionState = newest.attributes?.appVersionState;
  return { appStoreVersionId: newest.id, version: stringOf(newest), appVersionState };
}

function isEligible(state: string | undefined): boolean {
  return eligibleStates.some((one) => one === state);
}
