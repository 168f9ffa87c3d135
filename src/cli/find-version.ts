import { withUsableId } from "../http/serialise.js";
import { ArgumentError, type CallOptions, type Client } from "../index.js";
import { NotFoundError } from "../node/index.js";
import type { AppFlags, VersionFlags } from "./target-options.js";

/** Looks for what the options name, and gives its id. */
export type Find = (client: Client, options: CallOptions) => Promise<string>;

/** How to find the app that the options name. */
export function appFinder({ bundleId, appId }: AppFlags): Find {
  if ((bundleId === undefined) === (appId === undefined)) {
    throw new ArgumentError("give --bundle-id or --app-id, one of the two");
  }
  return async (client, options) => {
    if (appId !== undefined) return appId;
    const app = await client.apps.find({ bundleId: bundleId ?? "" }, options);
    if (app) return withUsableId(app).id;
    throw new NotFoundError(`no app has the bundle id ${bundleId}, or the key does not see it`);
  };
}

/** How to find the app store version that the options name. */
export function versionFinder(flags: VersionFlags): Find {
  const { appStoreVersionId, version: versionString, platform } = flags;
  if (appStoreVersionId !== undefined) {
    if (!namesVersion({ ...flags, appStoreVersionId: undefined })) return async () => appStoreVersionId;
    throw new ArgumentError("--app-store-version-id stands in place of the app, --version and --platform");
  }
  const findApp = appFinder(flags);
  if (versionString === undefined) throw new ArgumentError("give --version, such as 2.4.0");
  return async (client, options) => {
    const appId = await findApp(client, options);
    const version = await client.appStoreVersions.find({ appId, versionString, platform }, options);
    if (version) return withUsableId(version).id;
    throw new NotFoundError(`the app has no version ${versionString}${platform ? ` for ${platform}` : ""}`);
  };
}

/** Whether any option says which version is meant. */
export function namesVersion({ bundleId, appId, version, platform, appStoreVersionId }: VersionFlags): boolean {
  return (bundleId ?? appId ?? version ?? platform ?? appStoreVersionId) !== undefined;
}
