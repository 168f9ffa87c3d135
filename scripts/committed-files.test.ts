import { expect, test } from "vitest";
import { checkContract } from "./check-contract.js";
import { writeGenerated } from "./generate.js";

test("the contract is what the cut wrote, its schemas compile, and its examples are valid", async () => {
  expect(await checkContract()).toContain("is what the cut wrote");
});

test("the generated files are what the contract gives", async () => {
  expect(await writeGenerated(["--check"])).toBe("generated/ is what the contract gives");
});
