import type { Mutant, WrapperGate } from "./operator.js";
import { openTestGate, type TestGate, type TestGateOptions } from "./test-gate.js";

/** What each gate runs. */
export type GateTests = Record<WrapperGate, Omit<TestGateOptions, "env">>;

/** The tests that look at the client. Of those against Prism, a few: what a part of them catches, all of them catch. */
export const clientTests: GateTests = {
  "unit tests": {
    include: ["src/*.test.ts", "src/{resources,validation}/*.test.ts"],
    titlesNamePaths: false,
    testTimeout: 2_000,
  },
  "contract tests": {
    include: ["contract-tests/{bodies,queries,lists,statuses,workflows}.test.ts"],
    titlesNamePaths: true,
    testTimeout: 5_000,
  },
};

/** Runs tests on one mutant after another; lanes run beside each other. */
export interface Lane {
  /** The first test of a gate that fails on the mutant, or on the source as it is. */
  firstFailure(gate: WrapperGate, mutant?: Mutant): Promise<string | undefined>;
  close(): Promise<void>;
}

/** A lane with gates of its own, opened when they are wanted. All lanes share a Prism, which takes long to load. */
export function createLane(contractBaseUrl: string, tests: GateTests): Lane {
  const gates = new Map<WrapperGate, Promise<TestGate>>();
  const open = (name: WrapperGate) => {
    const gate = gates.get(name) ?? openTestGate({ ...tests[name], env: { CONTRACT_BASE_URL: contractBaseUrl } });
    gates.set(name, gate);
    return gate;
  };
  return {
    async firstFailure(name, mutant) {
      const gate = await open(name);
      return gate.firstFailure(mutant);
    },
    async close() {
      for (const gate of gates.values()) await (await gate).close();
    },
  };
}
