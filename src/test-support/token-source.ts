import type { Credentials } from "../auth/credentials.js";
import { createTokenSource, type TokenSource } from "../auth/token.js";
import { reasonOf, safeCause } from "../http/redact.js";

/** A token source that takes its time from there, wired as the client wires it. */
export function tokenSource(credentials: Credentials, clock: { now(): number } = Date): TokenSource {
  return createTokenSource(credentials, { now: clock.now, safeCause, reasonOf });
}
