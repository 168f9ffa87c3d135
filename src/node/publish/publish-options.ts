import { checkMilliseconds, defaultWaitTimeoutMs } from "../../http/clock.js";
import { knownOnly, type NamesOf } from "../../http/known-names.js";
import { checkId } from "../../http/serialise.js";
import { ArgumentError, type Platform, type Poll, type Warning } from "../../index.js";
import {
  type DownloadEvent,
  type DownloadedPackage,
  type DownloadOptions,
  downloadNames,
} from "../download/download-options.js";

/** How {@link publish} works. Either `bundleId` or `appId` and `version`, or `appStoreVersionId` alone. */
export interface PublishOptions
  extends Omit<DownloadOptions, "packageId" | "packageVersionId" | "deltas" | "onProgress"> {
  /** The app, by its bundle id. */
  bundleId?: string | undefined;
  /** The app, by its id in App Store Connect. */
  appId?: string | undefined;
  /** The version that people see, such as `2.4.0`. */
  version?: string | undefined;
  /** Needed when several platforms have the version. */
  platform?: Platform | undefined;
  /** The version by its id in App Store Connect, in place of app, version and platform. */
  appStoreVersionId?: string | undefined;
  /**
   * Default `"ifPresent"`.
   *
   * - `"ifPresent"` downloads the deltas that the version has, and does not wait for any
   * - `"wait"` waits for a version that has deltas, which may never come: real packages exist without any, be they the
   *   first version or a later one. When `timeoutMs` is up, {@link NotReadyError} has the `packageVersionId` of the
   *   version that `"ifPresent"` downloads
   * - `"skip"` leaves deltas out. Apple's `dist_package_tool` calls a folder incomplete that lacks files of its
   *   manifest; `onWarning` is called when there were any
   *
   * Source: Apple documents that deltas come an unspecified time after the variants, in another version of the package.
   * Packages that developers host differ: a first revision has deltas, and later revisions have none.
   */
  deltas?: "wait" | "ifPresent" | "skip" | undefined;
  /**
   * Whether to wait until the version is approved: until it is in a state that Apple's pages name for a version that may
   * have a package. A version that was rejected is refused at once. Requires app and version, since Apple has no read of
   * a version by its id. Counts towards `timeoutMs`; a review may take days. Default false.
   */
  waitForApproval?: boolean | undefined;
  /**
   * The longest to wait for Apple, in milliseconds: for a version, for the key's limit, and before requests are sent
   * again. Downloads do not count. Default 1,800,000, half an hour.
   */
  timeoutMs?: number | undefined;
  /** From one poll to the next, in milliseconds. Default 15,000 at first and 60,000 after a few minutes. */
  pollMs?: number | undefined;
  /**
   * Called when the version is in a state that none of Apple's pages names for a package, and when deltas that the
   * version has were skipped. Default nothing. What it throws, or rejects with, is ignored. Warnings of the client go
   * to the client's own `onWarning`.
   */
  onWarning?: ((warning: Warning) => unknown) | undefined;
  /** Called at every step, poll and piece of a file. Default nothing. What it throws, or rejects with, is ignored. */
  onProgress?: ((event: PublishEvent) => unknown) | undefined;
}

/** The steps, in order. */
export type PublishStep =
  | "findApp"
  | "findVersion"
  | "waitForApproval"
  | "ensurePackage"
  | "waitForVersion"
  | "download"
  | "verify";

/** What happens while {@link publish} runs. Nothing in it is a secret. */
export type PublishEvent =
  | { type: "step"; step: PublishStep; state: "started" | "done"; detail: StepDetail }
  | ({ type: "poll"; waitingFor: "version" | "deltas" } & Poll)
  | ({ type: "poll"; waitingFor: "approval"; appVersionState: string } & Poll)
  | DownloadEvent;

/** Facts about a step, by name. */
export type StepDetail = Record<string, string | number | boolean | undefined>;

/** What {@link publish} resolves to. */
export interface PublishedPackage extends DownloadedPackage {
  /** The app, in App Store Connect; undefined when `appStoreVersionId` was given, which does not lead to it. */
  appId: string | undefined;
  /** The version of the app, in App Store Connect, that the package is of. */
  appStoreVersionId: string;
  /** The package: the ADP id, which marketplaces ask for. */
  packageId: string;
  /** The Apple ID of the app, as the manifest has it; undefined when it names none. AltStore's `marketplaceID`. */
  appleItemId: string | undefined;
  /** Apple's id of the version, as the manifest has it; undefined when it names none. */
  appleVersionId: string | undefined;
  /**
   * Whether this run created the package. Of runs at the same time whose responses are lost, several may say so; only
   * one package exists.
   */
  created: boolean;
}

const { packageId, packageVersionId, ...sharedNames } = downloadNames;

const publishNames: NamesOf<PublishOptions> = {
  ...sharedNames,
  platform: true,
  appStoreVersionId: true,
  timeoutMs: true,
  pollMs: true,
  waitForApproval: true,
};

/** Throws an ArgumentError that names what cannot be used, before anything is sent. */
export function checkPublish(options: PublishOptions): void {
  knownOnly("publish", options, publishNames);
  checkTarget(options);
  const { deltas, timeoutMs, pollMs } = options;
  if (!["wait", "ifPresent", "skip", undefined].includes(deltas)) {
    throw new ArgumentError('deltas: must be "wait", "ifPresent" or "skip"');
  }
  checkMilliseconds("timeoutMs", timeoutMs ?? defaultWaitTimeoutMs);
  if (pollMs !== undefined) checkMilliseconds("pollMs", pollMs);
}

function checkTarget(options: PublishOptions): void {
  const { bundleId, appId, version, platform, appStoreVersionId, waitForApproval } = options;
  if (appStoreVersionId !== undefined) {
    checkId("appStoreVersionId", appStoreVersionId);
    if (waitForApproval) {
      throw new ArgumentError("waitForApproval: requires app and version; the state of an id alone cannot be read");
    }
    if (!(bundleId ?? appId ?? version ?? platform)) return;
    throw new ArgumentError("appStoreVersionId: replaces bundleId, appId, version and platform");
  }
  if (!bundleId === !appId) throw new ArgumentError("bundleId, appId: pass exactly one of them");
  if (!version) throw new ArgumentError("version: missing");
}
