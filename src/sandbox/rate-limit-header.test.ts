import { expect, test } from "vitest";
import { parseRateLimit } from "../http/headers.js";
import { createRateLimitHeader } from "./rate-limit-header.js";

const hourMs = 3_600_000;

test("what is left counts down to 0 and stays there, and comes back an hour later", () => {
  const header = createRateLimitHeader();
  const left = (now: number, isUsedUp = false) => parseRateLimit(header(now, isUsedUp))?.hourRemaining;
  expect([left(0), left(1), left(2, true)]).toEqual([3499, 3498, 0]);
  for (let count = 3; count < 3_600; count++) left(3);
  expect(left(hourMs - 1)).toBe(0);
  expect(left(hourMs + 3)).toBe(3498);
});
