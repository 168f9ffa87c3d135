import { readContract } from "../../contract/files.js";
import type { Extent, Outcome } from "../outcome.js";
import { checkOriginalPasses } from "./check-original-passes.js";
import { gatesWith } from "./gates.js";
import { judge, tasksFor } from "./judge.js";
import { operators } from "./operators.js";
import { startMutantServer } from "./served-mutant.js";

/** One of so many equal shares of all mutants. */
export interface Share {
  extent?: Extent;
  share: number;
  of: number;
}

/** Makes the mutants of one share and asks every gate about them. */
export async function proveShare({ extent, share, of }: Share): Promise<Outcome[]> {
  const contract = await readContract();
  const tasks = tasksFor(contract, operators, extent).filter((_, at) => at % of === share);
  const server = await startMutantServer();
  const gates = gatesWith(server);
  try {
    const outcomes = await judge(contract, tasks, gates);
    await checkOriginalPasses(contract, gates);
    return outcomes;
  } finally {
    await server.close();
  }
}
