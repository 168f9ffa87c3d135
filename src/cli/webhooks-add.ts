import { type Command, Option } from "commander";
import type { WebhookEventType } from "../index.js";
import { webhookEventTypes } from "../webhook/event-types.js";
import { addEventTypes } from "./add-event-types.js";
import { connect } from "./connect.js";
import type { Context, Result } from "./context.js";
import { appFinder } from "./find-version.js";
import { helpText } from "./help-text.js";
import type { Invocation } from "./invocation.js";
import { required } from "./required.js";
import { addConnectionOptions, addOutputOptions, type ConnectionFlags } from "./shared-options.js";
import { type AppFlags, addAppOptions } from "./target-options.js";
import { readWebhookSecret } from "./webhook-secret.js";

interface AddFlags extends ConnectionFlags, AppFlags {
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
    .description("Adds a webhook to an app. The secret comes from ADP_WEBHOOK_SECRET or a file, never from an option.");
  addAppOptions(add)
    .optionsGroup("Webhook:")
    .option("--url <url>", "where Apple sends events, https")
    .option("--name <text>", "what App Store Connect calls it (default: the host)")
    .addOption(
      new Option("--events <types...>", "Apple's event types, also with commas between them")
        .choices(webhookEventTypes)
        .argParser(collectEventTypes)
        .default(packageEvents, "the three of packages"),
    )
    .option("--secret-file <path>", "the secret that events are signed with; - reads what is piped in")
    .option("--disabled", "add it without switching it on");
  addOutputOptions(addConnectionOptions(add)).addHelpText("after", examples).action(invocation.action(addWebhook));
}

const examples = helpText([
  "adp webhooks add --bundle-id com.example.app \\\n--url https://ci.example.com/apple --secret-file - < secret.txt",
]);

/** The first word takes the place of the default. */
function collectEventTypes(word: string, before: WebhookEventType[]): WebhookEventType[] {
  return addEventTypes(word, before === packageEvents ? [] : before);
}

async function addWebhook(context: Context, flags: AddFlags): Promise<Result> {
  const url = required("--url", flags.url);
  const findApp = appFinder(flags);
  const secret = await readWebhookSecret(context, flags.secretFile);
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  const appId = await findApp(client, options);
  const name = flags.name ?? (URL.canParse(url) ? new URL(url).host : url);
  const { events: eventTypes, disabled } = flags;
  const { data } = await client.webhooks.create({ appId, name, url, secret, eventTypes, enabled: !disabled }, options);
  return {
    document: { id: data.id, appId, name, url, eventTypes, enabled: !disabled },
    lines: [{ mark: "done", text: `webhook ${data.id} added; \`adp webhooks ping ${data.id}\` tries it` }],
  };
}
