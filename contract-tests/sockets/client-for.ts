import { createClientWith } from "../../src/client.js";
import type { Client, ClientOptions } from "../../src/index.js";
import { createSkippingClock, type SkippingClock } from "../../src/test-support/clocks.js";
import { generateP8 } from "../../src/test-support/tokens.js";

/** A key pair for the whole file: making one costs more than using it. */
export const keyPair = generateP8();

export const teamKey = {
  issuerId: "57246542-96fe-1a63-e053-0824d011072a",
  keyId: "2X9R4HXF34",
  privateKey: keyPair.privateKey,
};

/** A client of a local server, with a real key, whose waits between attempts take no time. */
export function clientFor(
  baseUrl: string,
  options: Partial<ClientOptions> = {},
): { client: Client; clock: SkippingClock } {
  const clock = createSkippingClock(Date.parse("2026-03-01T12:00:00Z"));
  const settings = { credentials: teamKey, baseUrl, ...options };
  return { client: createClientWith(settings, clock, () => 1), clock };
}
