import { expect, test } from "vitest";
import { tallyOf } from "./tally-reporter.js";

type Module = Parameters<typeof tallyOf>[0][number];
type Errors = readonly { message: string }[];

const timeout: Errors = [{ message: "Test timed out in 20000ms.\nIf this is a long-running test, …" }];
const hookTimeout: Errors = [{ message: "Hook timed out in 60000ms.\nIf this is a long-running hook, …" }];
const assertion: Errors = [{ message: "expected 1 to be 2" }];

const passed = { name: "adds", result: () => ({ state: "passed" }) };
const unchecked = { ...passed, name: "cuts Apple's document (not checked: there is none)" };
const skipped = { name: "is left out", result: () => ({ state: "skipped" }) };
const failed = (errors: Errors) => ({ name: "fails", result: () => ({ state: "failed", errors }) });

function moduleOf(tests: object[], suiteErrors: Errors = [], ownErrors: Errors = []): Module {
  const children = { allTests: () => tests, allSuites: () => [{ errors: () => suiteErrors }] };
  return { children, errors: () => ownErrors } as unknown as Module;
}

test("tests that passed, failed and were skipped are counted each by themselves", () => {
  const tally = tallyOf([moduleOf([passed, passed, skipped]), moduleOf([failed(assertion)])], 0);
  expect(tally).toEqual({ passed: 2, failed: 1, skipped: 1, timedOut: 0, unchecked: [] });
});

test("a hook that fails is one failure, and the tests that it left out are none", () => {
  expect(tallyOf([moduleOf([skipped, skipped], assertion)], 0)).toMatchObject({ failed: 1, skipped: 2, passed: 0 });
});

test("a file that does not load is one failure, and so is an error outside of every test", () => {
  expect(tallyOf([moduleOf([], [], assertion)], 1)).toMatchObject({ failed: 2 });
});

test("failures by time are reported from others, in tests and in hooks", () => {
  const modules = [moduleOf([failed(timeout), failed(assertion)], hookTimeout)];
  expect(tallyOf(modules, 0)).toMatchObject({ failed: 3, timedOut: 2 });
});

test("a test that ran out of time and failed for another reason too is no failure by time", () => {
  expect(tallyOf([moduleOf([failed([...timeout, ...assertion])])], 0)).toMatchObject({ failed: 1, timedOut: 0 });
});

test("a test that had nothing to check against counts as neither, and is named", () => {
  expect(tallyOf([moduleOf([unchecked])], 0)).toMatchObject({ passed: 0, failed: 0, unchecked: [unchecked.name] });
});
