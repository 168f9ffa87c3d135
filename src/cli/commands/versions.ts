import type { Command } from "commander";
import { connect } from "../args/connect.js";
import type { ConnectionFlags } from "../args/global-options.js";
import { addVersionOptions, appFinder, type VersionFlags } from "../args/target.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { listResult } from "../output/table.js";

export function addVersions(program: Command, invocation: Invocation): void {
  const command = program
    .command("versions")
    .summary("list the versions of an app")
    .description("Lists the app store versions of an app, with their ids, platforms and states.");
  invocation.define(addVersionOptions(command), {
    run: listVersions,
    examples: ["adp versions --bundle-id com.example.app --platform ios"],
  });
}

async function listVersions(context: Context, flags: ConnectionFlags & VersionFlags): Promise<Result> {
  const findApp = appFinder(flags);
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  const appId = await findApp(client, options);
  const { version, platform } = flags;
  const versions = [];
  const listed = client.appStoreVersions.list({ appId, versionString: version, platform }, { limit: 200 }, options);
  for await (const { id, attributes } of listed) {
    const { versionString, platform, appVersionState, createdDate } = attributes ?? {};
    versions.push({ id, appStoreVersionId: id, version: versionString, platform, state: appVersionState, createdDate });
  }
  const { document, lines } = listResult(context, "versions", versions, {
    version: ({ version }) => version,
    platform: ({ platform }) => platform,
    state: ({ state }) => state,
    "app store version id": ({ appStoreVersionId }) => appStoreVersionId,
  });
  return { document: { appId, ...document }, lines };
}
