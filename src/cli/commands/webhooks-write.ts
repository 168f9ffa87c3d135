import type { Command } from "commander";
import type { Webhook, WebhookEventType } from "../../index.js";
import { connect } from "../args/connect.js";
import { appFinder, faultOfApp } from "../args/find-version.js";
import {
  addConnectionOptions,
  addDryRunOption,
  addOutputOptions,
  type ConnectionFlags,
  type DryRunFlags,
} from "../args/global-options.js";
import { faultOfMissing, faultOfUrl, refuseFaults } from "../args/refuse-faults.js";
import { type AppFlags, addAppOptions } from "../args/target.js";
import type { Context, Result } from "../context.js";
import { addOnce } from "../create-once.js";
import type { Invocation } from "../invocation.js";
import { helpText } from "../output/help.js";
import { eventsOption } from "./events-option.js";
import { readWebhookSecret } from "./webhook-secret.js";

interface AddFlags extends ConnectionFlags, AppFlags, DryRunFlags {
  url?: string;
  name?: string;
  events: WebhookEventType[];
  secretFile?: string;
  disabled?: boolean;
}

/** The events that concern packages. */
const packageEvents: WebhookEventType[] = [
  "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED",
  "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED",
  "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED",
];

export function addWebhookAdd(webhooks: Command, invocation: Invocation): void {
  const add = webhooks
    .command("add")
    .description(
      "Adds a webhook to an app, unless it has one for that URL. The secret comes from ADP_WEBHOOK_SECRET or a file, " +
        "never from an option.",
    );
  addAppOptions(add)
    .optionsGroup("Webhook:")
    .option("--url <url>", "where Apple sends events, https")
    .option("--name <text>", "what App Store Connect calls it (default: the host)")
    .addOption(eventsOption({ types: packageEvents, description: "those that begin with ALTERNATIVE_DISTRIBUTION" }))
    .option(
      "--secret-file <path>",
      "the secret that events are signed with; - reads what is piped in (default: ADP_WEBHOOK_SECRET)",
    )
    .option("--disabled", "add it without switching it on (default: enabled)");
  addDryRunOption(add);
  addOutputOptions(addConnectionOptions(add)).addHelpText("after", examples).action(invocation.action(addWebhook));
}

const examples = helpText([
  "adp webhooks add --bundle-id com.example.app \\\n--url https://ci.example.com/apple --secret-file - < secret.txt",
]);

async function addWebhook(context: Context, flags: AddFlags): Promise<Result> {
  const { url = "", events: eventTypes, disabled } = flags;
  const faults = [faultOfMissing("--url", flags.url), faultOfUrl("--url", flags.url)];
  refuseFaults(faultOfApp(flags), ...faults, faultOfSecret(context, flags));
  const secret = await readWebhookSecret(context, flags.secretFile);
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  const appId = await appFinder(flags)(client, options);
  const name = flags.name ?? new URL(url).host;
  const wanted = { name, url, eventTypes, enabled: !disabled };
  const list = `adp webhooks list --app-id ${appId}`;
  return addOnce(context, flags, {
    what: `webhook for ${url}`,
    list,
    read: async () => {
      for await (const one of client.webhooks.forApp(appId, undefined, options)) if (isAt(one, url)) return one;
      return undefined;
    },
    conflict: () => `\`${list}\` shows the webhooks that exist; \`adp webhooks update <id>\` changes one.`,
    create: async () => (await client.webhooks.create({ appId, secret, ...wanted }, options)).data,
    document: (one) => ({ id: one?.id, appId, ...wanted, ...settingsOf(one) }),
    created: ({ id }) => `\`adp webhooks ping ${id}\` tries it`,
    found: (one) => differences(one, wanted),
  });
}

function faultOfSecret({ io }: Context, { secretFile }: AddFlags): string | undefined {
  const isThere = secretFile !== undefined || io.env.ADP_WEBHOOK_SECRET;
  return isThere ? undefined : "the secret is missing: set ADP_WEBHOOK_SECRET, or give --secret-file";
}

/** Whether a webhook sends to that URL, however it is written. */
function isAt({ attributes }: Webhook, url: string): boolean {
  const plain = (text: string | undefined) => (text !== undefined && URL.canParse(text) ? new URL(text).href : text);
  return plain(attributes?.url) === plain(url);
}

interface Settings {
  name?: string | undefined;
  enabled?: boolean | undefined;
  eventTypes?: readonly string[] | undefined;
}

/** What is known of a webhook; what Apple leaves out is not. */
function settingsOf({ attributes: { name, url, enabled, eventTypes } = {} }: Webhook = {} as Webhook): object {
  const known = Object.entries({ name, url, enabled, eventTypes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known);
}

/** What was asked for of a webhook that is there already, and is not as asked; its secret is never read. */
function differences({ id, attributes = {} }: Webhook, wanted: Settings): string {
  const sorted = (types: readonly string[] | undefined) => [...(types ?? [])].sort().join();
  const names = [
    ...(attributes.name !== undefined && attributes.name !== wanted.name ? ["--name"] : []),
    ...(attributes.enabled !== undefined && attributes.enabled !== wanted.enabled ? ["--enabled or --disabled"] : []),
    ...(attributes.eventTypes && sorted(attributes.eventTypes) !== sorted(wanted.eventTypes) ? ["--events"] : []),
  ];
  const others = names.length > 0 ? `is not as asked (${names.join(", ")}), and ` : "";
  return `it ${others}keeps the secret that it has: \`adp webhooks update ${id}\` changes both`;
}
