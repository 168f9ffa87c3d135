import { stripVTControlCharacters } from "node:util";
import { run } from "../run-command.js";
import { onlyTimeouts } from "../test/tally-reporter.js";

interface Step {
  /** The npm script. */
  script: string;
  /** Further arguments of the script. */
  args?: string[];
  title: string;
  /** What to do when it fails. */
  remedy: string;
}

export interface FailedStep extends Step {
  output: string;
  /** Whether nothing failed but tests that ran out of time: that says nothing about the contract. */
  isTimeout: boolean;
}

/** What a new contract has to pass, in this order. */
export const steps: readonly Step[] = [
  { script: "lint:contract", title: "it is good OpenAPI", remedy: "Correct it in openapi/overlay.yaml." },
  {
    script: "types",
    title: "the client and its tests compile",
    remedy: "Change src/ and contract-tests/ as the compiler says.",
  },
  {
    script: "test:contract",
    // Prints the failures and nothing else.
    args: ["--", "--reporter=dot", "--reporter=./scripts/test/tally-reporter.ts"],
    title: "the contract tests pass",
    remedy: "Change src/ until it agrees with the contract, or contract-tests/ where they expect what has changed.",
  },
];

const timeoutRemedy =
  "Tests ran out of time, and none failed for another reason: the contract may be right. " +
  "Close what keeps the machine busy; a test that runs out of time again hangs.";

const environment = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  // Of a server that serves the contract as it was.
  CONTRACT_BASE_URL: "",
};

/** Runs one step in a project; rejects with what it printed when it fails. */
export async function runStep({ script, args = [] }: Step, directory: string, signal: AbortSignal): Promise<void> {
  console.error(`npm run ${script}`);
  await run("npm", ["run", "--silent", script, ...args], { directory, environment, signal });
}

/** Runs the steps until one fails, and resolves to that one. */
export async function firstFailure(
  directory: string,
  signal: AbortSignal,
  runOne: typeof runStep,
): Promise<FailedStep | undefined> {
  for (const step of steps) {
    signal.throwIfAborted();
    try {
      await runOne(step, directory, signal);
    } catch (error) {
      signal.throwIfAborted();
      return failed(step, stripVTControlCharacters((error as Error).message).replaceAll(directory, "."));
    }
  }
  return undefined;
}

function failed(step: Step, output: string): FailedStep {
  const isTimeout = output.includes(onlyTimeouts);
  return { ...step, output: shortened(output), isTimeout, remedy: isTimeout ? timeoutRemedy : step.remedy };
}

/** The beginning and the end of a long output: a compiler says first what is wrong, a test run last. */
function shortened(output: string, kept = 20, longest = 300): string {
  const lines = output.split("\n").map((line) => (line.length > longest ? `${line.slice(0, longest)}…` : line));
  const leftOut = lines.length - 2 * kept;
  return leftOut > 0
    ? [...lines.slice(0, kept), `… ${leftOut} lines …`, ...lines.slice(-kept)].join("\n")
    : lines.join("\n");
}
