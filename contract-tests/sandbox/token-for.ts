import { createTokenSource } from "../../src/auth/token.js";
import { systemClock } from "../../src/http/clock.js";
import type { TeamKey } from "../../src/index.js";

/** A token for requests that no client would send. */
export function tokenFor(credentials: TeamKey): Promise<string> {
  return createTokenSource(credentials, systemClock).get();
}
