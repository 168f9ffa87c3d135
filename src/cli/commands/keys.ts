import type { Command } from "commander";
import { type AlternativeDistributionKey, ArgumentError, type CallOptions, type Client } from "../../index.js";
import { connect } from "../args/connect.js";
import { addHiddenOptions, type ConnectionFlags, type DryRunFlags } from "../args/global-options.js";
import { readInput } from "../args/input.js";
import { type AppFlags, addAppOptions, appFinder, namesVersion } from "../args/target.js";
import { addOnce } from "../create-once.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { listResult } from "../output/table.js";
import { addRemove } from "../remove.js";

type KeyFlags = ConnectionFlags & AppFlags;

export function addKeys(program: Command, invocation: Invocation): void {
  const keys = program
    .command("keys")
    .summary("list, add and remove public keys, which are not API keys")
    .description(
      "Public keys for alternative distribution: list, add, remove. Apple verifies install verification tokens and " +
        "marketplace tokens with them; packages are not encrypted for them.",
    );
  addHiddenOptions(keys);
  const list = keys.command("list").description("Lists the keys of the account; with an app, the key of that app.");
  invocation.define(addAppOptions(list), { run: listKeys, examples: ["adp keys list --bundle-id com.example.app"] });
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

/** App Store Connect has the same response for an app without a key and for one that does not exist. */
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

/** The part by which keys differ: all P-256 keys begin alike. */
function endOf(publicKey: string | undefined): string | undefined {
  const body = bodyOfKey(publicKey);
  return /^[A-Za-z0-9+/=]+$/.test(body) ? `…${body.slice(-24)}` : undefined;
}

function addKeyAdd(keys: Command, invocation: Invocation): void {
  const add = keys
    .command("add")
    .description(
      "Adds a public key, unless it already exists. With --bundle-id or --app-id it belongs to that app, as web distribution requires; without, to the account.",
    )
    .argument("<public-key-file>", "the public key in PEM; - reads stdin");
  addAppOptions(add).optionsGroup("Key:");
  invocation.define(add, {
    hasDryRun: true,
    run: addKey,
    examples: ["adp keys add public-key.pem --bundle-id com.example.app"],
  });
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

/** The key that already exists, and another one that may be why Apple refuses it. */
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
  // Keys of apps are not keys of the account; Apple has been seen to ignore filters.
  const ofApps = new Set<string>();
  for await (const { id } of client.keys.list({ "exists[app]": true }, options)) ofApps.add(id);
  for await (const key of client.keys.list({ "exists[app]": false }, options)) {
    if (isSame(key) && !ofApps.has(key.id)) return { same: key };
  }
  return {};
}

/** A public key without the lines around it and without line breaks. */
function bodyOfKey(publicKey: string | undefined): string {
  return publicKey?.replace(/-----[A-Z ]+-----|\s/g, "") ?? "";
}

async function readPublicKey(context: Context, path: string): Promise<string> {
  const text = (await readInput(context, path)).trim();
  if (text.includes("PRIVATE KEY"))
    throw new ArgumentError(`${path}: a private key, which must stay with you; give the public key`);
  if (text.startsWith("-----BEGIN PUBLIC KEY-----")) return text;
  throw new ArgumentError(`${path}: not a public key in PEM`);
}
