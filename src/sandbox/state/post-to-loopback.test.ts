import { expect, test } from "vitest";
import { postToLoopback } from "./post-to-loopback.js";

test("what is no address is a failed delivery, and no rejection", async () => {
  const outcome = await postToLoopback("no address", {}, "", new AbortController().signal);
  expect(outcome).toEqual({ state: "FAILED", errorMessage: expect.stringContaining("URL") });
});
