import { startPrism } from "../../../contract-tests/prism.js";
import { draw } from "../draw.js";
import type { Extent, Outcome } from "../outcome.js";
import { clientTests, createLane, type Lane } from "./lane.js";
import type { Mutant, Operator } from "./operator.js";
import { operators as everyOperator } from "./operators.js";

/** A mutant of the client, and the test that caught it. */
export interface WrapperOutcome extends Outcome {
  test?: string;
}

interface Job {
  operator: Operator;
  mutant: Mutant;
}

/** Makes every mistake of every operator in the client, and has the project's own tests look for it. */
export async function proveWrapper(
  extent?: Extent,
  operators: readonly Operator[] = everyOperator(),
  tests = clientTests,
): Promise<WrapperOutcome[]> {
  const jobs = operators.flatMap((operator) =>
    draw(operator.name, operator.mutants, extent).map((mutant) => ({ operator, mutant })),
  );
  const exitCode = process.exitCode;
  const prism = await startPrism();
  const lanes = [1, 2].map(() => createLane(prism.baseUrl, tests));
  try {
    await checkOriginal(lanes, operators);
    return await runJobs(lanes, jobs);
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
    await prism.close();
    // Vitest takes a failed test for a failed process; here it is what is wanted.
    process.exitCode = exitCode;
  }
}

/** Tests that fail without a mistake would prove anything. */
async function checkOriginal(lanes: readonly Lane[], operators: readonly Operator[]): Promise<void> {
  const gates = [...new Set(operators.map(({ owner }) => owner))];
  const checks = gates.map(async (gate, at) => {
    const failure = await lanes[at % lanes.length]?.firstFailure(gate);
    if (failure) throw new Error(`the ${gate} fail with no mistake made: ${failure}`);
  });
  await Promise.all(checks);
}

async function runJobs(lanes: readonly Lane[], jobs: readonly Job[]): Promise<WrapperOutcome[]> {
  const outcomes: WrapperOutcome[] = [];
  const left = [...jobs.entries()];
  const work = async (lane: Lane) => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [at, { operator, mutant }] = next;
      outcomes[at] = outcomeOf(operator, mutant, await lane.firstFailure(operator.owner, mutant));
    }
  };
  await Promise.all(lanes.map(work));
  return outcomes;
}

/** A mutant that a test can tell from the original is not equivalent, whatever was thought of it. */
function outcomeOf({ name, owner }: Operator, { site, equivalent }: Mutant, test: string | undefined): WrapperOutcome {
  const outcome = { operator: name, site, expected: "caught", owner } as const;
  if (test !== undefined) return { ...outcome, caughtBy: [owner], test };
  return { ...outcome, caughtBy: [], ...(equivalent === undefined ? {} : { equivalent }) };
}
