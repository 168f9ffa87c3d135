import { type Document, operationsOf } from "../../contract/document.js";
import type { Gate } from "./gates.js";

/** A gate that has broken down minds everything, and would look like a good one. */
export async function checkOriginalPasses(original: Document, gates: Record<string, Gate>): Promise<void> {
  const touched = operationsOf(original).slice(0, 2);
  for (const [name, gate] of Object.entries(gates)) {
    if (await gate({ original, mutant: original, touched })) throw new Error(`the gate "${name}" minds the original`);
  }
}
