import { withUsableId } from "../http/serialise.js";
import type { App, AppStoreVersion, Client, Platform } from "../index.js";
import { NotFoundError } from "../node/errors.js";

/**
 * Finds the app with exactly this bundle id.
 *
 * @throws NotFoundError when the key sees none
 */
export async function findApp(client: Client, bundleId: string, signal: AbortSignal | undefined): Promise<App> {
  const app = await client.apps.find({ bundleId }, { signal });
  if (app) return withUsableId(app);
  throw new NotFoundError(`no app has the bundle id ${bundleId}, or the key does not see it`);
}

/**
 * Finds the version of an app with exactly this version string.
 *
 * @throws NotFoundError when there is none
 */
export async function findAppStoreVersion(
  client: Client,
  target: { appId: string; versionString: string; platform: Platform | undefined },
  signal: AbortSignal | undefined,
): Promise<AppStoreVersion> {
  const version = await client.appStoreVersions.find(target, { signal });
  if (version) return withUsableId(version);
  const { versionString, platform } = target;
  throw new NotFoundError(`the app has no version ${versionString}${platform ? ` for ${platform}` : ""}`);
}
