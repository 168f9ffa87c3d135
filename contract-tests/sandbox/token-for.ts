import type { TeamKey } from "../../src/index.js";
import { tokenSource } from "../../src/test-support/tokens.js";

/** A token for requests that no client would send. */
export function tokenFor(credentials: TeamKey): Promise<string> {
  return tokenSource(credentials).get();
}
