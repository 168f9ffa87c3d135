import { withUsableId } from "../http/serialise.js";
import type { Client } from "../index.js";
import { NotFoundError } from "../node/index.js";
import { attempt } from "./attempt.js";
import { type Check, done, failed, skipped } from "./check.js";
import type { Find } from "./find-version.js";
import type { VersionFlags } from "./target-options.js";

/** Whether the key sees the app and the version that the options name, and whether that version has a package. */
export async function checkVersion(
  client: Client,
  findApp: Find,
  flags: VersionFlags,
  signal: AbortSignal,
): Promise<Check[]> {
  const checks: Check[] = [];
  const error = await attempt(signal, async () => {
    const appId = await findApp(client, { signal });
    if (flags.appId !== undefined) await readVersions(client, appId, signal);
    checks.push(done("app", `${flags.bundleId ?? "app"} is ${appId}`));
    if (flags.version === undefined) return;
    const { version: versionString, platform } = flags;
    const version = await client.appStoreVersions.find({ appId, versionString, platform }, { signal });
    if (!version) throw new NotFoundError(`the app has no version ${versionString}`);
    checks.push(done("version", `${versionString} is ${version.attributes?.appVersionState ?? "there"}`));
    const found = await client.packages.forAppStoreVersion(withUsableId(version).id, undefined, { signal });
    checks.push(found ? done("package", found.data.id) : skipped("package", "none yet; `adp create` makes it"));
  });
  const name = ["app", "version", "package"][checks.length] ?? "package";
  return error ? [...checks, failed(name, error)] : checks;
}

/** Nothing was asked so far of an app that was given by its id. */
async function readVersions(client: Client, appId: string, signal: AbortSignal): Promise<void> {
  const versions = client.appStoreVersions.list({ appId }, { limit: 1 }, { signal });
  for await (const _ of versions.pages()) return;
}
