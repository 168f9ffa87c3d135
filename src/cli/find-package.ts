import { ArgumentError } from "../index.js";
import { NotFoundError } from "../node/index.js";
import { type Find, namesVersion, versionFinder } from "./find-version.js";
import type { VersionFlags } from "./target-options.js";

/** How to find the package that was given, or that of the version which the options name. */
export function packageFinder(packageId: string | undefined, flags: VersionFlags): Find {
  if (packageId !== undefined) {
    if (!namesVersion(flags)) return async () => packageId;
    throw new ArgumentError("give the id of the package, or options that name its version, not both");
  }
  const findVersion = versionFinder(flags);
  return async (client, options) => {
    const appStoreVersionId = await findVersion(client, options);
    const found = await client.packages.forAppStoreVersion(appStoreVersionId, undefined, options);
    if (found) return found.data.id;
    throw new NotFoundError(`the version has no package yet (app store version ${appStoreVersionId})`);
  };
}
