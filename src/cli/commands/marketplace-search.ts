import type { Command } from "commander";
import type { MarketplaceSearchDetail } from "../../index.js";
import { NotFoundError } from "../../node/index.js";
import { connect } from "../args/connect.js";
import { addHiddenOptions, type ConnectionFlags, type DryRunFlags } from "../args/global-options.js";
import { type AppFlags, addAppOptions, appFinder, refuseProblems, urlProblem } from "../args/target.js";
import { writeOnce } from "../create-once.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { addYesOption, type RemoveFlags, runRemove } from "../remove.js";

const name = "marketplace-search";
const app = "--bundle-id com.example.marketplace";

export function addMarketplaceSearch(program: Command, invocation: Invocation): void {
  const group = program
    .command(name)
    .summary("the catalog URL of a marketplace app, for search")
    .description(
      "Shows, sets or removes the URL of a marketplace app's catalog, which search uses. For those who run a marketplace.",
    );
  addHiddenOptions(group);
  const show = addAppOptions(group.command("show").description("Shows the URL of the catalog."));
  invocation.define(show, { run: showCatalog, examples: [`adp ${name} show ${app}`] });
  const set = group
    .command("set")
    .description("Sets the URL of the catalog, in place of an earlier one.")
    .argument("<catalog-url>", "the https URL of the catalog");
  addAppOptions(set);
  invocation.define(set, {
    hasDryRun: true,
    run: setCatalog,
    examples: [`adp ${name} set https://example.com/catalog.json \\\n${app}`],
  });
  const remove = group
    .command("remove")
    .description("Removes the URL of the catalog. Asks for confirmation; without a terminal, pass --yes.");
  addYesOption(addAppOptions(remove));
  invocation.define(remove, { hasDryRun: true, run: removeCatalog, examples: [`adp ${name} remove ${app} --yes`] });
}

/** Finds the app that the options name; returns how to read its catalog URL. */
async function openCatalog(context: Context, flags: ConnectionFlags & AppFlags) {
  const findApp = appFinder(flags);
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  const appId = await findApp(client, options);
  context.advice.fault =
    "Wait, then run the same command again. For an app that is not a marketplace, App Store Connect has been seen to " +
    "fail each time.";
  const read = async () => (await client.marketplaceSearch.forApp(appId, undefined, options))?.data;
  return { client, options, appId, read };
}

async function showCatalog(context: Context, flags: ConnectionFlags & AppFlags): Promise<Result> {
  const { appId, read } = await openCatalog(context, flags);
  const data = await read();
  const catalogUrl = data?.attributes?.catalogUrl;
  const line = data ? (catalogUrl ?? "set, without a URL") : `app ${appId} has no catalog URL`;
  return { document: { appId, id: data?.id, catalogUrl }, lines: [line] };
}

async function setCatalog(
  context: Context,
  flags: ConnectionFlags & AppFlags & DryRunFlags,
  catalogUrl: string,
): Promise<Result> {
  refuseProblems(urlProblem("catalog-url", catalogUrl));
  const { client, options, appId, read } = await openCatalog(context, flags);
  if (flags.dryRun) return describe({ appId, catalogUrl, dryRun: true }, await read());
  let found: MarketplaceSearchDetail | undefined;
  let isFirst = true;
  const { data, created } = await writeOnce(context, unsettledFor(appId), {
    read: async () => {
      const now = await read();
      if (isFirst) found = now;
      isFirst = false;
      return now?.attributes?.catalogUrl === catalogUrl ? now : undefined;
    },
    create: async () => {
      const { data } = found
        ? await client.marketplaceSearch.update(found.id, { catalogUrl }, options)
        : await client.marketplaceSearch.create({ appId, catalogUrl }, options);
      return data;
    },
  });
  const text = created ? `${catalogUrl} is set` : `${catalogUrl} was already set`;
  const document = { appId, id: data.id, catalogUrl, before: found?.attributes?.catalogUrl };
  return { document, lines: [{ mark: "done", text }] };
}

function unsettledFor(appId: string): string {
  return (
    `The URL may have been set: \`adp ${name} show --app-id ${appId}\` shows it. ` +
    "The same command reads it before it sets it."
  );
}

/** The result of `--dry-run`. */
function describe(
  given: { appId: string; catalogUrl: string; dryRun: true },
  found: MarketplaceSearchDetail | undefined,
): Result {
  const before = found?.attributes?.catalogUrl;
  const document = { ...given, id: found?.id, before };
  const isSet = before === given.catalogUrl;
  const text = `${given.catalogUrl} ${isSet ? "was already set" : "would be set"}`;
  return { document, lines: [{ mark: isSet ? "done" : "skipped", text }] };
}

async function removeCatalog(context: Context, flags: RemoveFlags & AppFlags): Promise<Result> {
  const { client, options, appId, read } = await openCatalog(context, flags);
  const data = await read();
  if (!data) throw new NotFoundError(`app ${appId} has no catalog URL`);
  return runRemove(context, flags, {
    what: `the catalog of app ${appId}`,
    id: data.id,
    read: async () => data.attributes?.catalogUrl,
    remove: () => client.marketplaceSearch.delete(data.id, options),
  });
}
