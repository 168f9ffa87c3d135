import type { Command } from "commander";
import { withUsableId } from "../../http/serialise.js";
import type {
  AlternativeDistributionPackage,
  AlternativeDistributionPackageDelta,
  AlternativeDistributionPackageVariant,
  AlternativeDistributionPackageVersion,
  CallOptions,
  Client,
} from "../../index.js";
import { readIdentity } from "../../node/download/download-package.js";
import type { PackageIdentity } from "../../node/package/manifest.js";
import { connect, traceDownloads } from "../args/connect.js";
import type { ConnectionFlags } from "../args/global-options.js";
import { addPackageOptions, type FoundPackage, type PackageFlags, packageLocator } from "../args/target.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { describeIdentifiers, table, widthOf } from "../output/table.js";

export function addShow(program: Command, invocation: Invocation): void {
  const command = program
    .command("show")
    .summary("show what a package contains")
    .description(
      "Shows a package: its ids, and its versions with their variants and deltas, but no download URLs, which are " +
        "secret. appleItemId and appleVersionId come from the manifest of the COMPLETED version.",
    )
    .argument("[package-id]", "the package (default: the one that the options name)");
  invocation.define(addPackageOptions(command), {
    run: runShow,
    examples: [
      "adp show --bundle-id com.example.app --version 2.4.0",
      "adp show f3190601-974c-45ee-aa24-35db2090c260 --json",
    ],
    exitCodes: "0 done, 4 no such package",
  });
}

async function runShow(
  context: Context,
  flags: ConnectionFlags & PackageFlags,
  packageId: string | undefined,
): Promise<Result> {
  const { signal } = context.io;
  const locatePackage = packageLocator(flags, packageId);
  const client = await connect(context, flags);
  const found = await locatePackage(client, { signal });
  const how = { fetch: traceDownloads(context), signal, stallTimeoutMs: flags.requestTimeout };
  const readIdentityOf = (packageVersionId: string) =>
    readIdentity(client, packageVersionId, how).catch((error: Error) => {
      signal.throwIfAborted();
      const message = `The manifest cannot be read, so appleItemId and appleVersionId are missing: ${error.message}`;
      context.output.warn({ code: "WARN_ADP_MANIFEST", message });
      return undefined;
    });
  const document = await readPackageDocument(client, found, readIdentityOf, { signal });
  return { document, lines: describe(context, document) };
}

function describe(context: Context, document: PackageDocument): string[] {
  const { packageId, appStoreVersionId, appleItemId, appleVersionId, sourceFileChecksum, versions } = document;
  const { algorithm, hash } = sourceFileChecksum?.file ?? {};
  const rows = versions.flatMap((version) => [
    [
      "packageVersionId",
      version.packageVersionId,
      [version.version, version.state].filter(Boolean).join(" "),
      version.fileChecksum,
    ],
    ...version.variants.map((variant) => ["variant", variant.id, "", variant.fileChecksum]),
    ...version.deltas.map((delta) => ["delta", delta.id, "", delta.fileChecksum]),
  ]);
  return [
    ...describeIdentifiers(context, { packageId, appStoreVersionId, appleItemId, appleVersionId }),
    ...(hash ? [`build ${algorithm} ${hash}`] : []),
    "",
    ...(rows.length > 0 ? table(["what", "id", "state", "checksum"], rows, widthOf(context)) : ["no version yet"]),
  ];
}

/**
 * A package and its contents, as `adp show --json` prints it: without download URLs and key blobs, which are secret.
 */
interface PackageDocument {
  id: string;
  /** The same as `id`, by the name that other commands use. */
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
  /** The same as `id`, by the name that other commands use. */
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
async function readPackageDocument(
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
