import { withWaitBudget } from "../../client.js";
import { defaultWaitTimeoutMs } from "../../http/clock.js";
import { createWaitBudget, type WaitBudget } from "../../http/retry.js";
import { withUsableId } from "../../http/serialise.js";
import { notify } from "../../http/warnings.js";
import { type AppStoreVersion, type Client, UnexpectedResponseError } from "../../index.js";
import { warningOfState } from "../../resources/app-store-versions.js";
import { isNotFound } from "../../resources/response-promise.js";
import {
  checkDownload,
  type DownloadOptions,
  type DownloadRuntime,
  systemRuntime,
} from "../download/download-options.js";
import { type DownloadedFiles, downloadFiles, verifyDownloaded } from "../download/download-package.js";
import { findApp, findAppStoreVersion } from "./find-app-version.js";
import {
  checkPublish,
  type PublishedPackage,
  type PublishOptions,
  type PublishStep,
  type StepDetail,
} from "./publish-options.js";
import { waitForApproval } from "./wait-for-approval.js";
import { waitForPackage } from "./wait-for-package.js";

/**
 * From an approved version to a verified package on disk: finds the app and its version, creates the package unless it
 * exists, waits for a version of it, downloads and verifies. Called again after any interruption, it finishes the job:
 * nothing is created twice, and no correct file is downloaded again.
 *
 * Each step can be called by itself: `client.apps.find`, `client.appStoreVersions.find`, `client.packages.ensure`,
 * `client.packages.waitForVersion`, {@link downloadPackage}, {@link verifyPackage}.
 *
 * @throws {@link NotFoundError} when the key sees no such app, or the app has no such version
 * @throws {@link NotReadyError} when `timeoutMs` is up; the package exists, and calling again continues the wait. With
 * `deltas: "wait"` its `packageVersionId` is a version that can be downloaded without waiting for deltas
 * @throws {@link NotFoundError} with `waitForApproval`, when the version was rejected
 * @throws {@link IntegrityError} when the package is not what Apple signed, or of another app or version
 * @throws {@link FileError} when the folder holds other files, another run is working on it, or the file system refuses
 * @throws {@link AnyPublishError} is the type of every error: these, and those of a call, such as `ResponseError`
 * @example
 * const { directory, created } = await publish(client, {
 *   bundleId: "com.example.app",
 *   version: "2.4.0",
 *   directory: "package",
 *   onProgress: (event) => event.type === "step" && console.log(event.step, event.state),
 * });
 */
export function publish(client: Client, options: PublishOptions): Promise<PublishedPackage> {
  return publishIn(systemRuntime, client, options);
}

/** {@link publish} with the clock and the randomness of tests. */
export async function publishIn(
  runtime: DownloadRuntime,
  impatient: Client,
  options: PublishOptions,
): Promise<PublishedPackage> {
  checkPublish(options);
  await checkDownload(impatient, options);
  const { signal, timeoutMs = defaultWaitTimeoutMs } = options;
  const budget = createWaitBudget(runtime.clock, timeoutMs);
  const client = withWaitBudget(impatient, budget);
  const { appId, appStoreVersionId } = await findTarget(runtime, client, budget, options);
  const { packageId, created } = await step(
    options,
    "ensurePackage",
    async () => {
      const { data, created } = await client.packages.ensure({ appStoreVersionId }, { signal });
      return { packageId: withUsableId(data).id, created };
    },
    (ensured) => ensured,
  );
  const deltas = options.deltas === "skip" ? "skip" : "ifPresent";
  const download = { ...options, appId, packageId, deltas } as const;
  const files = await waitAndDownload(runtime, client, budget, options, download);
  const downloaded = await step(
    options,
    "verify",
    () => verifyDownloaded(files, download),
    ({ report }) => ({ files: report.files.length }),
  );
  const { appleItemId, appleVersionId } = downloaded.report;
  return { appId, appStoreVersionId, packageId, appleItemId, appleVersionId, created, ...downloaded };
}

/** Runs a step and reports it; `detail` selects what of its result is reported. */
async function step<Result>(
  { onProgress }: PublishOptions,
  step: PublishStep,
  run: () => Promise<Result>,
  detail: (result: Result) => StepDetail,
): Promise<Result> {
  notify(onProgress, () => ({ type: "step" as const, step, state: "started" as const, detail: {} }));
  const result = await run();
  notify(onProgress, () => ({ type: "step" as const, step, state: "done" as const, detail: detail(result) }));
  return result;
}

/** The version that the options name, and its app where it is known. */
async function findTarget(
  runtime: DownloadRuntime,
  client: Client,
  budget: WaitBudget,
  options: PublishOptions,
): Promise<{ appId: string | undefined; appStoreVersionId: string }> {
  const { bundleId = "", version: versionString = "", platform, signal } = options;
  if (options.appStoreVersionId !== undefined) {
    return { appId: undefined, appStoreVersionId: options.appStoreVersionId };
  }
  const appId = await step(
    options,
    "findApp",
    async () => options.appId ?? (await findApp(client, bundleId, signal)).id,
    (appId) => ({ appId }),
  );
  const find = () => findAppStoreVersion(client, { appId, versionString, platform }, signal);
  const detail = ({ id, attributes }: AppStoreVersion) => ({
    appStoreVersionId: id,
    appVersionState: attributes?.appVersionState,
  });
  const found = await step(options, "findVersion", find, detail);
  const approve = () => waitForApproval(runtime.clock, budget, found, find, options);
  const { id: appStoreVersionId, attributes } = options.waitForApproval
    ? await step(options, "waitForApproval", approve, detail)
    : found;
  const warning = warningOfState(options.version, attributes?.appVersionState);
  if (warning) notify(options.onWarning, () => warning);
  return { appId, appStoreVersionId };
}

/** A version may be replaced while it is downloaded: how many are tried. */
const maxVersions = 3;

async function waitAndDownload(
  runtime: DownloadRuntime,
  client: Client,
  budget: WaitBudget,
  options: PublishOptions,
  download: Omit<DownloadOptions, "packageVersionId"> & { packageId: string },
): Promise<DownloadedFiles> {
  let { id } = await waitForVersion(runtime, client, budget, options, download.packageId);
  for (let tried = 1; ; tried++) {
    try {
      return await step(
        options,
        "download",
        () => downloadFiles(runtime, client, { ...download, packageVersionId: id }),
        ({ files }) => ({ files: files.length }),
      );
    } catch (error) {
      if (tried === maxVersions || !(isNotFound(error) || error instanceof UnexpectedResponseError)) throw error;
      const newer = await waitForVersion(runtime, client, budget, options, download.packageId);
      if (newer.id === id) throw error;
      id = newer.id;
    }
  }
}

/** Waits with the time that is left; downloads do not count. */
function waitForVersion(
  { clock }: DownloadRuntime,
  client: Client,
  budget: WaitBudget,
  options: PublishOptions,
  packageId: string,
) {
  const { deltas = "ifPresent", pollMs, signal, onProgress } = options;
  return step(
    options,
    "waitForVersion",
    async () => {
      const startedAt = clock.monotonic();
      const timeoutMs = Math.max(1, Math.round(budget.leftMs()));
      const version = await waitForPackage(clock, client, packageId, {
        ...{ deltas, timeoutMs, pollMs, signal },
        onPoll: (waitingFor, poll) => notify(onProgress, () => ({ type: "poll" as const, waitingFor, ...poll })),
      });
      budget.spend(clock.monotonic() - startedAt);
      return version;
    },
    ({ id, attributes }) => ({ packageVersionId: id, version: attributes?.version }),
  );
}
