import { expect, test } from "vitest";
import { clientTests } from "./lane.js";
import type { Operator } from "./operator.js";
import { editsOf } from "./operator.js";
import { proveWrapper } from "./prove-wrapper.js";

const operators: Operator[] = [
  {
    name: "try again what may not be",
    owner: "unit tests",
    mutants: editsOf("src/retry.ts", [
      ["a POST", `new Set(["GET", "DELETE"])`, `new Set(["GET", "DELETE", "POST"])`],
      ["nothing, for this operator has lost its teeth", `new Set(["GET", "DELETE"])`, `new Set(["DELETE", "GET"])`],
      ["a file that does not load", "const passing = ", "const passing = undefinedName, another = "],
      [
        "what a test can tell after all",
        `new Set(["GET", "DELETE"])`,
        `new Set(["GET"])`,
        "nobody can tell, it was thought",
      ],
    ]),
  },
];

/** Of the tests, those that look at retrying. */
const tests = {
  ...clientTests,
  "unit tests": { ...clientTests["unit tests"], include: ["src/{retry,transport-retry}.test.ts"] },
};

test("a mistake is caught by the tests that own it, and an operator without teeth survives", {
  timeout: 60_000,
}, async () => {
  const outcomes = await proveWrapper(undefined, operators, tests);
  expect(outcomes.map(({ caughtBy }) => caughtBy)).toEqual([["unit tests"], [], ["unit tests"], ["unit tests"]]);
  expect(outcomes[3]).not.toHaveProperty("equivalent");
  expect(outcomes[0]).toMatchObject({
    ...{ operator: "try again what may not be", site: "src/retry.ts: a POST", expected: "caught", owner: "unit tests" },
    test: expect.stringMatching(/POST/),
  });
});
