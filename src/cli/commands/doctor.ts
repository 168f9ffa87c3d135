import type { Command } from "commander";
import { baseUrlFrom } from "../args/connect.js";
import { faultOfApp, faultOfVersion, namesVersion } from "../args/find-version.js";
import { addConnectionOptions, addOutputOptions, type ConnectionFlags } from "../args/global-options.js";
import { refuseFaults } from "../args/refuse-faults.js";
import { addVersionOrIdOptions, type VersionFlags } from "../args/target.js";
import type { Context, Result } from "../context.js";
import type { Invocation } from "../invocation.js";
import { helpText } from "../output/help.js";
import { type Check, checkLines } from "./check.js";
import { checkKey } from "./check-key.js";
import { checkProxy } from "./check-proxy.js";
import { checkVersion } from "./check-version.js";
import { checkAccount } from "./doctor-account.js";

export function addDoctor(program: Command, invocation: Invocation): void {
  const command = program
    .command("doctor")
    .summary("find out why something does not work")
    .description(
      "Finds the credentials and says where each part came from; checks key, proxy, clock, token, agreements and role by " +
        "harmless reads, and says what to fix. With an app and a version it looks for these too.",
    );
  addOutputOptions(addConnectionOptions(addVersionOrIdOptions(command)))
    .addHelpText("after", examples)
    .action(invocation.action(runDoctor));
}

const examples = helpText(
  ["adp doctor", "adp doctor --bundle-id com.example.app --version 2.4.0"],
  "that of the first check that failed. Whether a key may create packages shows only when it does",
);

async function runDoctor(context: Context, flags: ConnectionFlags & VersionFlags): Promise<Result> {
  const isOfVersion = namesVersion(flags);
  if (isOfVersion) refuseFaults(flags.appStoreVersionId === undefined ? faultOfApp(flags) : faultOfVersion(flags));
  const { checks, credentials } = await checkKey(context, flags);
  const account = await checkAccount(context, flags, credentials);
  checks.push(...checkProxy(context, flags), ...account.checks);
  if (account.client && isOfVersion) {
    checks.push(...(await checkVersion(account.client, flags, context.io.signal)));
  }
  const failure = checks.find(({ status }) => status === "failed")?.error;
  return {
    document: { ok: !failure, baseUrl: baseUrlFrom(context, flags), checks: checks.map(documentOf) },
    lines: checks.flatMap(checkLines),
    failure,
    isTold: true,
  };
}

function documentOf({ name, status, message, advice }: Check): object {
  return { name, status, message, advice };
}
