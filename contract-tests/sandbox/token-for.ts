import { systemClock } from "../../src/clock.js";
import type { TeamKey } from "../../src/index.js";
import { createTokenSource } from "../../src/token.js";

/** A token for requests that no client would send. */
export function tokenFor(credentials: TeamKey): Promise<string> {
  return createTokenSource(credentials, systemClock).get();
}
