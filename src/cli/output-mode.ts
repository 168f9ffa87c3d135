import type { OutputMode } from "./output/output.js";

/**
 * What the arguments ask of the output, wherever in them. Read before anything else, so that arguments that are refused
 * are refused in the form that was asked for.
 */
export function outputModeOf(args: readonly string[]): OutputMode {
  const end = args.indexOf("--");
  const options = new Set(end < 0 ? args : args.slice(0, end));
  return { json: options.has("--json"), quiet: options.has("--quiet"), verbose: options.has("--verbose") };
}
