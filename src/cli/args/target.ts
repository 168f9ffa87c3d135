import { type Command, InvalidArgumentError, Option } from "commander";
import type { Platform } from "../../index.js";

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
