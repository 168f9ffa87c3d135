import { InvalidArgumentError, Option } from "commander";
import type { WebhookEventType } from "../../index.js";
import { webhookEventTypes } from "../../webhook/event-types.js";

/** `--events`; the first of them takes the place of `byDefault`. */
export function eventsOption(byDefault?: { types: WebhookEventType[]; description: string }): Option {
  const option = new Option("--events <types...>", "Apple's event types, also with commas between them")
    .choices(webhookEventTypes)
    .argParser((word: string, before: WebhookEventType[] | undefined) =>
      addEventTypes(word, before === byDefault?.types ? [] : (before ?? [])),
    );
  return byDefault ? option.default(byDefault.types, byDefault.description) : option;
}

/** Adds one word of an option that takes several: a type, or some with commas between them. */
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
