import type { Command } from "commander";
import { connect } from "./connect.js";
import { type Context, type Result, widthOf } from "./context.js";
import { packageFinder } from "./find-package.js";
import { helpText } from "./help-text.js";
import type { Invocation } from "./invocation.js";
import { type PackageDocument, readPackageDocument } from "./package-document.js";
import { addConnectionOptions, addOutputOptions, type ConnectionFlags } from "./shared-options.js";
import { table } from "./table.js";
import { addVersionOrIdOptions, type VersionFlags } from "./target-options.js";

export function addShow(program: Command, invocation: Invocation): void {
  const command = program
    .command("show")
    .summary("show what a package holds")
    .description(
      "Shows a package: its versions, with their variants and deltas. Download addresses are secrets: never.",
    )
    .argument("[package-id]", "the package; else the options name its version");
  addOutputOptions(addConnectionOptions(addVersionOrIdOptions(command)))
    .addHelpText("after", examples)
    .action(invocation.action(runShow));
}

const examples = helpText(
  ["adp show --bundle-id com.example.app --version 2.4.0", "adp show f3190601-974c-45ee-aa24-35db2090c260 --json"],
  "0 done, 4 no such package",
);

async function runShow(
  context: Context,
  flags: ConnectionFlags & VersionFlags,
  packageId: string | undefined,
): Promise<Result> {
  const { signal } = context.io;
  const findPackage = packageFinder(packageId, flags);
  const client = await connect(context, flags);
  const id = await findPackage(client, { signal });
  const document = await readPackageDocument(client, id, { signal });
  return { document, lines: describe(document, widthOf(context)) };
}

function describe({ id, sourceFileChecksum, versions }: PackageDocument, width: number): string[] {
  const { algorithm, hash } = sourceFileChecksum?.file ?? {};
  const rows = versions.flatMap((version) => [
    ["version", version.id, [version.version, version.state].filter(Boolean).join(" "), version.fileChecksum],
    ...version.variants.map((variant) => ["variant", variant.id, "", variant.fileChecksum]),
    ...version.deltas.map((delta) => ["delta", delta.id, "", delta.fileChecksum]),
  ]);
  return [
    `package ${id}`,
    ...(hash ? [`build ${algorithm} ${hash}`] : []),
    ...(rows.length > 0 ? table(["what", "id", "state", "checksum"], rows, width) : ["no version yet"]),
  ];
}
