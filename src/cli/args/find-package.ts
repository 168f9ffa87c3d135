import { withUsableId } from "../../http/serialise.js";
import type { CallOptions, Client } from "../../index.js";
import { NotFoundError } from "../../node/index.js";
import { type Find, faultOfVersion, namesVersion, versionFinder } from "./find-version.js";
import { refuseFaults } from "./refuse-faults.js";
import type { PackageFlags } from "./target.js";

/** A package, and the app store version that led to it; a package given by its id does not name its version. */
export interface FoundPackage {
  packageId: string;
  appStoreVersionId: string | undefined;
}

/** What is wrong with the options that name a package. `given` is its id where the command takes it as an argument. */
export function faultOfPackage({ packageId, ...flags }: PackageFlags, given?: string): string | undefined {
  const id = packageId ?? given;
  if (id === undefined) return faultOfVersion(flags);
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
  refuseFaults(faultOfPackage(flags, given));
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
