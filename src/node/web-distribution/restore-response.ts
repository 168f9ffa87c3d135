import { knownOnly, type NamesOf } from "../../http/known-names.js";
import { ArgumentError } from "../../index.js";
import { type Manifest, parseManifest } from "../package/manifest.js";
import { compareVersions } from "../package/version-order.js";
import { checkToken, checkWebUrl } from "./install-link.js";

/** A package that your server hosts. */
export interface HostedPackage {
  /** The content of its `manifest.json`. */
  manifest: string | Uint8Array;
  /** The https URL of its folder. */
  packageUrl: string;
  /** A token for this installation, or what makes one, such as with {@link createInstallVerificationToken}. */
  installVerificationToken: string | ((app: RestoredApp) => string | Promise<string>);
  /** The URL of a page about the app, for the share sheet. Default none. */
  appShareUrl?: string | undefined;
}

/** An app and version that a device asks for, and that is hosted. */
export interface RestoredApp {
  appleItemId: string;
  appleVersionId: string;
  bundleId: string | undefined;
}

/** The body of the response of a restore endpoint. */
export interface RestoreResponse {
  restores: {
    appleItemId: string;
    appleVersionId: string;
    alternativeDistributionPackage: string;
    installVerificationToken: string;
    appShareURL?: string;
  }[];
}

/**
 * The response of your restore endpoint, which devices request before they install an app: for each app in the request
 * the package of the version that it names, or else the newest, if the package is for the device's system. What is not
 * hosted is left out. Whether the device is authorized is for you to check before.
 *
 * Source: documented by Apple; not tried with a device.
 *
 * @param packages - what is hosted
 * @param request - the JSON body of the request: `{ apps: [{ appleItemId, appleVersionId }], platform, osVersion }`
 * @throws `ArgumentError` when the request is not one, or a package cannot be used
 * @throws {@link IntegrityError} when a manifest is none
 * @example
 * const hosted = [{ manifest, packageUrl, installVerificationToken: () => createInstallVerificationToken(terms) }];
 * response.end(JSON.stringify(await restoreResponse(hosted, JSON.parse(body))));
 */
export async function restoreResponse(packages: readonly HostedPackage[], request: unknown): Promise<RestoreResponse> {
  const { apps, platform, osVersion } = (request ?? {}) as Record<string, unknown>;
  if (!Array.isArray(packages)) throw new ArgumentError("packages: must be a list");
  if (!Array.isArray(apps)) throw new ArgumentError("request: must have a list apps");
  const hosted = packages.map((one) => ({ ...one, manifest: readManifest(one) }));
  const usable = hosted.filter(({ manifest }) => runsOn(manifest, platform, osVersion));
  const found = apps.map((app: unknown) => {
    const { appleItemId, appleVersionId } = (app ?? {}) as Record<string, unknown>;
    return findPackage(usable, textOf(appleItemId), textOf(appleVersionId));
  });
  // One token for each package, however often a request names it.
  const wanted = [...new Set(found)].filter((one) => one !== undefined);
  return { restores: await Promise.all(wanted.map(restoreOf)) };
}

type ReadPackage = Omit<HostedPackage, "manifest"> & { manifest: Manifest };

const packageNames: NamesOf<HostedPackage> = {
  manifest: true,
  packageUrl: true,
  installVerificationToken: true,
  appShareUrl: true,
};

function readManifest(hosted: HostedPackage): Manifest {
  const { manifest, packageUrl, installVerificationToken, appShareUrl } = knownOnly("package", hosted, packageNames);
  if (typeof installVerificationToken !== "function") checkToken(installVerificationToken);
  checkWebUrl("packageUrl", packageUrl);
  if (appShareUrl !== undefined) checkWebUrl("appShareUrl", appShareUrl);
  return parseManifest(typeof manifest === "string" ? Buffer.from(manifest) : manifest);
}

/** Whether the system of a device is at least the one that the manifest requires. iPadOS counts as iOS. */
function runsOn({ minimumSystemVersions }: Manifest, platform: unknown, osVersion: unknown): boolean {
  const name = (textOf(platform) ?? "").toLowerCase().replace(/^ipados$/, "ios");
  const minimum = Object.hasOwn(minimumSystemVersions, name) ? minimumSystemVersions[name] : undefined;
  const version = textOf(osVersion);
  return minimum !== undefined && version !== undefined && compareVersions(version, minimum) >= 0;
}

function findPackage(
  packages: readonly ReadPackage[],
  itemId: string | undefined,
  versionId: string | undefined,
): ReadPackage | undefined {
  const ofApp = packages.filter(({ manifest }) => itemId !== undefined && manifest.appleItemId === itemId);
  if (versionId !== undefined) return ofApp.find(({ manifest }) => manifest.appleVersionId === versionId);
  const versionOf = ({ manifest }: ReadPackage) => manifest.shortVersionString ?? "";
  return ofApp.sort((one, other) => compareVersions(versionOf(other), versionOf(one)))[0];
}

async function restoreOf({ manifest, packageUrl, installVerificationToken, appShareUrl }: ReadPackage) {
  const { appleItemId = "", appleVersionId = "", bundleId } = manifest;
  const isFixed = typeof installVerificationToken === "string";
  const app = { appleItemId, appleVersionId, bundleId };
  return {
    ...{ appleItemId, appleVersionId, alternativeDistributionPackage: packageUrl },
    installVerificationToken: checkToken(isFixed ? installVerificationToken : await installVerificationToken(app)),
    ...(appShareUrl !== undefined && { appShareURL: appShareUrl }),
  };
}

/** No id or version of a request is longer. */
const maxTextLength = 100;

function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text !== "" && text.length <= maxTextLength ? text : undefined;
}
