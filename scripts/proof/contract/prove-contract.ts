import { fork } from "node:child_process";
import { runWhenCalled } from "../../run-when-called.js";
import type { Extent, Outcome } from "../outcome.js";
import { proveShare, type Share } from "./prove-share.js";

const processes = 2;
/** Prism and ajv keep what they have compiled, so a process ends before that fills its memory. */
const sharesOfEverything = 16;

/** Makes every mutant of the contract that the extent asks for, and asks every gate about it, in processes of its own. */
export async function proveContract(extent?: Extent): Promise<Outcome[]> {
  const of = extent ? processes : sharesOfEverything;
  const left = Array.from({ length: of }, (_, share): Share => ({ share, of, ...(extent ? { extent } : {}) }));
  const outcomes: Outcome[][] = [];
  const work = async () => {
    for (let share = left.shift(); share; share = left.shift()) outcomes[share.share] = await proveApart(share);
  };
  await Promise.all(Array.from({ length: processes }, work));
  return inTurns(outcomes);
}

function proveApart(share: Share): Promise<Outcome[]> {
  const child = fork(import.meta.filename, [JSON.stringify(share)], { execArgv: ["--import", "tsx"] });
  return new Promise((resolve, reject) => {
    child.once("message", (outcomes) => resolve(outcomes as Outcome[]));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the proof of the contract broke off with exit code ${code}`)));
  });
}

/** The shares were dealt like cards, and are put together the same way. */
function inTurns<Item>(shares: readonly Item[][]): Item[] {
  const [longest = []] = shares;
  return longest.flatMap((_, at) => shares.flatMap((share) => share.slice(at, at + 1)));
}

await runWhenCalled(import.meta, async ([share = ""]) => {
  process.send?.(await proveShare(JSON.parse(share) as Share));
});
