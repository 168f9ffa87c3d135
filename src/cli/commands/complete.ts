import type { Command } from "commander";
import type { Invocation } from "../invocation.js";
import { candidatesFor } from "./candidates.js";

/** What the scripts of `adp completion` ask: the words after `adp` up to the cursor, the last of them maybe empty. */
export function addComplete(program: Command, invocation: Invocation): void {
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action((words: string[]) => {
      for (const { value, description } of candidatesFor(program, words)) {
        invocation.context.io.stdout.write(`${value}\t${description}\n`);
      }
    });
}
