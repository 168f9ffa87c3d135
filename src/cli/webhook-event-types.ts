import { InvalidArgumentError } from "commander";
import type { WebhookEventType } from "../index.js";

/** A table, so that one that is missing or not in the contract does not compile. */
const known: Record<WebhookEventType, true> = {
  ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED: true,
  ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED: true,
  ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED: true,
  APP_STORE_VERSION_APP_VERSION_STATE_UPDATED: true,
  BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED: true,
  BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED: true,
  BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED: true,
  BACKGROUND_ASSET_VERSION_STATE_UPDATED: true,
  BETA_FEEDBACK_CRASH_SUBMISSION_CREATED: true,
  BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED: true,
  BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED: true,
  BUILD_UPLOAD_STATE_UPDATED: true,
};

export const webhookEventTypes = Object.keys(known);

/** Adds one word of an option that takes several: a type, or some with commas between them. */
export function addEventTypes(word: string, before: readonly WebhookEventType[]): WebhookEventType[] {
  return [...before, ...word.split(",").map(readEventType)];
}

function readEventType(name: string): WebhookEventType {
  if (Object.hasOwn(known, name)) return name as WebhookEventType;
  throw new InvalidArgumentError(
    `There is no event type '${name}'. Allowed choices are ${webhookEventTypes.join(", ")}.`,
  );
}
