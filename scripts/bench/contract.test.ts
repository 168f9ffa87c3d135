import { expect, test } from "vitest";
import { measureContract } from "./contract.js";

test("without Apple's documents nothing is measured", () => {
  expect(measureContract({ newest: undefined, before: undefined })).toEqual({});
});
