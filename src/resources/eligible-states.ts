import type { AppVersionState } from "../../generated/schema.js";

/**
 * For each state of an app store version, whether any of Apple's pages names it for a version that may have a package.
 * The pages differ, so this warns and never refuses: Apple decides. A record, so that a state left out does not compile.
 */
const isNamed: Record<AppVersionState, boolean> = {
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

const appVersionStates = Object.keys(isNamed) as AppVersionState[];
export const eligibleStates = appVersionStates.filter((state) => isNamed[state]);
