import { excerpt } from "../../http/redact.js";
import { withUsableId } from "../../http/serialise.js";
import type { App, AppStoreVersion, Client, Platform } from "../../index.js";
import { NotFoundError } from "../errors.js";

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

/** Which version to find. */
interface Target {
  appId: string;
  versionString: string;
  platform: Platform | undefined;
}

/**
 * Finds the version of an app with exactly this version string.
 *
 * @throws NotFoundError when there is none; the message names those that exist
 */
export async function findAppStoreVersion(
  client: Client,
  target: Target,
  signal: AbortSignal | undefined,
): Promise<AppStoreVersion> {
  const version = await client.appStoreVersions.find(target, { signal });
  if (version) return withUsableId(version);
  const { versionString, platform } = target;
  const wanted = `the app has no version ${excerpt(versionString)}${platform ? ` for ${platform}` : ""}`;
  throw new NotFoundError(`${wanted}${await describeVersions(client, target, signal)}`);
}

const maxNamed = 10;
const pageSize = 200;

/** Which versions the app has; empty when they cannot be read. */
async function describeVersions(client: Client, target: Target, signal: AbortSignal | undefined): Promise<string> {
  const { appId, versionString } = target;
  try {
    const versions: AppStoreVersion[] = [];
    for await (const version of client.appStoreVersions.list({ appId }, { limit: pageSize }, { signal })) {
      versions.push(version);
      if (versions.length === pageSize) break;
    }
    if (versions.length === 0) return "\nThe app has no version yet, or the key sees none.";
    const named = versions.slice(0, maxNamed).map(describeVersion).join(", ");
    const more = versions.length > maxNamed ? ", …" : "";
    return `\nIt has ${named}${more}.${describePrefix(versions, versionString)}`;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Error) return "";
    throw error;
  }
}

function describeVersion({ attributes }: AppStoreVersion): string {
  const { versionString = "an unnamed version", platform, appVersionState } = attributes ?? {};
  const facts = [platform, appVersionState].filter((fact) => fact !== undefined).join(" ");
  return excerpt(facts ? `${versionString} (${facts})` : versionString);
}

/** What to do about the prefix of a Git tag, such as `v2.4.0` or `refs/tags/v2.4.0` for 2.4.0. */
function describePrefix(versions: readonly AppStoreVersion[], given: string): string {
  const names = versions.flatMap(({ attributes }) => attributes?.versionString || []);
  const name = names.find((one) => given.endsWith(one) && /\D$/.test(given.slice(0, -one.length)));
  return name === undefined ? "" : ` Leave out the prefix of Git tags, such as v: ${excerpt(name)}`;
}
