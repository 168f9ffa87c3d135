import { withUsableId } from "../../http/serialise.js";
import type {
  AlternativeDistributionPackage,
  AlternativeDistributionPackageDelta,
  AlternativeDistributionPackageVariant,
  AlternativeDistributionPackageVersion,
  CallOptions,
  Client,
} from "../../index.js";
import type { PackageIdentity } from "../../node/manifest.js";
import type { FoundPackage } from "../args/find-package.js";

/** A package with all it holds, as `adp show --json` gives it: without addresses and keys, which are secrets. */
export interface PackageDocument {
  id: string;
  /** The same as `id`, by the name that the other commands give it. */
  packageId: string;
  /** Known when it led to the package; no response of the API leads back to it. */
  appStoreVersionId: string | undefined;
  /** Of the COMPLETED version, by its manifest; undefined while there is none, or when it cannot be read. */
  appleItemId: string | undefined;
  appleVersionId: string | undefined;
  sourceFileChecksum: NonNullable<AlternativeDistributionPackage["attributes"]>["sourceFileChecksum"];
  versions: VersionDocument[];
}

interface VersionDocument {
  id: string;
  /** The same as `id`, by the name that the other commands give it. */
  packageVersionId: string;
  version: string | undefined;
  state: string | undefined;
  fileChecksum: string | undefined;
  variants: FileDocument[];
  deltas: FileDocument[];
}

interface FileDocument {
  id: string;
  fileChecksum: string | undefined;
}

/** Reads the manifest of a package version. */
type ReadIdentity = (packageVersionId: string) => Promise<PackageIdentity | undefined>;

/** Reads a package, its versions, their variants and deltas, and what the manifest of the COMPLETED one says it is. */
export async function readPackageDocument(
  client: Client,
  { packageId, appStoreVersionId }: FoundPackage,
  readIdentity: ReadIdentity,
  options: CallOptions,
): Promise<PackageDocument> {
  const { data } = await client.packages.get(packageId, undefined, options);
  const versions: VersionDocument[] = [];
  for await (const version of client.packages.versions(packageId, undefined, options)) {
    versions.push(await readVersion(client, version, options));
  }
  const { sourceFileChecksum } = data.attributes ?? {};
  const completed = versions.find(({ state }) => state === "COMPLETED");
  const { appleItemId, appleVersionId } = (completed && (await readIdentity(completed.id))) ?? {};
  const ids = { packageId: data.id, appStoreVersionId, appleItemId, appleVersionId };
  return { id: data.id, ...ids, sourceFileChecksum, versions };
}

async function readVersion(
  client: Client,
  resource: AlternativeDistributionPackageVersion,
  options: CallOptions,
): Promise<VersionDocument> {
  const { id, attributes } = withUsableId(resource);
  const { version, state, fileChecksum } = attributes ?? {};
  const variants = await filesOf(client.packageVersions.variants(id, undefined, options));
  const deltas = await filesOf(client.packageVersions.deltas(id, undefined, options));
  return { id, packageVersionId: id, version, state, fileChecksum, variants, deltas };
}

async function filesOf(
  list: AsyncIterable<AlternativeDistributionPackageVariant | AlternativeDistributionPackageDelta>,
): Promise<FileDocument[]> {
  const files: FileDocument[] = [];
  for await (const { id, attributes } of list) files.push({ id, fileChecksum: attributes?.fileChecksum });
  return files;
}
