import type { Client } from "../index.js";
import type { Context, Result } from "./context.js";

/** What `--dry-run` says of creating the package of a version. */
export async function describeCreation(
  { io: { signal } }: Context,
  client: Client,
  appStoreVersionId: string,
): Promise<Result> {
  const found = await client.packages.forAppStoreVersion(appStoreVersionId, undefined, { signal });
  const document = { packageId: found?.data.id, appStoreVersionId, created: false, dryRun: true, wouldCreate: !found };
  const text = found
    ? `package ${found.data.id} was there already`
    : `version ${appStoreVersionId}: its package would be created`;
  return { document, lines: [{ mark: found ? "done" : "skipped", text }] };
}
