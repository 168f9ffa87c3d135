import { isOutcomeUnknown } from "../http/retry.js";
import type { PublishEvent } from "../node/index.js";
import type { Context } from "./context.js";
import { unsettledPackage } from "./output/advice.js";

/**
 * Runs what creates a package, alone or as one step among others whose events go to `show`. From the POST on, and until
 * the package is known to exist, the advice is that it may.
 */
export async function watchCreation<T>(
  { advice, io }: Context,
  run: (onProgress: (event: PublishEvent) => void) => Promise<T>,
  show: (event: PublishEvent) => void = () => undefined,
): Promise<T> {
  const settle = () => Object.assign(advice, { whenPosted: undefined, unsettled: undefined });
  advice.whenPosted = unsettledPackage;
  try {
    const result = await run((event) => {
      if (event.type === "step" && event.step === "ensurePackage" && event.state === "done") settle();
      show(event);
    });
    settle();
    return result;
  } catch (error) {
    if (!isOutcomeUnknown(error) && !io.signal.aborted) settle();
    throw error;
  }
}
