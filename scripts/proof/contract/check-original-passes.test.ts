import { expect, test } from "vitest";
import { sampleDocument } from "../../testing/sample-document.js";
import { checkOriginalPasses } from "./check-original-passes.js";

const blind = async () => false;

test("gates that let the original through are fine", async () => {
  await expect(checkOriginalPasses(sampleDocument(), { diff: blind })).resolves.toBeUndefined();
});

test("a gate that minds the original is named, since it would catch every mutant", async () => {
  const gates = { diff: blind, "contract tests": async () => true };
  await expect(checkOriginalPasses(sampleDocument(), gates)).rejects.toThrow('"contract tests" minds the original');
});
