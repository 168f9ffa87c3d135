import type { Command } from "commander";
import { warningOfState } from "../../resources/app-store-versions.js";
import { connect } from "../args/connect.js";
import type { ConnectionFlags, DryRunFlags } from "../args/global-options.js";
import { addVersionOrIdOptions, type VersionFlags, versionLocator } from "../args/target.js";
import { describeCreation, watchCreation } from "../create-once.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { afterRefusedPackage, continuing } from "../output/failure.js";

export function addCreate(program: Command, invocation: Invocation): void {
  const command = program
    .command("create")
    .summary("create the package of a version, unless it exists")
    .description("Creates the package of an app store version, unless it exists; never a second one.");
  addVersionOrIdOptions(command);
  invocation.define(command, {
    hasDryRun: true,
    run: runCreate,
    examples: ["adp create --bundle-id com.example.app --version 2.4.0"],
    exitCodes: "0 created or existed already, 4 refused by Apple",
  });
}

async function runCreate(context: Context, flags: ConnectionFlags & VersionFlags & DryRunFlags): Promise<Result> {
  context.advice.interrupted = continuing.interrupted;
  context.advice.conflict = afterRefusedPackage;
  const { signal } = context.io;
  const locateVersion = versionLocator(flags);
  const client = await connect(context, flags);
  const version = await locateVersion(client, { signal });
  if (flags.dryRun) return describeCreation(context, client, flags, version);
  const { appStoreVersionId, appVersionState } = version;
  const warning = warningOfState(flags.version, appVersionState);
  if (warning) context.output.warn(warning);
  const { data, created } = await watchCreation(context, () =>
    client.packages.ensure({ appStoreVersionId }, { signal }),
  );
  return {
    document: { packageId: data.id, appStoreVersionId, created },
    lines: [{ mark: "done", text: `package ${data.id} ${created ? "created" : "already existed"}` }],
  };
}
