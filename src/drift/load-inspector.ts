import { ArgumentError, type UnexpectedResponseError } from "../errors.js";
import type { Exchange } from "../http/response.js";
import type { Settings } from "../options.js";

/** Looks at an answer and tells `onDrift`. Gives what the call is to reject with, if it is. */
export type Inspect = (
  exchange: Exchange,
  document: unknown,
) => ConstructorParameters<typeof UnexpectedResponseError> | undefined;

/** Not in its place below: bundlers follow a literal, and would put it into every bundle. */
const file = "./inspector.js";

/** Loads what `validate` takes. */
export async function loadInspector(settings: Settings): Promise<Inspect> {
  try {
    const module = await import(/* webpackIgnore: true */ /* @vite-ignore */ file);
    return (module as typeof import("./inspector.js")).createInspector(settings);
  } catch (cause) {
    throw new ArgumentError("validate: cannot be loaded; leave this package unbundled", { cause });
  }
}
