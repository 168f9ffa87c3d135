import type { Command } from "commander";
import { type AlternativeDistributionKey, ArgumentError, type CallOptions, type Client } from "../../index.js";
import { connect } from "../args/connect.js";
import { appFinder, namesVersion } from "../args/find-version.js";
import {
  addConnectionOptions,
  addDryRunOption,
  addOutputOptions,
  type ConnectionFlags,
  type DryRunFlags,
} from "../args/global-options.js";
import { readInput } from "../args/input.js";
import { type AppFlags, addAppOptions } from "../args/target.js";
import type { Context, Result } from "../context.js";
import { addOnce } from "../create-once.js";
import type { Invocation } from "../invocation.js";
import { helpText } from "../output/help.js";

export function addKeyAdd(keys: Command, invocation: Invocation): void {
  const add = keys
    .command("add")
    .description(
      "Adds a public key, unless it is there: with an app for that app, as web distribution needs it, else for the " +
        "account.",
    )
    .argument("<public-key-file>", "the public key in PEM; - reads what is piped in");
  addDryRunOption(addAppOptions(add).optionsGroup("Key:"));
  addOutputOptions(addConnectionOptions(add))
    .addHelpText("after", helpText(["adp keys add public-key.pem --bundle-id com.example.app"]))
    .action(invocation.action(addKey));
}

async function addKey(
  context: Context,
  flags: ConnectionFlags & AppFlags & DryRunFlags,
  path: string,
): Promise<Result> {
  const findApp = namesVersion(flags) ? appFinder(flags) : undefined;
  const publicKey = await readPublicKey(context, path);
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  const appId = await findApp?.(client, options);
  const list = `adp keys list${appId === undefined ? "" : ` --app-id ${appId}`}`;
  let other: AlternativeDistributionKey | undefined;
  return addOnce(context, flags, {
    what: appId === undefined ? "key" : `key of app ${appId}`,
    list,
    read: async () => {
      const found = await readKey(client, publicKey, appId, options);
      other = found.other;
      return found.same;
    },
    conflict: () => afterConflict(list, other?.id),
    create: async () => (await client.keys.create({ publicKey, appId }, options)).data,
    document: (key) => ({ id: key?.id, appId }),
  });
}

function afterConflict(list: string, other: string | undefined): string {
  const remove = `adp keys remove ${other ?? "<id>"}`;
  if (other === undefined) return `\`${list}\` shows the keys that exist; \`${remove}\` removes one.`;
  return `There is another key, ${other}: \`${list}\` shows it, and \`${remove}\` removes it.`;
}

/** The key that is there already, and one that may be in its way. */
async function readKey(
  client: Client,
  publicKey: string,
  appId: string | undefined,
  options: CallOptions,
): Promise<{ same?: AlternativeDistributionKey | undefined; other?: AlternativeDistributionKey | undefined }> {
  const isSame = ({ attributes }: AlternativeDistributionKey) =>
    bodyOfKey(attributes?.publicKey) === bodyOfKey(publicKey);
  if (appId !== undefined) {
    const key = (await client.keys.forApp(appId, undefined, options))?.data;
    return key && isSame(key) ? { same: key } : { other: key };
  }
  // Keys of apps are none of the account; Apple has been seen to ignore filters.
  const ofApps = new Set<string>();
  for await (const { id } of client.keys.list({ "exists[app]": true }, options)) ofApps.add(id);
  for await (const key of client.keys.list({ "exists[app]": false }, options)) {
    if (isSame(key) && !ofApps.has(key.id)) return { same: key };
  }
  return {};
}

/** A public key without the lines around it and without line breaks. */
export function bodyOfKey(publicKey: string | undefined): string {
  return publicKey?.replace(/-----[A-Z ]+-----|\s/g, "") ?? "";
}

async function readPublicKey(context: Context, path: string): Promise<string> {
  const text = (await readInput(context, path)).trim();
  if (text.includes("PRIVATE KEY")) throw new ArgumentError(`${path}: a private key, which stays with you`);
  if (text.startsWith("-----BEGIN PUBLIC KEY-----")) return text;
  throw new ArgumentError(`${path}: not a public key in PEM`);
}
