import { notify } from "../http/warnings.js";
import type { PublishOptions, PublishStep, StepDetail } from "./publish-options.js";

/** Runs a step and tells of it; `detail` is what of its result is worth telling. */
export type Step = <Result>(
  step: PublishStep,
  run: () => Promise<Result>,
  detail: (result: Result) => StepDetail,
) => Promise<Result>;

export function createStep(onProgress: PublishOptions["onProgress"]): Step {
  return async (step, run, detail) => {
    notify(onProgress, () => ({ type: "step" as const, step, state: "started" as const, detail: {} }));
    const result = await run();
    notify(onProgress, () => ({ type: "step" as const, step, state: "done" as const, detail: detail(result) }));
    return result;
  };
}
