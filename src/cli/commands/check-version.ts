import type { Client } from "../../index.js";
import { findAppStoreVersion } from "../../workflow/find-app-store-version.js";
import { appFinder } from "../args/find-version.js";
import type { VersionFlags } from "../args/target.js";
import { attempt } from "./attempt.js";
import { type Check, done, failed, skipped } from "./check.js";

/** Whether the key sees the app and the version that the options name, and whether that version has a package. */
export async function checkVersion(client: Client, flags: VersionFlags, signal: AbortSignal): Promise<Check[]> {
  const checks: Check[] = [];
  const names = flags.appStoreVersionId === undefined ? ["app", "version", "package"] : ["package"];
  const error = await attempt(signal, async () => {
    const id = flags.appStoreVersionId ?? (await checkAppAndVersion(client, flags, checks, signal));
    if (id === undefined) return;
    const found = await client.packages.forAppStoreVersion(id, undefined, { signal });
    checks.push(found ? done("package", found.data.id) : skipped("package", "none yet; `adp create` makes it"));
  });
  return error ? [...checks, failed(names[checks.length] ?? "package", error)] : checks;
}

/** The id of the version; undefined when the options name none. */
async function checkAppAndVersion(
  client: Client,
  flags: VersionFlags,
  checks: Check[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const appId = await appFinder(flags)(client, { signal });
  if (flags.appId !== undefined) await readVersions(client, appId, signal);
  checks.push(done("app", `${flags.bundleId ?? "app"} is ${appId}`));
  if (flags.version === undefined) return undefined;
  const { version: versionString, platform } = flags;
  const version = await findAppStoreVersion(client, { appId, versionString, platform }, signal);
  checks.push(done("version", `${versionString} is ${version.attributes?.appVersionState ?? "there"}`));
  return version.id;
}

/** Nothing was asked so far of an app that was given by its id. */
async function readVersions(client: Client, appId: string, signal: AbortSignal): Promise<void> {
  const versions = client.appStoreVersions.list({ appId }, { limit: 1 }, { signal });
  for await (const _ of versions.pages()) return;
}
