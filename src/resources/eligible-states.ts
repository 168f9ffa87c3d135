import type { AppVersionState } from "../../generated/schema.js";
import type { Warning } from "../http/warnings.js";

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

export const appVersionStates = Object.keys(isNamed) as AppVersionState[];
export const eligibleStates = appVersionStates.filter((state) => isNamed[state]);

/** What is worth saying before a package is created for a version in a state that none of Apple's pages names. */
export function warningOfState(version: string | undefined, state: string | undefined): Warning | undefined {
  if (state === undefined || eligibleStates.some((one) => one === state)) return undefined;
  const message =
    `Version ${version} is ${state}; Apple's pages name ${eligibleStates.join(", ")} for versions that may have a ` +
    "package. Apple decides; if it refuses, wait until the version is approved.";
  return { code: "WARN_ASC_VERSION_STATE", message };
}
