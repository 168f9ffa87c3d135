import type { Command } from "commander";
import { readIdentity } from "../../node/read-identity.js";
import { connect } from "../args/connect.js";
import { packageLocator } from "../args/find-package.js";
import { addConnectionOptions, addOutputOptions, type ConnectionFlags } from "../args/global-options.js";
import { addPackageOptions, type PackageFlags } from "../args/target.js";
import { traceDownloads } from "../args/trace-downloads.js";
import { type Context, type Result, widthOf } from "../context.js";
import type { Invocation } from "../invocation.js";
import { helpText } from "../output/help.js";
import { describeIdentifiers } from "../output/identifiers.js";
import { table } from "../output/table.js";
import { type PackageDocument, readPackageDocument } from "./package-document.js";

export function addShow(program: Command, invocation: Invocation): void {
  const command = program
    .command("show")
    .summary("show what a package holds")
    .description(
      "Shows a package: its ids, and its versions with their variants and deltas. Never download URLs, which are " +
        "secrets. appleItemId and appleVersionId come from the manifest of the COMPLETED version.",
    )
    .argument("[package-id]", "the package; else the options name its version");
  addOutputOptions(addConnectionOptions(addPackageOptions(command)))
    .addHelpText("after", examples)
    .action(invocation.action(runShow));
}

const examples = helpText(
  ["adp show --bundle-id com.example.app --version 2.4.0", "adp show f3190601-974c-45ee-aa24-35db2090c260 --json"],
  "0 done, 4 no such package",
);

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
