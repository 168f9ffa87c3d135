import type { AppVersionState, Platform } from "../../generated/schema.js";

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

export const platforms = Object.keys(platformTable);
export const appVersionStates = Object.keys(mayHavePackage);

export function isEligible(state: AppVersionState): boolean {
  return mayHavePackage[state];
}
