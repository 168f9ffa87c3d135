import type { Client } from "../index.js";
import { warningOfState } from "../resources/app-store-versions.js";
import type { FoundVersion } from "./args/find-version.js";
import type { VersionFlags } from "./args/target.js";
import type { Context, Result } from "./context.js";

/** What `--dry-run` says of creating the package of a version. */
export async function describeCreation(
  { io: { signal }, output }: Context,
  client: Client,
  { version }: VersionFlags,
  { appStoreVersionId, appVersionState }: FoundVersion,
): Promise<Result> {
  const found = await client.packages.forAppStoreVersion(appStoreVersionId, undefined, { signal });
  const document = {
    ...{ packageId: found?.data.id, appStoreVersionId, appVersionState },
    ...{ created: false, dryRun: true, wouldCreate: !found },
  };
  if (found) return { document, lines: [{ mark: "done", text: `package ${found.data.id} was there already` }] };
  const warning = warningOfState(version, appVersionState);
  if (warning) output.warn(warning);
  const text = warning
    ? `version ${appStoreVersionId}: Apple would be asked for its package, and may refuse: it is ${appVersionState}`
    : `version ${appStoreVersionId}: its package would be created`;
  return { document: { ...document, warning }, lines: [{ mark: "skipped", text }] };
}
