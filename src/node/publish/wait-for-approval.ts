import type { Clock } from "../../http/clock.js";
import { excerpt } from "../../http/redact.js";
import type { WaitBudget } from "../../http/retry.js";
import { notify } from "../../http/warnings.js";
import type { AppStoreVersion, AppVersionState, Poll } from "../../index.js";
import { createPolls } from "../../resources/polls.js";
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
  const polls = createPolls(clock, { timeoutMs: budget.leftMs(), pollMs, signal });
  let version = found;
  for (;;) {
    const appVersionState: string = version.attributes?.appVersionState ?? "";
    if (rejected.includes(appVersionState)) {
      throw new NotFoundError(`${describe(version, "was not approved: it")}. Resolve that in App Store Connect first`);
    }
    if (!awaited.includes(appVersionState)) return version;
    const report = (poll: Poll) => {
      notify(onProgress, () => ({ type: "poll" as const, waitingFor: "approval" as const, ...poll, appVersionState }));
    };
    const text = describe(version, "is not approved yet: it still");
    const waitedMs = await polls.pause(report, () => new NotReadyError(text, { cause: polls.problem }));
    budget.spend(waitedMs);
    version = (await polls.run(find)) ?? version;
  }
}

function describe({ attributes }: AppStoreVersion, what: string): string {
  return `version ${excerpt(attributes?.versionString ?? "")} ${what} is ${excerpt(attributes?.appVersionState ?? "")}`;
}
