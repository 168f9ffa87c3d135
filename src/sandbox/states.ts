import type { AppVersionState, Platform, WebhookEventType } from "../../generated/schema.js";

// Records, so that a value left out does not compile.

const platformTable: Record<Platform, true> = { IOS: true, MAC_OS: true, TV_OS: true, VISION_OS: true };

/** For each state of an app store version, whether it may have a package by any of Apple's pages. */
const mayHavePackage: Record<AppVersionState, boolean> = {
  ACCEPTED: false,
  DEVELOPER_REJECTED: false,
  IN_REVIEW: false,
  INVALID_BINARY: false,
  METADATA_REJECTED: false,
  PENDING_APPLE_RELEASE: true,
  PENDING_DEVELOPER_RELEASE: true,
  PREPARE_FOR_SUBMISSION: false,
  PROCESSING_FOR_DISTRIBUTION: true,
  READY_FOR_DISTRIBUTION: true,
  READY_FOR_REVIEW: false,
  REJECTED: false,
  REPLACED_WITH_NEW_VERSION: false,
  WAITING_FOR_EXPORT_COMPLIANCE: false,
  WAITING_FOR_REVIEW: false,
};

const eventTypeTable: Record<WebhookEventType, true> = {
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

export const platforms = Object.keys(platformTable);
export const appVersionStates = Object.keys(mayHavePackage);
export const webhookEventTypes = Object.keys(eventTypeTable);

export function isEligible(state: AppVersionState): boolean {
  return mayHavePackage[state];
}
