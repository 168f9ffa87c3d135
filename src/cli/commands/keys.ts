import type { Command } from "commander";
import type { AlternativeDistributionKey } from "../../index.js";
import { connect } from "../args/connect.js";
import { appFinder, namesVersion } from "../args/find-version.js";
import {
  addConnectionOptions,
  addHiddenOptions,
  addOutputOptions,
  type ConnectionFlags,
} from "../args/global-options.js";
import { type AppFlags, addAppOptions } from "../args/target.js";
import type { Context, Result } from "../context.js";
import type { Invocation } from "../invocation.js";
import { helpText } from "../output/help.js";
import { listResult } from "../output/list-result.js";
import { addRemove } from "../remove.js";
import { addKeyAdd, bodyOfKey } from "./keys-add.js";

type KeyFlags = ConnectionFlags & AppFlags;

export function addKeys(program: Command, invocation: Invocation): void {
  const keys = program
    .command("keys")
    .description(
      "Public keys for alternative distribution, which Apple checks install verification and marketplace tokens with: " +
        "list, add, remove. Packages are not encrypted for them.",
    );
  addHiddenOptions(keys);
  const list = keys.command("list").description("Lists the keys of the account; with an app, the key of that app.");
  addOutputOptions(addConnectionOptions(addAppOptions(list)))
    .addHelpText("after", helpText(["adp keys list --bundle-id com.example.app"]))
    .action(invocation.action(listKeys));
  addKeyAdd(keys, invocation);
  addRemove(keys, invocation, "key", {
    read: async (client, id, options) =>
      endOf((await client.keys.get(id, undefined, options)).data.attributes?.publicKey),
    remove: (client, id, options) => client.keys.delete(id, options),
  });
}

async function listKeys(context: Context, flags: KeyFlags): Promise<Result> {
  const findApp = namesVersion(flags) ? appFinder(flags) : undefined;
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  if (findApp) {
    const appId = await findApp(client, options);
    const document = await client.keys.forApp(appId, undefined, options);
    return document ? describeKeys(context, [document.data]) : withoutKey(appId);
  }
  const keys: AlternativeDistributionKey[] = [];
  for await (const key of client.keys.list(undefined, options)) keys.push(key);
  return describeKeys(context, keys);
}

/** App Store Connect says the same of an app without a key and of one that there is not. */
function withoutKey(appId: string): Result {
  const line = `app ${appId} has no public key of its own, or your API key does not see the app`;
  return { document: { keys: [] }, lines: [line] };
}

function describeKeys(context: Context, found: AlternativeDistributionKey[]): Result {
  const keys = found.map(({ id, attributes }) => ({ id, publicKey: attributes?.publicKey }));
  return listResult(context, "keys", keys, {
    id: ({ id }) => id,
    "public key": ({ publicKey }) => endOf(publicKey),
  });
}

/** What tells one key from another: all P-256 keys begin alike. */
function endOf(publicKey: string | undefined): string | undefined {
  const body = bodyOfKey(publicKey);
  return /^[A-Za-z0-9+/=]+$/.test(body) ? `…${body.slice(-24)}` : undefined;
}
