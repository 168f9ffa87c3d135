import { describe, expect, test } from "vitest";
import { representatives } from "../faults/operations.js";
import { startedBeforeAll } from "../started-server.js";
import { checks } from "./checks.js";
import { clientContract, startServedContract } from "./served.js";

const served = startedBeforeAll(startServedContract);

/** Checks of what other tests look at for every operation, when it is the committed contract that is served. */
const repeated = new Set([
  "accepts the client's own calls",
  "knows no other success",
  "refuses what the client must not send",
  "responds with every status as the client knows it",
  "makes up responses that the client knows",
]);
const isCandidate = process.env.CONTRACT_CANDIDATE !== undefined;
const { operations } = clientContract;
const examples = operations.filter(({ key }) => representatives.some((one) => one.key === key));

test("the checks that are repeated are checks", () => {
  expect([...repeated].filter((title) => !(title in checks))).toEqual([]);
});

for (const [title, check] of Object.entries(checks)) {
  describe(`the contract that is served ${title}`, () => {
    for (const operation of isCandidate || !repeated.has(title) ? operations : examples) {
      test(operation.key, async () => {
        const faults: string[] = [];
        for await (const fault of check(operation, served())) faults.push(fault);
        expect(faults).toEqual([]);
      });
    }
  });
}
