import { type Command, InvalidArgumentError, Option } from "commander";
import { commandVariables } from "../../auth/credential-variables.js";
import { describeStray, placeholderProblem, plainValue } from "../../auth/pasted-text.js";
import { ArgumentError, type Webhook, type WebhookEventType } from "../../index.js";
import { webhookEventTypes } from "../../webhook/verify-webhook.js";
import { connect } from "../args/connect.js";
import type { ConnectionFlags, DryRunFlags } from "../args/global-options.js";
import { readInput } from "../args/input.js";
import {
  type AppFlags,
  addAppOptions,
  appFinder,
  appProblem,
  missingProblem,
  refuseProblems,
  urlProblem,
} from "../args/target.js";
import { addOnce, sendOnce } from "../create-once.js";
import type { Context, Invocation, Result } from "../invocation.js";

interface AddFlags extends ConnectionFlags, AppFlags, DryRunFlags {
  url?: string;
  name?: string;
  events: WebhookEventType[];
  secretFile?: string;
  disabled?: boolean;
}

/** The events about packages. */
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
    .option("--url <url>", "the https URL that Apple sends events to")
    .option("--name <text>", "its name in App Store Connect (default: the host)")
    .addOption(eventsOption({ types: packageEvents, description: "those that begin with ALTERNATIVE_DISTRIBUTION" }))
    .option(
      "--secret-file <path>",
      "file with the secret, a random text of your choice that Apple signs events with; - reads stdin (default: the value of ADP_WEBHOOK_SECRET)",
    )
    .option("--disabled", "add it disabled (default: enabled)");
  invocation.define(add, {
    hasDryRun: true,
    run: addWebhook,
    examples: [
      "adp webhooks add --bundle-id com.example.app \\\n--url https://ci.example.com/apple --secret-file - < secret.txt",
    ],
  });
}

async function addWebhook(context: Context, flags: AddFlags): Promise<Result> {
  const { url = "", events: eventTypes, disabled } = flags;
  const faults = [missingProblem("--url", flags.url), urlProblem("--url", flags.url)];
  refuseProblems(appProblem(flags), ...faults, secretProblem(context, flags));
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

function secretProblem({ io }: Context, { secretFile }: AddFlags): string | undefined {
  const isThere = secretFile !== undefined || io.env[secretVariable];
  return isThere ? undefined : missingSecret;
}

/** Whether a webhook has that URL, however it is written. */
function isAt({ attributes }: Webhook, url: string): boolean {
  const plain = (text: string | undefined) => (text !== undefined && URL.canParse(text) ? new URL(text).href : text);
  return plain(attributes?.url) === plain(url);
}

interface Settings {
  name?: string | undefined;
  enabled?: boolean | undefined;
  eventTypes?: readonly string[] | undefined;
}

/** The attributes that Apple sent. */
function settingsOf({ attributes: { name, url, enabled, eventTypes } = {} }: Webhook = {} as Webhook): object {
  const known = Object.entries({ name, url, enabled, eventTypes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known);
}

/** How an existing webhook differs from the options; its secret cannot be read. */
function differences({ id, attributes = {} }: Webhook, wanted: Settings): string {
  const sorted = (types: readonly string[] | undefined) => [...(types ?? [])].sort().join();
  const names = [
    ...(attributes.name !== undefined && attributes.name !== wanted.name ? ["--name"] : []),
    ...(attributes.enabled !== undefined && attributes.enabled !== wanted.enabled ? ["--enabled or --disabled"] : []),
    ...(attributes.eventTypes && sorted(attributes.eventTypes) !== sorted(wanted.eventTypes) ? ["--events"] : []),
  ];
  const others = names.length > 0 ? `differs from the options (${names.join(", ")}) and ` : "";
  return `it ${others}keeps its secret: \`adp webhooks update ${id}\` changes both`;
}

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
    .description("Changes a webhook. What no option names stays unchanged.")
    .argument("<id>", "the webhook; `adp webhooks list` shows it")
    .optionsGroup("Webhook:")
    .option("--url <url>", "the new https URL that Apple sends events to")
    .option("--name <text>", "its new name in App Store Connect")
    .addOption(eventsOption())
    .option("--secret-file <path>", "the file with the new secret that signs events; - reads stdin")
    .option("--enabled", "enable it")
    .option("--disabled", "disable it");
  invocation.define(update, {
    hasDryRun: true,
    run: updateWebhook,
    examples: ["adp webhooks update 7654321 --disabled"],
  });
}

const unsettled = "The webhook may have been changed. Run the same command again: changing it twice does no harm.";

async function updateWebhook(context: Context, flags: UpdateFlags, id: string): Promise<Result> {
  const { url, name, events: eventTypes, secretFile, enabled, disabled, dryRun } = flags;
  if (enabled && disabled) throw new ArgumentError("give --enabled or --disabled, not both");
  refuseProblems(urlProblem("--url", url));
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

const secretVariable = commandVariables.webhookSecret;
const missingSecret = `the secret is missing: set ${secretVariable}, or give --secret-file`;

/**
 * The secret that Apple signs events with: from a file, stdin or the environment, without the blanks, line breaks, byte
 * order mark and quotes around it.
 */
async function readWebhookSecret(context: Context, file: string | undefined): Promise<string> {
  const text = file === undefined ? context.io.env[secretVariable] : await readInput(context, file);
  const secret = plainValue(text ?? "");
  if (!secret) throw new ArgumentError(missingSecret);
  context.output.hide(secret);
  const name = file === undefined ? secretVariable : "--secret-file";
  const placeholder = placeholderProblem(secret);
  if (placeholder) throw new ArgumentError(`${name}: ${placeholder}`);
  const stray = describeStray(secret) ?? (secret.includes("\ufffd") ? "bytes that are not text" : undefined);
  if (stray) throw new ArgumentError(`${name}: the secret has ${stray}; the secret must be one line of text`);
  return secret;
}

/** `--events`; the first one given replaces `byDefault`. */
function eventsOption(byDefault?: { types: WebhookEventType[]; description: string }): Option {
  const option = new Option("--events <types...>", "Apple's event types, separated by spaces or commas")
    .choices(webhookEventTypes)
    .argParser((word: string, before: WebhookEventType[] | undefined) =>
      addEventTypes(word, before === byDefault?.types ? [] : (before ?? [])),
    );
  return byDefault ? option.default(byDefault.types, byDefault.description) : option;
}

/** Adds one word of an option that accepts several: one type, or several separated by commas. */
function addEventTypes(word: string, before: readonly WebhookEventType[]): WebhookEventType[] {
  return [...before, ...word.split(",").map(readEventType)];
}

function readEventType(name: string): WebhookEventType {
  const type = webhookEventTypes.find((one) => one === name.trim().toUpperCase());
  if (type !== undefined) return type as WebhookEventType;
  throw new InvalidArgumentError(
    `There is no event type '${name}'. Allowed choices are ${webhookEventTypes.join(", ")}.`,
  );
}
