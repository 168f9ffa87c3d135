import type { Command } from "commander";
import { ArgumentError, type WebhookEventType } from "../../index.js";
import { connect } from "../args/connect.js";
import {
  addConnectionOptions,
  addDryRunOption,
  addOutputOptions,
  type ConnectionFlags,
  type DryRunFlags,
} from "../args/global-options.js";
import { faultOfUrl, refuseFaults } from "../args/refuse-faults.js";
import type { Context, Result } from "../context.js";
import { sendOnce } from "../create-once.js";
import type { Invocation } from "../invocation.js";
import { helpText } from "../output/help.js";
import { eventsOption } from "./events-option.js";
import { readWebhookSecret } from "./webhook-secret.js";

interface UpdateFlags extends ConnectionFlags, DryRunFlags {
  url?: string;
  name?: string;
  events?: WebhookEventType[];
  secretFile?: string;
  enabled?: boolean;
  disabled?: boolean;
}

export function addWebhookUpdate(webhooks: Command, invocation: Invocation): void {
  const update = webhooks
    .command("update")
    .description("Changes a webhook. What no option names stays as it is.")
    .argument("<id>", "the webhook; `adp webhooks list` shows it")
    .optionsGroup("Webhook:")
    .option("--url <url>", "where Apple sends events from now on, https")
    .option("--name <text>", "what App Store Connect calls it")
    .addOption(eventsOption())
    .option("--secret-file <path>", "another secret to sign events with; - reads what is piped in")
    .option("--enabled", "switch it on")
    .option("--disabled", "switch it off");
  addDryRunOption(update);
  addOutputOptions(addConnectionOptions(update))
    .addHelpText("after", helpText(["adp webhooks update 7654321 --disabled"]))
    .action(invocation.action(updateWebhook));
}

const unsettled =
  "The webhook may have been changed all the same; run the same command again, which changes nothing twice.";

async function updateWebhook(context: Context, flags: UpdateFlags, id: string): Promise<Result> {
  const { url, name, events: eventTypes, secretFile, enabled, disabled, dryRun } = flags;
  if (enabled && disabled) throw new ArgumentError("give --enabled or --disabled, not both");
  refuseFaults(faultOfUrl("--url", url));
  const given = { url, name, eventTypes, enabled: enabled ?? (disabled ? false : undefined) };
  const isEmpty = secretFile === undefined && Object.values(given).every((value) => value === undefined);
  if (isEmpty)
    throw new ArgumentError("nothing to change: give --url, --name, --events, --secret-file, --enabled or --disabled");
  const secret = secretFile === undefined ? undefined : await readWebhookSecret(context, secretFile);
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  context.advice.notFound = "Check the id: `adp webhooks list` shows the webhooks of an app.";
  const update = () => client.webhooks.update(id, withoutUndefined({ ...given, secret }), options);
  const { data } = dryRun
    ? await client.webhooks.get(id, undefined, options)
    : await sendOnce(context, unsettled, update);
  const document = { id: data.id, ...data.attributes, ...withoutUndefined(given), ...(dryRun && { dryRun }) };
  if (dryRun) return { document, lines: [{ mark: "skipped", text: `webhook ${id} would be changed` }] };
  return { document, lines: [{ mark: "done", text: `webhook ${id} changed; \`adp webhooks ping ${id}\` tries it` }] };
}

function withoutUndefined<T extends object>(members: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof T]: Exclude<T[Name], undefined> };
}
