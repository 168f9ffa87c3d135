import { ensureTrials } from "./ensure-trials.js";
import type { Trial } from "./fault.js";
import { findTrials } from "./find-trials.js";
import { linkTrials, pageTrials } from "./page-trials.js";
import { waitTrials } from "./wait-trials.js";

/** The same faults where a method takes more than one request, or makes something else of its answers. */
export function workflowTrials(): Trial[] {
  return [pageTrials, linkTrials, ensureTrials, waitTrials, findTrials].flatMap((trials) => trials());
}
