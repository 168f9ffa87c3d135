import type { Command } from "commander";
import type { Client, EnsuredPackage } from "../index.js";
import { sendOnce } from "./add-once.js";
import { afterRefusedPackage, continuing } from "./advice.js";
import { connect } from "./connect.js";
import type { Context, Result } from "./context.js";
import { describeCreation } from "./create-dry-run.js";
import { versionFinder } from "./find-version.js";
import { helpText } from "./help-text.js";
import type { Invocation } from "./invocation.js";
import {
  addConnectionOptions,
  addDryRunOption,
  addOutputOptions,
  type ConnectionFlags,
  type DryRunFlags,
} from "./shared-options.js";
import { addVersionOrIdOptions, type VersionFlags } from "./target-options.js";

export function addCreate(program: Command, invocation: Invocation): void {
  const command = program
    .command("create")
    .summary("create the package of a version, unless it is there")
    .description("Creates the package of an app store version, unless it is there; never a second one.");
  addDryRunOption(addVersionOrIdOptions(command));
  addOutputOptions(addConnectionOptions(command)).addHelpText("after", examples).action(invocation.action(runCreate));
}

const examples = helpText(
  ["adp create --bundle-id com.example.app --version 2.4.0"],
  "0 created or there already, 4 refused by Apple",
);

async function runCreate(context: Context, flags: ConnectionFlags & VersionFlags & DryRunFlags): Promise<Result> {
  context.advice.interrupted = continuing.interrupted;
  context.advice.conflict = afterRefusedPackage;
  context.advice.lost =
    "The package may have been created all the same. The same command looks for it, and never creates a second one.";
  const { signal } = context.io;
  const findVersion = versionFinder(flags);
  const client = await connect(context, flags);
  const appStoreVersionId = await findVersion(client, { signal });
  if (flags.dryRun) return describeCreation(context, client, appStoreVersionId);
  const { data, created } = await ensurePackage(context, client, appStoreVersionId);
  return {
    document: { packageId: data.id, appStoreVersionId, created },
    lines: [{ mark: "done", text: `package ${data.id} ${created ? "created" : "was there already"}` }],
  };
}

const unsettled =
  "The package may have been created all the same. The same command looks for it before it creates one.";

/** Reads by itself first: as long as nothing was sent that creates, nothing may exist because of it. */
async function ensurePackage(context: Context, client: Client, appStoreVersionId: string): Promise<EnsuredPackage> {
  const { signal } = context.io;
  const found = await client.packages.forAppStoreVersion(appStoreVersionId, undefined, { signal });
  if (found) return { data: found.data, created: false };
  return sendOnce(context, unsettled, () => client.packages.ensure({ appStoreVersionId }, { signal }));
}
