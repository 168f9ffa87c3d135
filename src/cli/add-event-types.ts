import { InvalidArgumentError } from "commander";
import type { WebhookEventType } from "../index.js";
import { webhookEventTypes } from "../webhook/event-types.js";

/** Adds one word of an option that takes several: a type, or some with commas between them. */
export function addEventTypes(word: string, before: readonly WebhookEventType[]): WebhookEventType[] {
  return [...before, ...word.split(",").map(readEventType)];
}

function readEventType(name: string): WebhookEventType {
  if (webhookEventTypes.includes(name)) return name as WebhookEventType;
  throw new InvalidArgumentError(
    `There is no event type '${name}'. Allowed choices are ${webhookEventTypes.join(", ")}.`,
  );
}
