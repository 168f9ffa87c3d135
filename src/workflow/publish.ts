import { withWaitBudget } from "../client.js";
import { type Clock, defaultWaitTimeoutMs } from "../http/clock.js";
import { createWaitBudget, type WaitBudget } from "../http/retry.js";
import { withUsableId } from "../http/serialise.js";
import { notify } from "../http/warnings.js";
import { type Client, UnexpectedResponseError } from "../index.js";
import {
  checkDownload,
  type DownloadedFiles,
  type DownloadOptions,
  type DownloadWorld,
  downloadFiles,
  realWorld,
  verifyDownloaded,
} from "../node/download-package.js";
import { warningOfState } from "../resources/app-store-versions.js";
import { isNotFound } from "../resources/document-or-none.js";
import { findApp, findAppStoreVersion } from "./find-app-store-version.js";
import { checkOptions, type PublishedPackage, type PublishOptions } from "./publish-options.js";
import { createStep } from "./step.js";
import { type PackageWait, waitForPackage } from "./wait-for-package.js";

/**
 * From an approved version to a verified package on disk: finds the app and its version, creates the package unless it
 * is there, waits for a version of it, downloads and verifies. Called again after whatever interruption it finishes the
 * job: nothing is created twice, nothing that is there and right is downloaded again.
 *
 * Every step can be called by itself: `client.apps.find`, `client.appStoreVersions.find`, `client.packages.ensure`,
 * `client.packages.waitForVersion`, {@link downloadPackage}, {@link verifyPackage}.
 *
 * @throws {@link NotFoundError} when the key sees no such app, or the app has no such version
 * @throws {@link NotReadyError} when `timeoutMs` is up; the package exists, and calling again continues the wait. With
 * `deltas: "wait"` its `packageVersionId` is a version that can be downloaded without waiting for deltas
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

/** {@link publish} with the clock and the chance that tests bring. */
export async function publishIn(
  world: DownloadWorld,
  impatient: Client,
  options: PublishOptions,
): Promise<PublishedPackage> {
  checkOptions(options);
  await checkDownload(impatient, options);
  const { signal, timeoutMs = defaultWaitTimeoutMs } = options;
  const budget = createWaitBudget(world.clock, timeoutMs);
  const client = withWaitBudget(impatient, budget);
  const step = createStep(options.onProgress);
  const { appId, appStoreVersionId } = await findTarget(client, options);
  const { data, created } = await step(
    "ensurePackage",
    async () => {
      const ensured = await client.packages.ensure({ appStoreVersionId }, { signal });
      return { ...ensured, data: withUsableId(ensured.data) };
    },
    ({ data, created }) => ({ packageId: data.id, created }),
  );
  const files = await waitAndDownload(world, client, { appId, packageId: data.id, budget }, options);
  const downloaded = await step(
    "verify",
    () => verifyDownloaded(files, downloadOptions(options, appId, data.id, files.packageVersionId)),
    ({ report }) => ({ files: report.files.length }),
  );
  const { appleItemId, appleVersionId } = downloaded.report;
  return { appId, appStoreVersionId, packageId: data.id, appleItemId, appleVersionId, created, ...downloaded };
}

/** The version that the options name, and its app as far as it is known. */
async function findTarget(
  client: Client,
  options: PublishOptions,
): Promise<{ appId: string | undefined; appStoreVersionId: string }> {
  const { bundleId = "", version: versionString = "", platform, signal } = options;
  if (options.appStoreVersionId !== undefined)
    return { appId: undefined, appStoreVersionId: options.appStoreVersionId };
  const step = createStep(options.onProgress);
  const appId = await step(
    "findApp",
    async () => options.appId ?? (await findApp(client, bundleId, signal)).id,
    (appId) => ({ appId }),
  );
  const { id: appStoreVersionId, attributes } = await step(
    "findVersion",
    () => findAppStoreVersion(client, { appId, versionString, platform }, signal),
    ({ id, attributes }) => ({ appStoreVersionId: id, appVersionState: attributes?.appVersionState }),
  );
  const warning = warningOfState(options.version, attributes?.appVersionState);
  if (warning) notify(options.onWarning, () => warning);
  return { appId, appStoreVersionId };
}

/** A version may be replaced while it is downloaded: how many are tried. */
const mostVersions = 3;

async function waitAndDownload(
  world: DownloadWorld,
  client: Client,
  { appId, packageId, budget }: { appId: string | undefined; packageId: string; budget: WaitBudget },
  options: PublishOptions,
): Promise<DownloadedFiles> {
  const step = createStep(options.onProgress);
  const wait = createWait(world.clock, budget, options);
  const waitForVersion = () =>
    step(
      "waitForVersion",
      () => wait((how) => waitForPackage(client, packageId, how, world.clock)),
      ({ id, attributes }) => ({ packageVersionId: id, version: attributes?.version }),
    );
  let { id } = await waitForVersion();
  for (let tried = 1; ; tried++) {
    try {
      return await step(
        "download",
        () => downloadFiles(world, client, downloadOptions(options, appId, packageId, id)),
        ({ files }) => ({ files: files.length }),
      );
    } catch (error) {
      if (tried === mostVersions || !(isNotFound(error) || error instanceof UnexpectedResponseError)) throw error;
      const newer = await waitForVersion();
      if (newer.id === id) throw error;
      id = newer.id;
    }
  }
}

/** Waits with what is left of the time, which downloads do not take from. */
function createWait(
  clock: Clock,
  budget: WaitBudget,
  options: PublishOptions,
): <T>(run: (wait: PackageWait) => Promise<T>) => Promise<T> {
  const { deltas = "ifPresent", pollMs, signal, onProgress } = options;
  const onPoll: PackageWait["onPoll"] = (waitingFor, poll) =>
    notify(onProgress, () => ({ type: "poll" as const, waitingFor, ...poll }));
  return async (run) => {
    const startedAt = clock.monotonic();
    const result = await run({ deltas, timeoutMs: Math.max(1, Math.round(budget.leftMs())), pollMs, signal, onPoll });
    budget.spend(clock.monotonic() - startedAt);
    return result;
  };
}

function downloadOptions(
  options: PublishOptions,
  appId: string | undefined,
  packageId: string,
  packageVersionId: string,
): DownloadOptions {
  return { ...options, appId, packageId, packageVersionId, deltas: options.deltas === "skip" ? "skip" : "ifPresent" };
}
