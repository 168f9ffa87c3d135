import { ResponseError } from "../../index.js";
import { afterRefusal } from "../output/next-step.js";
import type { Line, Mark } from "../output/output.js";

/** One thing that `adp doctor` looked at. */
export interface Check {
  name: string;
  /** `skipped`: cannot be told, because of another that failed or because nothing says so. */
  status: Mark;
  message: string;
  /** What to do about it. */
  advice?: string | undefined;
  /** What a failed one failed with: it decides what the command ends with. */
  error?: Error | undefined;
}

export function done(name: string, message: string): Check {
  return { name, status: "done", message };
}

export function skipped(name: string, message: string): Check {
  return { name, status: "skipped", message };
}

export function failed(name: string, error: Error, advice = adviceFor(error)): Check {
  return { name, status: "failed", message: error.message, advice, error };
}

/** Of these two the advice is `adp doctor`. */
const ledHere = [401, 403];

function adviceFor(error: Error): string | undefined {
  if (!(error instanceof ResponseError) || ledHere.includes(error.status)) return undefined;
  return afterRefusal(error, {});
}

export function checkLines({ name, status, message, advice }: Check): Line[] {
  const [first = "", ...others] = message.split("\n");
  const more = [...others, ...(advice ? [advice] : [])].map((text) => `    ${text.trim()}`);
  return [{ mark: status, text: `${name}: ${first}` }, ...more];
}
