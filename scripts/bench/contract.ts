import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { appleDocuments } from "../testing/apple-documents.js";

const root = join(import.meta.dirname, "../..");
const runs = 3;

/** Milliseconds over bare Node, from the start of the process; undefined where Apple's documents are not there. */
export interface ContractCosts {
  cut: number | undefined;
  cutAndGenerate: number | undefined;
  diff: number | undefined;
}

/** What it takes to cut Apple's document, to generate from it as well, and to compare two whole documents. */
export function measureContract({ newest, before } = appleDocuments): ContractCosts {
  const cut = `const { contract } = await (await import("./scripts/contract.ts")).cutContract(process.argv[1]);`;
  const generate = `await (await import("./scripts/generate.ts")).generate(contract);`;
  const diff = `await (await import("./scripts/contract-diff.ts")).compareContracts(...process.argv.slice(1), { all: true });`;
  return {
    cut: newest ? overBareNode(cut, newest) : undefined,
    cutAndGenerate: newest ? overBareNode(cut + generate, newest) : undefined,
    diff: newest && before ? overBareNode(diff, before, newest) : undefined,
  };
}

/** The least of several runs: what else the machine does can only add. */
function overBareNode(code: string, ...args: string[]): number {
  const measured = ["--import", "tsx", "--input-type=module", "--eval", code, ...args];
  return Math.min(...times(measured)) - Math.min(...times(["--eval", "0"]));
}

function times(args: string[]): number[] {
  return Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    execFileSync(process.execPath, args, { cwd: root });
    return performance.now() - startedAt;
  });
}
