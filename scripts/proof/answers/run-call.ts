import { createTestClient } from "../../../src/testing/test-client.js";
import type { Trial } from "./fault.js";
import type { Ending } from "./judge.js";

/** The deadline of an attempt, which is among the clock's waits and is none. */
const attemptMs = 60_000;

/** Runs a call to its end on a clock that does not take time; a call that has none ends as one that hangs. */
export async function runCall(
  { answers, call, options }: Pick<Trial, "answers" | "call" | "options">,
  hangMs = 20_000,
): Promise<Ending> {
  const { client, clock, sent } = createTestClient(answers, options);
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("the call does not end"), { name: "hang" })), hangMs);
  });
  const ended = Promise.race([Promise.resolve(client).then(call), hang]).then(
    (given) => ({ given }),
    (thrown: unknown) => ({ thrown }),
  );
  const outcome = await clock.runUntil(ended);
  clearTimeout(timer);
  return { outcome, waits: clock.waits.filter((wait) => wait !== attemptMs), sent: sent.length };
}
