import { expect, test } from "vitest";
import { committedContract } from "../../contract-tests/committed-contract.js";
import type { Document } from "../../src/contract/cut/document.js";
import { withGates } from "./gates.js";
import { mutantsOf, sampleOf } from "./mutants.js";
import { barsOf, isRight, prove } from "./prove.js";

test("mistakes of many kinds in the contract are caught by the gate that owns it", { timeout: 180_000 }, async () => {
  const contract = committedContract.document as Document;
  // Of every second kind and verb; `npm run proof` takes all of each rule.
  const drawn = sampleOf(mutantsOf(contract), 1, 1).map(
    (mutant) => [`${mutant.kind}, ${mutant.verb}`, mutant] as const,
  );
  const sample = [...new Map(drawn).values()].filter((_, at) => at % 2 === 0);
  const outcomes = await withGates((gates) => prove(contract, sample, gates));
  expect(outcomes.filter((outcome) => !isRight(outcome))).toEqual([]);
  expect(barsOf(outcomes).filter(({ isMet }) => !isMet)).toEqual([]);
});
