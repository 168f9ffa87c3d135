import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checks } from "./checks.js";
import { clientContract } from "./client-contract.js";
import { startServedContract } from "./served-contract.js";

let served: Awaited<ReturnType<typeof startServedContract>>;
beforeAll(async () => {
  served = await startServedContract();
});
afterAll(() => served.close());

for (const [title, check] of Object.entries(checks)) {
  describe(`the contract that is served ${title}`, () => {
    for (const operation of clientContract.operations) {
      test(operation.key, async () => {
        const faults: string[] = [];
        for await (const fault of check(operation, served)) faults.push(fault);
        expect(faults).toEqual([]);
      });
    }
  });
}
