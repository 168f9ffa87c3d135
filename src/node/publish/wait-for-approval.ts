import type { Clock } from "../../http/clock.js";
import { sleep } from "../../http/deadline.js";
import { excerpt } from "../../http/redact.js";
import type { WaitBudget } from "../../http/retry.js";
import { notify } from "../../http/warnings.js";
import type { AppStoreVersion, AppVersionState } from "../../index.js";
import { createPollRule } from "../../resources/wait-for-version.js";
import { NotFoundError, NotReadyError } from "../errors.js";
import type { PublishOptions } from "./publish-options.js";

/** States that may lead to an approval. */
const awaited: readonly string[] = [
  "ACCEPTED",
  "IN_REVIEW",
  "PREPARE_FOR_SUBMISSION",
  "READY_FOR_REVIEW",
  "WAITING_FOR_EXPORT_COMPLIANCE",
  "WAITING_FOR_REVIEW",
] satisfies AppVersionState[];

/** States that only the developer leads out of. */
const rejected: readonly string[] = [
  "DEVELOPER_REJECTED",
  "INVALID_BINARY",
  "METADATA_REJECTED",
  "REJECTED",
] satisfies AppVersionState[];

/**
 * Waits until an app store version may have a package. One in a state that is not known is not waited for: Apple decides.
 *
 * @throws NotFoundError when it was rejected
 * @throws NotReadyError when the time is up
 */
export async function waitForApproval(
  clock: Clock,
  budget: WaitBudget,
  found: AppStoreVersion,
  find: () => Promise<AppStoreVersion>,
  { pollMs, signal, onProgress }: PublishOptions,
): Promise<AppStoreVersion> {
  const rule = createPollRule(clock, pollMs);
  const startedAt = clock.monotonic();
  const totalMs = budget.leftMs();
  let version = found;
  for (let count = 1; ; count++) {
    const appVersionState: string = version.attributes?.appVersionState ?? "";
    if (rejected.includes(appVersionState)) {
      throw new NotFoundError(`${describe(version, "was not approved: it")}. Resolve that in App Store Connect first`);
    }
    if (!awaited.includes(appVersionState)) return version;
    const elapsedMs = Math.round(clock.monotonic() - startedAt);
    const remainingMs = Math.max(0, Math.round(totalMs - elapsedMs));
    const nextPollMs = Math.min(rule.delayMs(), remainingMs);
    const { problem } = rule;
    const poll = { count, elapsedMs, remainingMs, nextPollMs, problem, appVersionState };
    notify(onProgress, () => ({ type: "poll" as const, waitingFor: "approval" as const, ...poll }));
    if (remainingMs === 0) {
      throw new NotReadyError(describe(version, "is not approved yet: it still"), { cause: problem });
    }
    await sleep(clock, nextPollMs, signal);
    budget.spend(nextPollMs);
    version = (await rule.poll(find)) ?? version;
  }
}

function describe({ attributes }: AppStoreVersion, what: string): string {
  return `version ${excerpt(attributes?.versionString ?? "")} ${what} is ${excerpt(attributes?.appVersionState ?? "")}`;
}
