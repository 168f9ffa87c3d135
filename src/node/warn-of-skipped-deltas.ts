import { notify } from "../http/warnings.js";
import type { Warning } from "../index.js";
import type { Asset } from "./manifest.js";

/** Warns when deltas that the manifest lists are left out on request. */
export function warnOfSkippedDeltas(
  assets: readonly Asset[],
  { deltas, onWarning }: { deltas?: string | undefined; onWarning?: ((warning: Warning) => unknown) | undefined },
): void {
  const skipped = assets.filter(({ kind }) => kind === "delta").length;
  if (deltas !== "skip" || skipped === 0) return;
  const what = skipped === 1 ? "1 delta of the manifest is" : `${skipped} deltas of the manifest are`;
  const message =
    `${what} skipped: Apple's dist_package_tool calls a package folder without them incomplete. ` +
    '"ifPresent", the default, downloads them.';
  notify(onWarning, () => ({ code: "WARN_ASC_DELTAS_SKIPPED", message }));
}
