import { type Command, Option } from "commander";
import { connect } from "../args/connect.js";
import { addHiddenOptions, type ConnectionFlags, type DryRunFlags } from "../args/global-options.js";
import { type AppFlags, addAppOptions, appFinder } from "../args/target.js";
import { sendOnce } from "../create-once.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { listResult } from "../output/table.js";
import { parseCount } from "../output/units.js";
import { addRemove } from "../remove.js";
import { addWebhookAdd, addWebhookUpdate } from "./webhooks-write.js";

export function addWebhooks(program: Command, invocation: Invocation): void {
  const webhooks = program
    .command("webhooks")
    .summary("manage webhooks and their deliveries")
    .description("Webhooks of an app: list, add, update, remove, ping; list deliveries, and redeliver them.");
  addHiddenOptions(webhooks);
  const list = webhooks.command("list").description("Lists the webhooks of an app.");
  invocation.define(addAppOptions(list), {
    run: listWebhooks,
    examples: ["adp webhooks list --bundle-id com.example.app"],
  });
  addWebhookAdd(webhooks, invocation);
  addWebhookUpdate(webhooks, invocation);
  addRemove(webhooks, invocation, "webhook", {
    read: async (client, id, options) => (await client.webhooks.get(id, undefined, options)).data.attributes?.url,
    remove: (client, id, options) => client.webhooks.delete(id, options),
  });
  addPing(webhooks, invocation);
  addDeliveries(webhooks, invocation);
  addRedeliver(webhooks, invocation);
}

function addPing(webhooks: Command, invocation: Invocation): void {
  const ping = webhooks
    .command("ping")
    .description("Asks Apple to send a test event.")
    .argument("<id>", "the webhook; `adp webhooks list` shows it");
  invocation.define(ping, { hasDryRun: true, run: pingWebhook, examples: ["adp webhooks ping 7654321"] });
}

async function pingWebhook(context: Context, flags: ConnectionFlags & DryRunFlags, id: string): Promise<Result> {
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  if (flags.dryRun) {
    const { url } = (await client.webhooks.get(id, undefined, options)).data.attributes ?? {};
    const text = `a ping would be sent to ${url ?? `webhook ${id}`}`;
    return { document: { webhookId: id, url, dryRun: true }, lines: [{ mark: "skipped", text }] };
  }
  const unsettled = `The ping may have been sent: \`adp webhooks deliveries ${id}\` shows it.`;
  const { data } = await sendOnce(context, unsettled, () => client.webhooks.ping(id, options));
  const text = `ping ${data.id} requested; \`adp webhooks deliveries ${id}\` shows its delivery`;
  return { document: { id: data.id, webhookId: id }, lines: [{ mark: "done", text }] };
}

function addDeliveries(webhooks: Command, invocation: Invocation): void {
  const deliveries = webhooks
    .command("deliveries")
    .description("Lists what Apple sent to a webhook, and the responses.")
    .argument("<id>", "the webhook; `adp webhooks list` shows it")
    .addOption(new Option("--limit <count>", "how many at most").default(20).argParser(parseCount(1, 1_000)));
  invocation.define(deliveries, { run: listDeliveries, examples: ["adp webhooks deliveries 7654321 --limit 5"] });
}

function addRedeliver(webhooks: Command, invocation: Invocation): void {
  const redeliver = webhooks
    .command("redeliver")
    .description("Asks Apple to send a delivery again.")
    .argument("<delivery-id>", "the delivery; `adp webhooks deliveries` shows it");
  invocation.define(redeliver, { hasDryRun: true, run: redeliverTo, examples: ["adp webhooks redeliver 7654321"] });
}

async function redeliverTo(context: Context, flags: ConnectionFlags & DryRunFlags, template: string): Promise<Result> {
  const client = await connect(context, flags);
  if (flags.dryRun) {
    const text = `delivery ${template} would be sent again, if it exists: Apple's API cannot read one by its id alone`;
    return { document: { template, dryRun: true }, lines: [{ mark: "skipped", text }] };
  }
  const unsettled = "It may have been sent again: `adp webhooks deliveries <id>`, with the webhook's id, shows it.";
  const { data } = await sendOnce(context, unsettled, () =>
    client.webhooks.redeliver(template, { signal: context.io.signal }),
  );
  const text = `delivery ${template} is sent again, as ${data.id}`;
  return { document: { id: data.id, template }, lines: [{ mark: "done", text }] };
}

async function listWebhooks(context: Context, flags: ConnectionFlags & AppFlags): Promise<Result> {
  const findApp = appFinder(flags);
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  const appId = await findApp(client, options);
  const webhooks = [];
  for await (const { id, attributes } of client.webhooks.forApp(appId, undefined, options)) {
    const { name, url, enabled, eventTypes } = attributes ?? {};
    webhooks.push({ id, name, url, enabled, eventTypes });
  }
  return listResult(context, "webhooks", webhooks, {
    id: ({ id }) => id,
    name: ({ name }) => name,
    url: ({ url }) => url,
    enabled: ({ enabled }) => enabled,
    events: ({ eventTypes }) => eventTypes?.join(", "),
  });
}

async function listDeliveries(
  context: Context,
  flags: ConnectionFlags & { limit: number },
  webhookId: string,
): Promise<Result> {
  const client = await connect(context, flags);
  const deliveries = [];
  const limit = Math.min(flags.limit, 200);
  for await (const delivery of client.webhooks.deliveries(webhookId, { limit }, { signal: context.io.signal })) {
    const { createdDate, sentDate, deliveryState, redelivery, response, errorMessage } = delivery.attributes ?? {};
    const status = response?.httpStatusCode;
    deliveries.push({ id: delivery.id, createdDate, sentDate, deliveryState, redelivery, status, errorMessage });
    if (deliveries.length === flags.limit) break;
  }
  return listResult(context, "deliveries", deliveries, {
    id: ({ id }) => id,
    sent: ({ sentDate }) => sentDate,
    state: ({ deliveryState }) => deliveryState,
    status: ({ status }) => status,
    error: ({ errorMessage }) => errorMessage,
  });
}
