import { NotReadyError } from "../node/index.js";
import type { Progress } from "./progress-lines.js";

/** Publishes; when the time is up and nothing but deltas is missing, the error says how to do without them. */
export async function withDeltasHint<T>(
  onProgress: Progress["onProgress"],
  publish: (onProgress: Progress["onProgress"]) => Promise<T>,
): Promise<T> {
  let waitsForDeltas = false;
  try {
    return await publish((event) => {
      if (event.type === "poll") waitsForDeltas = event.waitingFor === "deltas";
      onProgress(event);
    });
  } catch (error) {
    if (!waitsForDeltas || !(error instanceof NotReadyError)) throw error;
    const { message, cause } = error;
    throw new NotReadyError(`${message}. \`--deltas ifPresent\` takes the package without them`, { cause });
  }
}
