import { join } from "node:path";
import type { Plugin } from "vitest/config";
import { createVitest, type InlineConfig, type Reporter, type TestSpecification, type Vitest } from "vitest/node";
import type { Mutant } from "./operator.js";

const root = join(import.meta.dirname, "../../..");

/** A mutant that has not failed a test by then runs in a circle, which no test can stop from within. */
const longestRunMs = 45_000;

/** Tests that are ready to be run on one mutant after another. */
export interface TestGate {
  /** The first test that fails on the mutant, or on the source as it is; undefined when all pass. */
  firstFailure(mutant?: Mutant): Promise<string | undefined>;
  close(): Promise<void>;
}

interface Failure {
  file: string;
  title: string;
}

/** Which tests, and what they find in their environment. */
export interface TestGateOptions {
  include: string[];
  env: Record<string, string>;
  /** Whether the titles of tests name the paths of operations: those of a mutant's own operation come first then. */
  titlesNamePaths: boolean;
  /** The longest that one test may take. Mutants that hang have to be waited for. */
  testTimeout: number;
}

/** One vitest for all mutants: it keeps what it has read and transformed, and every run has a process of its own. */
export async function openTestGate({ titlesNamePaths, ...options }: TestGateOptions): Promise<TestGate> {
  let mutated: Mutant | undefined;
  let failures: Failure[] = [];
  const reporter = failureReporter((failure) => failures.push(failure));
  const vitest = await startVitest(
    { ...options, reporters: [reporter] },
    mutation(() => mutated),
  );
  const files = await vitest.globTestSpecifications();
  const mutate = (mutant: Mutant | undefined) => {
    for (const one of [mutated, mutant]) if (one) vitest.invalidateFile(join(root, one.file));
    mutated = mutant;
    if (mutant) moveToFront(files, join(root, mutant.file.replace(/\.ts$/, "")));
  };
  const failureIn = async (some: TestSpecification[], title = "") => {
    failures = [];
    vitest.setGlobalTestNamePattern(title.replace(/[{}]/g, "\\$&"));
    const isLate = await runWithLimit(vitest, some);
    const [failure] = failures;
    if (failure) moveToFront(files, failure.file.replace(/\.test\.ts$/, ""));
    return failure?.title ?? (isLate ? `no end within ${longestRunMs} ms` : undefined);
  };
  return {
    async firstFailure(mutant) {
      mutate(mutant);
      let failure = titlesNamePaths && mutant?.path ? await failureIn(files, mutant.path) : undefined;
      for (const some of inGrowingParts(files)) failure ??= await failureIn(some);
      return failure;
    },
    close: () => vitest.close(),
  };
}

/** Set as vitest.config.ts sets it, but that the first failure is enough. */
async function startVitest(options: InlineConfig, plugin: Plugin): Promise<Vitest> {
  const quick = { isolate: false, fileParallelism: false, bail: 1, silent: true, cache: false } as const;
  const inOrder = { sequence: { sequencer: AsGiven } };
  // A run is over before optimised code would pay for its making: without, it takes a fifth less.
  const unoptimised = { execArgv: ["--no-opt"] };
  const config = { root, config: false, watch: false, ...quick, ...inOrder, ...unoptimised, ...options } as const;
  const vitest = await createVitest("test", config, { plugins: [plugin] });
  await vitest.standalone();
  return vitest;
}

/** Three files, then nine, then 27, …: after a failure Vitest still loads every file of the run. */
function inGrowingParts<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  for (let at = 0, size = 3; at < items.length; at += size, size *= 3) parts.push(items.slice(at, at + size));
  return parts;
}

/** Whether the run had to be ended. */
async function runWithLimit(vitest: Vitest, files: TestSpecification[]): Promise<boolean> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    // Asked a second time, Vitest does not wait for the test to end.
    void vitest.cancelCurrentRun("test-failure");
    void vitest.cancelCurrentRun("test-failure");
  }, longestRunMs);
  await vitest.runTestSpecifications(files);
  clearTimeout(timer);
  return isLate;
}

/** Gives one source file the text of a mutant. */
function mutation(current: () => Mutant | undefined): Plugin {
  return {
    name: "mutation",
    enforce: "pre",
    transform(_, id) {
      const mutant = current();
      return mutant && id === join(root, mutant.file) ? mutant.text : undefined;
    },
  };
}

function failureReporter(tell: (failure: Failure) => void): Reporter {
  return {
    onTestCaseResult(test) {
      if (test.result().state === "failed") tell({ file: test.module.moduleId, title: test.fullName });
    },
    onTestRunEnd(modules, errors) {
      for (const module of modules) {
        for (const { message } of module.errors()) tell({ file: module.moduleId, title: message });
      }
      for (const { message } of errors) tell({ file: "", title: message });
    },
  };
}

/**
 * A file's own tests come first, such as transport.test.ts and transport-retry.test.ts, then what caught something
 * lately: most mutants take one file and no more.
 */
function moveToFront(files: TestSpecification[], beginning: string): void {
  const isMeant = ({ moduleId }: TestSpecification) => /^[-.]/.test(moduleId.replace(beginning, ""));
  files.sort((a, b) => Number(isMeant(b)) - Number(isMeant(a)));
}

class AsGiven {
  sort(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
  shard = this.sort;
}
