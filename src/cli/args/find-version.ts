import type { CallOptions, Client } from "../../index.js";
import { findApp, findAppStoreVersion } from "../../workflow/find-app-store-version.js";
import { faultOfMissing, refuseFaults } from "./refuse-faults.js";
import type { AppFlags, VersionFlags } from "./target.js";

/** Looks for what the options name, and gives its id. */
export type Find = (client: Client, options: CallOptions) => Promise<string>;

/** What is wrong with the options that name an app. */
export function faultOfApp({ bundleId, appId }: AppFlags): string | undefined {
  const isOne = (bundleId === undefined) !== (appId === undefined);
  return isOne ? undefined : "give --bundle-id or --app-id, one of the two";
}

/** What is wrong with the options that name an app store version. */
export function faultOfVersion(flags: VersionFlags): string | undefined {
  const { appStoreVersionId, version } = flags;
  if (appStoreVersionId === undefined) {
    return [faultOfApp(flags), faultOfMissing("--version", version)].filter(Boolean).join("; ") || undefined;
  }
  const isAlone = !namesVersion({ ...flags, appStoreVersionId: undefined });
  return isAlone ? undefined : "--app-store-version-id stands in place of the app, --version and --platform";
}

/** How to find the app that the options name. */
export function appFinder(flags: AppFlags): Find {
  refuseFaults(faultOfApp(flags));
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
  refuseFaults(faultOfVersion(flags));
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
