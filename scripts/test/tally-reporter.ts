import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import type { Reporter, TestModule } from "vitest/node";

/** What became of the tests of a run. */
export interface Tally {
  passed: number;
  /** Failed tests, hooks and files, and errors outside of any. */
  failed: number;
  skipped: number;
  /** Of those that failed, the ones that ran out of time. */
  timedOut: number;
  /** Titles of tests that had nothing to check against; they count as neither passed nor failed. */
  unchecked: string[];
}

/** The beginning of the line that is printed when every failure is a timeout. */
export const onlyTimeouts = "Every failure is a timeout:";

/**
 * Counts what became of the tests, into the file that TEST_TALLY names, and says of failures by time that they are
 * some, and how busy the machine is.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tally = tallyOf(modules, unhandled.length);
    if (process.env.TEST_TALLY) writeFileSync(process.env.TEST_TALLY, JSON.stringify(tally));
    if (tally.timedOut > 0) console.log(timeoutLine(tally));
  }
}

type Outcomes = Pick<TestModule, "children" | "errors">;

/** The tally of test modules and a number of errors outside of any. */
export function tallyOf(modules: readonly Outcomes[], unhandled: number): Tally {
  const tally: Tally = { passed: 0, failed: unhandled, skipped: 0, timedOut: 0, unchecked: [] };
  const fail = (errors: readonly { message: string }[] = []) => {
    tally.failed++;
    if (errors.length > 0 && errors.every(isTimeout)) tally.timedOut++;
  };
  for (const module of modules) {
    // Errors of a file or a suite are those of its hooks, or of loading it.
    for (const group of [module, ...module.children.allSuites()]) {
      if (group.errors().length > 0) fail(group.errors());
    }
    for (const test of module.children.allTests()) {
      const { state, errors } = test.result();
      if (state === "failed") fail(errors);
      else if (state !== "passed") tally.skipped++;
      else if (test.name.includes("(not checked:")) tally.unchecked.push(test.name);
      else tally.passed++;
    }
  }
  return tally;
}

function isTimeout({ message }: { message: string }): boolean {
  return /^(Test|Hook) timed out in \d+ms/.test(message);
}

function timeoutLine({ failed, timedOut }: Tally): string {
  const load = `load average ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`;
  const what = timedOut === failed ? onlyTimeouts : `Of ${failed} failures ${timedOut} are timeouts:`;
  return `${what} a busy machine (${load}), or something that hangs.`;
}
