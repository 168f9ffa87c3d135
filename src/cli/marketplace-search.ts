import type { Command } from "commander";
import { ArgumentError, type CallOptions, type Client } from "../index.js";
import { NotFoundError } from "../node/index.js";
import { sendOnce } from "./add-once.js";
import { connect } from "./connect.js";
import type { Context, Result } from "./context.js";
import { appFinder } from "./find-version.js";
import { helpText } from "./help-text.js";
import type { Invocation } from "./invocation.js";
import { addRemoveOptions, type RemoveFlags, runRemove } from "./remove-command.js";
import {
  addConnectionOptions,
  addDryRunOption,
  addHiddenOptions,
  addOutputOptions,
  type ConnectionFlags,
  type DryRunFlags,
} from "./shared-options.js";
import { type AppFlags, addAppOptions } from "./target-options.js";

const name = "marketplace-search";
const app = "--bundle-id com.example.marketplace";

export function addMarketplaceSearch(program: Command, invocation: Invocation): void {
  const group = program
    .command(name)
    .summary("the catalog of a marketplace app, for search")
    .description("Where the catalog of a marketplace app is, for search: show, set, remove.");
  addHiddenOptions(group);
  const show = addAppOptions(group.command("show").description("Shows where the catalog is."));
  addOutputOptions(addConnectionOptions(show))
    .addHelpText("after", helpText([`adp ${name} show ${app}`]))
    .action(invocation.action(showCatalog));
  const set = group
    .command("set")
    .description("Sets where the catalog is, whether or not it was set before.")
    .argument("<catalog-url>", "the catalog, https");
  addDryRunOption(addAppOptions(set));
  addOutputOptions(addConnectionOptions(set))
    .addHelpText("after", helpText([`adp ${name} set https://example.com/catalog.json \\\n${app}`]))
    .action(invocation.action(setCatalog));
  const remove = group
    .command("remove")
    .description("Removes what was set. Asks first; without a terminal it needs --yes.");
  addRemoveOptions(addAppOptions(remove));
  addOutputOptions(addConnectionOptions(remove))
    .addHelpText("after", helpText([`adp ${name} remove ${app} --yes`]))
    .action(invocation.action(removeCatalog));
}

/** What is set for the app that the options name. */
async function readCatalog(context: Context, flags: ConnectionFlags & AppFlags) {
  const findApp = appFinder(flags);
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  const appId = await findApp(client, options);
  context.advice.fault =
    "Wait, then run the same command again. For an app that is no marketplace, App Store Connect has been seen to have " +
    "a fault each time.";
  return { client, options, appId, data: (await client.marketplaceSearch.forApp(appId, undefined, options))?.data };
}

async function showCatalog(context: Context, flags: ConnectionFlags & AppFlags): Promise<Result> {
  const { appId, data } = await readCatalog(context, flags);
  const catalogUrl = data?.attributes?.catalogUrl;
  const line = data ? (catalogUrl ?? "set, without a URL") : `app ${appId} has none`;
  return { document: { appId, id: data?.id, catalogUrl }, lines: [line] };
}

async function setCatalog(
  context: Context,
  flags: ConnectionFlags & AppFlags & DryRunFlags,
  catalogUrl: string,
): Promise<Result> {
  if (!URL.canParse(catalogUrl))
    throw new ArgumentError("catalog-url: must be a URL, such as https://example.com/catalog");
  const { client, options, appId, data } = await readCatalog(context, flags);
  const before = data?.attributes?.catalogUrl;
  const document = { appId, id: data?.id, catalogUrl, before };
  if (before === catalogUrl) return { document, lines: [{ mark: "done", text: `${catalogUrl} was set already` }] };
  if (flags.dryRun) {
    return {
      document: { ...document, dryRun: true },
      lines: [{ mark: "skipped", text: `${catalogUrl} would be set` }],
    };
  }
  const id = await writeCatalog(context, client, { id: data?.id, appId, catalogUrl }, options);
  return { document: { ...document, id }, lines: [{ mark: "done", text: `${catalogUrl} is set` }] };
}

async function writeCatalog(
  context: Context,
  client: Client,
  { id, appId, catalogUrl }: { id: string | undefined; appId: string; catalogUrl: string },
  options: CallOptions,
): Promise<string> {
  const unsettled = `It may have been set all the same: \`adp ${name} show --app-id ${appId}\` shows it. The same command sets it once.`;
  const written = await sendOnce(context, unsettled, () =>
    id === undefined
      ? client.marketplaceSearch.create({ appId, catalogUrl }, options)
      : client.marketplaceSearch.update(id, { catalogUrl }, options),
  );
  return written.data.id;
}

async function removeCatalog(context: Context, flags: RemoveFlags & AppFlags): Promise<Result> {
  const { client, options, appId, data } = await readCatalog(context, flags);
  if (!data) throw new NotFoundError(`app ${appId} has no catalog for search`);
  return runRemove(context, flags, {
    what: `the catalog of app ${appId}`,
    id: data.id,
    read: async () => data.attributes?.catalogUrl,
    remove: () => client.marketplaceSearch.delete(data.id, options),
  });
}
