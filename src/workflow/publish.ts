import type { Clock } from "../clock.js";
import { isNotFound } from "../document-or-none.js";
import { ArgumentError, type Client, type Platform, type Poll } from "../index.js";
import {
  type DownloadedPackage,
  type DownloadOptions,
  type DownloadWorld,
  downloadPackageIn,
  realWorld,
} from "../node/download-package.js";
import { integrityError } from "../node/integrity-error.js";
import { packageFolder } from "../node/package-folder.js";
import type { PackageReport } from "../node/package-report.js";
import type { DownloadEvent } from "../node/progress.js";
import { notify } from "../notify.js";
import { checkMilliseconds } from "../options.js";
import { findApp, findAppStoreVersion } from "./find-app-store-version.js";
import { type PackageWait, waitForPackage } from "./wait-for-package.js";

/** How {@link publish} works. Either `bundleId` or `appId`. */
export interface PublishOptions extends Omit<DownloadOptions, "packageVersionId" | "deltas" | "onProgress"> {
  /** The app, by its bundle id. */
  bundleId?: string | undefined;
  /** The app, by its id in App Store Connect. */
  appId?: string | undefined;
  /** The version that people see, such as `2.4.0`. */
  version: string;
  /** Needed when several platforms have the version. */
  platform?: Platform | undefined;
  /**
   * `"ifPresent"` downloads the deltas that the version has by now; `"wait"` waits for a version that has some, which a
   * first version never has; `"skip"` leaves them out. Default `"ifPresent"`.
   *
   * Source: Apple documents that variants come first and deltas, in another version of the package, an unspecified time
   * later.
   */
  deltas?: "wait" | "ifPresent" | "skip" | undefined;
  /** The longest to wait for Apple, in milliseconds; downloads do not count. Default 1,800,000, half an hour. */
  timeoutMs?: number | undefined;
  /** From one look to the next, in milliseconds. Default 15,000. */
  pollMs?: number | undefined;
  /** Called at every step, look and piece of a file. Default nothing. What it throws, or rejects with, is ignored. */
  onProgress?: ((event: PublishEvent) => unknown) | undefined;
}

/** The steps, in order. */
export type PublishStep = "findApp" | "findVersion" | "ensurePackage" | "waitForVersion" | "download" | "verify";

/** What happens while {@link publish} works. Nothing in it is a secret. */
export type PublishEvent =
  | { type: "step"; step: PublishStep; state: "started" | "done"; detail: StepDetail }
  | ({ type: "poll"; waitingFor: "version" | "deltas" } & Poll)
  | DownloadEvent;

/** What is known of a step, by name. */
export type StepDetail = Record<string, string | number | boolean | undefined>;

/** What {@link publish} resolves to. */
export interface PublishedPackage extends DownloadedPackage {
  appId: string;
  appStoreVersionId: string;
  packageId: string;
  /** Whether this run created the package. */
  created: boolean;
}

/**
 * From an approved version to a verified package on disk: finds the app and its version, creates the package unless it
 * is there, waits for a version of it, downloads and verifies. Called again after whatever interruption it finishes the
 * job: nothing is created twice, nothing that is there and right is downloaded again.
 *
 * Every step can be called by itself: `client.apps.find`, `client.appStoreVersions.find`, `client.packages.ensure`,
 * `client.packages.waitForVersion`, {@link downloadPackage}, {@link verifyPackage}.
 *
 * @throws {@link NotFoundError} when the key sees no such app, or the app has no such version
 * @throws {@link NotReadyError} when `timeoutMs` is up; the package is there, and calling again goes on waiting
 * @throws {@link IntegrityError}, {@link FileError} as {@link downloadPackage} says, and whatever {@link Client} says
 * @example
 * const { directory, created } = await publish(client, {
 *   bundleId: "com.example.app",
 *   version: "2.4.0",
 *   directory: "package",
 *   onProgress: (event) => event.type === "step" && console.log(event.step, event.state),
 * });
 */
export function publish(client: Client, options: PublishOptions): Promise<PublishedPackage> {
  return publishIn(realWorld, client, options);
}

const defaultTimeoutMs = 1_800_000;
const defaultPollMs = 15_000;

/** {@link publish} with the clock and the chance that tests bring. */
export async function publishIn(
  world: DownloadWorld,
  client: Client,
  options: PublishOptions,
): Promise<PublishedPackage> {
  checkOptions(options);
  const { version: versionString, platform, signal } = options;
  const step = createStep(options.onProgress);
  const appId = await step(
    "findApp",
    () => appIdOf(client, options),
    (appId) => ({ appId }),
  );
  const target = { appId, versionString, platform };
  const found = await step(
    "findVersion",
    () => findAppStoreVersion(client, target, signal),
    ({ id, attributes }) => {
      return { appStoreVersionId: id, appVersionState: attributes?.appVersionState };
    },
  );
  const appStoreVersionId = found.id;
  const ensured = await step(
    "ensurePackage",
    () => client.packages.ensure({ appStoreVersionId }, { signal }),
    (result) => {
      return { packageId: result.data.id, created: result.created };
    },
  );
  const packageId = ensured.data.id;
  const downloaded = await waitAndDownload(world, client, packageId, options);
  await step(
    "verify",
    async () => checkReport(downloaded.report),
    () => ({ files: downloaded.report.files.length }),
  );
  return { appId, appStoreVersionId, packageId, created: ensured.created, ...downloaded };
}

function checkOptions({ bundleId, appId, version, directory, deltas, timeoutMs, pollMs }: PublishOptions): void {
  if (!bundleId === !appId) throw new ArgumentError("bundleId, appId: give one of them");
  if (!version) throw new ArgumentError("version: missing");
  if (!["wait", "ifPresent", "skip", undefined].includes(deltas)) {
    throw new ArgumentError('deltas: must be "wait", "ifPresent" or "skip"');
  }
  checkMilliseconds("timeoutMs", timeoutMs ?? defaultTimeoutMs);
  checkMilliseconds("pollMs", pollMs ?? defaultPollMs);
  packageFolder(directory);
}

/** Runs a step and tells of it; `detail` is what of its result is worth telling. */
type Step = <Result>(
  step: PublishStep,
  run: () => Promise<Result>,
  detail: (result: Result) => StepDetail,
) => Promise<Result>;

function createStep(onProgress: PublishOptions["onProgress"]): Step {
  return async (step, run, detail) => {
    notify(onProgress, () => ({ type: "step" as const, step, state: "started" as const, detail: {} }));
    const result = await run();
    notify(onProgress, () => ({ type: "step" as const, step, state: "done" as const, detail: detail(result) }));
    return result;
  };
}

async function appIdOf(client: Client, { appId, bundleId = "", signal }: PublishOptions): Promise<string> {
  return appId ?? (await findApp(client, bundleId, signal)).id;
}

/** A version may be replaced while it is downloaded: how often a newer one is gone over to. */
const mostVersions = 3;

async function waitAndDownload(
  world: DownloadWorld,
  client: Client,
  packageId: string,
  options: PublishOptions,
): Promise<DownloadedPackage> {
  const step = createStep(options.onProgress);
  const wait = waitFrom(world.clock, options);
  const { directory, concurrency, stallTimeoutMs, fetch, signal, onProgress } = options;
  const deltas = options.deltas === "skip" ? ("skip" as const) : ("ifPresent" as const);
  for (let round = 1; ; round++) {
    const version = await step(
      "waitForVersion",
      () => waitForPackage(client, packageId, wait, world.clock),
      (version) => {
        return { packageVersionId: version.id, version: version.attributes?.version };
      },
    );
    const how = {
      packageVersionId: version.id,
      directory,
      deltas,
      concurrency,
      stallTimeoutMs,
      fetch,
      signal,
      onProgress,
    };
    try {
      return await step(
        "download",
        () => downloadPackageIn(world, client, how),
        ({ files }) => ({ files: files.length }),
      );
    } catch (error) {
      if (round === mostVersions || !isNotFound(error)) throw error;
    }
  }
}

function waitFrom(clock: Clock, options: PublishOptions): PackageWait {
  const { deltas = "ifPresent", timeoutMs = defaultTimeoutMs, pollMs = defaultPollMs, signal, onProgress } = options;
  const onPoll: PackageWait["onPoll"] = (waitingFor, poll) =>
    notify(onProgress, () => ({ type: "poll" as const, waitingFor, ...poll }));
  return { deltas, endsAt: clock.now() + timeoutMs, pollMs, signal, onPoll };
}

function checkReport({ files }: PackageReport): void {
  const wrong = files.find(({ status }) => status !== "ok");
  if (wrong) throw integrityError(wrong.path, wrong);
}
