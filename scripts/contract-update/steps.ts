import { stripVTControlCharacters } from "node:util";
import { run } from "../run-command.js";
import { shortened } from "./shortened.js";
import type { Stage } from "./stage.js";

export interface Step {
  /** The npm script. */
  script: string;
  /** What it is given besides. */
  args?: string[];
  title: string;
  /** What to do when it fails. */
  remedy: string;
}

export interface FailedStep extends Step {
  output: string;
}

/** What a new contract has to pass, in this order. */
export const steps: readonly Step[] = [
  {
    script: "check:contract",
    title: "its schemas compile and its examples go with them",
    remedy: "Correct the examples and corrections in openapi/overlay.yaml.",
  },
  { script: "lint:contract", title: "it is good OpenAPI", remedy: "Correct it in openapi/overlay.yaml." },
  {
    script: "generate",
    title: "types are generated from it",
    remedy: "Teach scripts/generate/ what is new in this document.",
  },
  {
    script: "types",
    title: "the client and its tests compile",
    remedy: "Change src/ and contract-tests/ as the compiler says.",
  },
  {
    script: "test:contract",
    // Tells the failures and nothing else.
    args: ["--", "--reporter=dot"],
    title: "the contract tests pass",
    remedy: "Change src/ until it agrees with the contract, or contract-tests/ where they expect what has changed.",
  },
];

const environment = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  // Of a server that serves the contract as it was.
  CONTRACT_BASE_URL: "",
};

/** Runs the steps in a stage until one fails, and resolves to that one. */
export async function firstFailure(
  { folder, signal }: Stage,
  onStep: (step: Step) => void,
): Promise<FailedStep | undefined> {
  for (const step of steps) {
    signal.throwIfAborted();
    onStep(step);
    try {
      await run("npm", ["run", "--silent", step.script, ...(step.args ?? [])], {
        directory: folder,
        environment,
        signal,
      });
    } catch (error) {
      signal.throwIfAborted();
      const output = stripVTControlCharacters((error as Error).message).replaceAll(folder, ".");
      return { ...step, output: shortened(output) };
    }
  }
  return undefined;
}
