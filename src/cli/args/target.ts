import { type Command, InvalidArgumentError, Option } from "commander";
import { withUsableId } from "../../http/serialise.js";
import { ArgumentError, type CallOptions, type Client, type Platform } from "../../index.js";
import { NotFoundError } from "../../node/index.js";
import { findApp, findAppStoreVersion } from "../../workflow/find-app-store-version.js";

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

/** Apple's name of a platform, for it in any case: `ios`, `macOS`, `mac_os`. */
function parsePlatform(text: string): Platform {
  const plain = (name: string) => name.replaceAll(/[_\s-]/g, "").toUpperCase();
  const platform = platforms.find((name) => plain(name) === plain(text));
  if (platform) return platform;
  throw new InvalidArgumentError(`Allowed choices are ${platforms.join(", ")}, in any case.`);
}

export function addAppOptions(command: Command): Command {
  return command
    .optionsGroup("App:")
    .option("--bundle-id <id>", "the app's bundle id, such as com.example.app")
    .option("--app-id <id>", "the app's id in App Store Connect, in place of the bundle id");
}

/** The options of {@link addAppOptions}, and which of the app's versions. */
export function addVersionOptions(command: Command): Command {
  return addAppOptions(command)
    .optionsGroup("App store version:")
    .option("--version <string>", "the version that people see, such as 2.4.0")
    .addOption(
      new Option("--platform <platform>", "in any case (default: the only one that has the version)")
        .choices(platforms)
        .argParser(parsePlatform),
    );
}

/** The options of {@link addVersionOptions}, or the version's id in their place. */
export function addVersionOrIdOptions(command: Command): Command {
  return addVersionOptions(command).option(
    "--app-store-version-id <id>",
    "the version's id in App Store Connect, in place of app, version and platform",
  );
}

/** A package: by the options of {@link addVersionOrIdOptions}, or by its id in their place. */
export interface PackageFlags extends VersionFlags {
  packageId?: string | undefined;
}

export function addPackageOptions(command: Command): Command {
  return addVersionOrIdOptions(command).option("--package-id <id>", "the package's id, in place of all of these");
}

/** Looks for what the options name, and gives its id. */
export type Find = (client: Client, options: CallOptions) => Promise<string>;

/** What is wrong with the options that name an app. */
export function appProblem({ bundleId, appId }: AppFlags): string | undefined {
  const isOne = (bundleId === undefined) !== (appId === undefined);
  return isOne ? undefined : "give --bundle-id or --app-id, one of the two";
}

/** What is wrong with the options that name an app store version. */
export function versionProblem(flags: VersionFlags): string | undefined {
  const { appStoreVersionId, version } = flags;
  if (appStoreVersionId === undefined) {
    return [appProblem(flags), missingProblem("--version", version)].filter(Boolean).join("; ") || undefined;
  }
  const isAlone = !namesVersion({ ...flags, appStoreVersionId: undefined });
  return isAlone ? undefined : "--app-store-version-id stands in place of the app, --version and --platform";
}

/** How to find the app that the options name. */
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

/** How to find the app store version that the options name. */
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

/** As {@link versionLocator}, without the state. */
export function versionFinder(flags: VersionFlags): Find {
  const locate = versionLocator(flags);
  return async (client, options) => (await locate(client, options)).appStoreVersionId;
}

/** Whether any option says which version is meant. */
export function namesVersion({ bundleId, appId, version, platform, appStoreVersionId }: VersionFlags): boolean {
  return (bundleId ?? appId ?? version ?? platform ?? appStoreVersionId) !== undefined;
}

/** A package, and the app store version that led to it; a package given by its id does not name its version. */
export interface FoundPackage {
  packageId: string;
  appStoreVersionId: string | undefined;
}

/** What is wrong with the options that name a package. `given` is its id where the command takes it as an argument. */
export function packageProblem({ packageId, ...flags }: PackageFlags, given?: string): string | undefined {
  const id = packageId ?? given;
  if (id === undefined) return versionProblem(flags);
  if (packageId !== undefined && given !== undefined && packageId !== given) return "give the id of the package once";
  return namesVersion(flags) ? "give the id of the package, or options that name its version, not both" : undefined;
}

/** How to find the package that was given, or that of the version which the options name. */
export function packageFinder(flags: PackageFlags, given?: string): Find {
  const locate = packageLocator(flags, given);
  return async (client, options) => (await locate(client, options)).packageId;
}

/** As {@link packageFinder}, with the app store version where the options led to it. */
export function packageLocator(
  flags: PackageFlags,
  given?: string,
): (client: Client, options: CallOptions) => Promise<FoundPackage> {
  refuseProblems(packageProblem(flags, given));
  const packageId = flags.packageId ?? given;
  if (packageId !== undefined) return async () => ({ packageId, appStoreVersionId: undefined });
  const findVersion = versionFinder(flags);
  return async (client, options) => {
    const appStoreVersionId = await findVersion(client, options);
    const found = await client.packages.forAppStoreVersion(appStoreVersionId, undefined, options);
    if (found) return { packageId: withUsableId(found.data).id, appStoreVersionId };
    throw new NotFoundError(
      `the version has no package yet (app store version ${appStoreVersionId}); \`adp create\` makes it`,
    );
  };
}

/** Refuses a call by all that is wrong with its options, in one message. */
export function refuseProblems(...faults: (string | undefined)[]): void {
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length > 0) throw new ArgumentError(found.join("; "));
}

/** What is wrong with a URL that Apple is to reach. Where it is left out, that is another fault. */
export function urlProblem(name: string, url: string | undefined): string | undefined {
  const isUrl = url === undefined || (/^https?:\/\//i.test(url) && URL.canParse(url));
  return isUrl ? undefined : `${name}: must be a URL, such as https://example.com/apple`;
}

/** What is wrong when an option is left out that the command cannot do without. */
export function missingProblem(option: string, value: string | undefined): string | undefined {
  return value ? undefined : `${option}: missing`;
}
