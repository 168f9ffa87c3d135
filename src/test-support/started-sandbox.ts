import { unzipSync } from "fflate";
import { onTestFinished } from "vitest";
import { type AlternativeDistributionPackageVersion, type Client, createClient } from "../index.js";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox/index.js";

export interface StartedSandbox {
  sandbox: Sandbox;
  /** Its client, without retries. */
  client: Client;
}

/** A sandbox for one test. */
export async function startedSandbox(options: SandboxOptions = {}): Promise<StartedSandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  const { url, credentials } = sandbox;
  return { sandbox, client: createClient({ credentials, baseUrl: url, retry: false }) };
}

/** The id of an app store version of `com.example.app`. */
export async function versionId(client: Client, versionString: string): Promise<string> {
  const app = await client.apps.find({ bundleId: "com.example.app" });
  const version = await client.appStoreVersions.find({ appId: String(app?.id), versionString });
  if (!version) throw new Error(`no version ${versionString}`);
  return version.id;
}

/** The COMPLETED version of an existing package. */
export async function completedVersion(
  client: Client,
  versionString = "2.3.0",
): Promise<AlternativeDistributionPackageVersion> {
  const owned = await client.packages.forAppStoreVersion(await versionId(client, versionString));
  return client.packages.waitForVersion(String(owned?.data.id));
}

/** The files in the zip of a package version. */
export async function zipOf(version: AlternativeDistributionPackageVersion): Promise<ReadZip> {
  const response = await fetch(String(version.attributes?.url));
  const bytes = new Uint8Array(await response.arrayBuffer());
  const files = unzipSync(bytes);
  const file = (name: string) => Buffer.from(files[name] ?? new Uint8Array());
  return { bytes, manifest: file("manifest.json"), signature: file("signature") };
}

export interface ReadZip {
  bytes: Uint8Array;
  manifest: Buffer;
  signature: Buffer;
}
