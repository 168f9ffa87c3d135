import { type Command, InvalidArgumentError, Option } from "commander";
import { withUsableId } from "../../http/serialise.js";
import { ArgumentError, type CallOptions, type Client, type Platform } from "../../index.js";
import { NotFoundError } from "../../node/index.js";
import { findApp, findAppStoreVersion } from "../../node/publish/find-app-version.js";

/** An app, by either name. */
export interface AppFlags {
  bundleId?: string | undefined;
  appId?: string | undefined;
}

/** An app store version: of an app, or by its id. */
export interface VersionFlags extends AppFlags {
  version?: string | undefined;
  platform?: Platform | undefined;
  appStoreVersionId?: string | undefined;
}

const known: Record<Platform, true> = { IOS: true, MAC_OS: true, TV_OS: true, VISION_OS: true };
const platforms = Object.keys(known) as Platform[];

/** Apple's name of a platform that is written in any case: `ios`, `macOS`, `mac_os`. */
function parsePlatform(text: string): Platform {
  const plain = (name: string) => name.replaceAll(/[_\s-]/g, "").toUpperCase();
  const platform = platforms.find((name) => plain(name) === plain(text));
  if (platform) return platform;
  throw new InvalidArgumentError(`Allowed choices are ${platforms.join(", ")}, in upper or lower case.`);
}

export function addAppOptions(command: Command): Command {
  return command
    .optionsGroup("App:")
    .option("--bundle-id <id>", "the app's bundle id, such as com.example.app")
    .option("--app-id <id>", "the app's id in App Store Connect, instead of the bundle id");
}

/** The options of {@link addAppOptions}, and those that name one of the app's versions. */
export function addVersionOptions(command: Command): Command {
  return addAppOptions(command)
    .optionsGroup("App store version:")
    .option("--version <string>", "the version shown on the App Store, such as 2.4.0")
    .addOption(
      new Option(
        "--platform <platform>",
        "upper or lower case (default: the only platform that has the version; required when several have it)",
      )
        .choices(platforms)
        .argParser(parsePlatform),
    );
}

/** The options of {@link addVersionOptions}, or the version's id in their place. */
export function addVersionOrIdOptions(command: Command): Command {
  return addVersionOptions(command).option(
    "--app-store-version-id <id>",
    "the version's id in App Store Connect, instead of app, version and platform",
  );
}

/** A package: by the options of {@link addVersionOrIdOptions}, or by its id in their place. */
export interface PackageFlags extends VersionFlags {
  packageId?: string | undefined;
}

export function addPackageOptions(command: Command): Command {
  return addVersionOrIdOptions(command).option("--package-id <id>", "the package's id, instead of all of these");
}

/** Finds what the options name, and returns its id. */
export type Find = (client: Client, options: CallOptions) => Promise<string>;

/** Describes the problem with the options that name an app. */
export function appProblem({ bundleId, appId }: AppFlags): string | undefined {
  const isOne = (bundleId === undefined) !== (appId === undefined);
  return isOne ? undefined : "give either --bundle-id or --app-id";
}

/** Describes the problem with the options that name an app store version. */
export function versionProblem(flags: VersionFlags): string | undefined {
  const { appStoreVersionId, version } = flags;
  if (appStoreVersionId === undefined) {
    return [appProblem(flags), missingProblem("--version", version)].filter(Boolean).join("; ") || undefined;
  }
  const isAlone = !namesVersion({ ...flags, appStoreVersionId: undefined });
  return isAlone
    ? undefined
    : "--app-store-version-id replaces the app, --version and --platform; give only one of these";
}

/** Checks the options that name an app; returns how to find it. */
export function appFinder(flags: AppFlags): Find {
  refuseProblems(appProblem(flags));
  const { bundleId, appId } = flags;
  return async (client, { signal }) => appId ?? (await findApp(client, bundleId ?? "", signal)).id;
}

/** An app store version. Apple has no read by its id alone, so the state of one given by it is not known. */
export interface FoundVersion {
  appStoreVersionId: string;
  appVersionState: string | undefined;
}

/** Checks the options that name an app store version; returns how to find it. */
export function versionLocator(flags: VersionFlags): (client: Client, options: CallOptions) => Promise<FoundVersion> {
  refuseProblems(versionProblem(flags));
  const { appStoreVersionId, version: versionString = "", platform } = flags;
  if (appStoreVersionId !== undefined) return async () => ({ appStoreVersionId, appVersionState: undefined });
  const findAppId = appFinder(flags);
  return async (client, options) => {
    const appId = await findAppId(client, options);
    const found = await findAppStoreVersion(client, { appId, versionString, platform }, options.signal);
    return { appStoreVersionId: found.id, appVersionState: found.attributes?.appVersionState };
  };
}

/** Whether any option names a version. */
export function namesVersion({ bundleId, appId, version, platform, appStoreVersionId }: VersionFlags): boolean {
  return (bundleId ?? appId ?? version ?? platform ?? appStoreVersionId) !== undefined;
}

/** A package, and the app store version that led to it; a package given by its id does not name its version. */
export interface FoundPackage {
  packageId: string;
  appStoreVersionId: string | undefined;
}

/** Describes the problem with the options that name a package. `given` is its id as an argument. */
export function packageProblem({ packageId, ...flags }: PackageFlags, given?: string): string | undefined {
  const id = packageId ?? given;
  if (id === undefined) return versionProblem(flags);
  if (packageId !== undefined && given !== undefined && packageId !== given) return "give the id of the package once";
  return namesVersion(flags) ? "give the id of the package, or options that name its version, not both" : undefined;
}

/** As {@link packageLocator}, without the app store version. */
export function packageFinder(flags: PackageFlags, given?: string): Find {
  const locate = packageLocator(flags, given);
  return async (client, options) => (await locate(client, options)).packageId;
}

/** Checks the options that name a package, or its version; returns how to find it. */
export function packageLocator(
  flags: PackageFlags,
  given?: string,
): (client: Client, options: CallOptions) => Promise<FoundPackage> {
  refuseProblems(packageProblem(flags, given));
  const packageId = flags.packageId ?? given;
  if (packageId !== undefined) return async () => ({ packageId, appStoreVersionId: undefined });
  const locateVersion = versionLocator(flags);
  return async (client, options) => {
    const { appStoreVersionId } = await locateVersion(client, options);
    const found = await client.packages.forAppStoreVersion(appStoreVersionId, undefined, options);
    if (found) return { packageId: withUsableId(found.data).id, appStoreVersionId };
    throw new NotFoundError(`app store version ${appStoreVersionId} has no package yet; \`adp create\` creates it`);
  };
}

/** @throws ArgumentError that names all problems with the options of a call */
export function refuseProblems(...problems: (string | undefined)[]): void {
  const found = problems.filter((one) => one !== undefined);
  if (found.length > 0) throw new ArgumentError(found.join("; "));
}

/** Describes the problem with a URL that Apple has to reach; {@link missingProblem} is for one that is missing. */
export function urlProblem(name: string, url: string | undefined): string | undefined {
  const isUrl = url === undefined || (/^https?:\/\//i.test(url) && URL.canParse(url));
  return isUrl ? undefined : `${name}: must be a URL, such as https://example.com/apple`;
}

/** Describes the problem of a required option that is missing. */
export function missingProblem(option: string, value: string | undefined): string | undefined {
  return value ? undefined : `${option}: missing`;
}
