import { withUsableId } from "../http/serialise.js";
import { ArgumentError, type CallOptions, type Client } from "../index.js";
import { NotFoundError } from "../node/index.js";
import { type Find, namesVersion, versionFinder } from "./find-version.js";
import type { VersionFlags } from "./target-options.js";

/** A package, and the app store version that led to it; a package given by its id does not name its version. */
export interface FoundPackage {
  packageId: string;
  appStoreVersionId: string | undefined;
}

/** How to find the package that was given, or that of the version which the options name. */
export function packageFinder(packageId: string | undefined, flags: VersionFlags): Find {
  const locate = packageLocator(packageId, flags);
  return async (client, options) => (await locate(client, options)).packageId;
}

/** As {@link packageFinder}, with the app store version where the options led to it. */
export function packageLocator(
  packageId: string | undefined,
  flags: VersionFlags,
): (client: Client, options: CallOptions) => Promise<FoundPackage> {
  if (packageId !== undefined) {
    if (!namesVersion(flags)) return async () => ({ packageId, appStoreVersionId: undefined });
    throw new ArgumentError("give the id of the package, or options that name its version, not both");
  }
  const findVersion = versionFinder(flags);
  return async (client, options) => {
    const appStoreVersionId = await findVersion(client, options);
    const found = await client.packages.forAppStoreVersion(appStoreVersionId, undefined, options);
    if (found) return { packageId: withUsableId(found.data).id, appStoreVersionId };
    throw new NotFoundError(`the version has no package yet (app store version ${appStoreVersionId})`);
  };
}
