import type { Command } from "commander";
import { connect } from "../args/connect.js";
import type { ConnectionFlags } from "../args/global-options.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { listResult } from "../output/table.js";

export function addApps(program: Command, invocation: Invocation): void {
  const command = program
    .command("apps")
    .summary("list the apps that the API key can access")
    .description("Lists the apps that the API key can access, with their ids and bundle ids.");
  invocation.define(command, { run: listApps, examples: ["adp apps"] });
}

async function listApps(context: Context, flags: ConnectionFlags): Promise<Result> {
  const client = await connect(context, flags);
  const apps = [];
  for await (const { id, attributes } of client.apps.list({ limit: 200 }, { signal: context.io.signal })) {
    const { bundleId, name, sku, primaryLocale } = attributes ?? {};
    apps.push({ id, appId: id, bundleId, name, sku, primaryLocale });
  }
  return listResult(context, "apps", apps, {
    "app id": ({ appId }) => appId,
    "bundle id": ({ bundleId }) => bundleId,
    name: ({ name }) => name,
  });
}
