import { type Clock, systemClock } from "../http/clock.js";
import { sleep } from "../http/deadline.js";
import { codeOf } from "./file-error.js";

/** The system that files are on; tests bring their own. */
export interface FileSystemWorld {
  /** As `process.platform`. */
  platform?: string | undefined;
  clock?: Clock | undefined;
}

/** With these Windows refuses what another program has open, or what is being deleted. */
const busyCodes = new Set<unknown>(["EPERM", "EACCES", "EBUSY"]);
const firstWaitMs = 10;
const longestWaitMs = 2_560;

/** Whether an error may pass by itself: on Windows virus scanners open every new file for a moment. */
export function mayPass(error: unknown, { platform = process.platform }: FileSystemWorld = {}): boolean {
  return platform === "win32" && busyCodes.has(codeOf(error));
}

/** Runs what Windows may refuse for a moment, for about five seconds. Elsewhere a refusal is one. */
export async function whileBusy<T>(run: () => Promise<T>, world: FileSystemWorld = {}): Promise<T> {
  for (let waitMs = firstWaitMs; ; waitMs *= 2) {
    try {
      return await run();
    } catch (error) {
      if (waitMs > longestWaitMs || !mayPass(error, world)) throw error;
    }
    await sleep(world.clock ?? systemClock, waitMs);
  }
}
