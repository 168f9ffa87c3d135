import { checks } from "../../../contract-tests/conformance/checks.js";
import { clientContract } from "../../../contract-tests/conformance/client-contract.js";
import { exampleFaults } from "../../check-contract/example-faults.js";
import { type Checks, compileSchemas } from "../../check-contract/schema-checks.js";
import type { Document, NamedOperation } from "../../contract/document.js";
import { dropUnused } from "../../contract/drop-unused.js";
import { diffDocuments } from "../../contract-diff/diff-documents.js";
import type { GateName } from "./operator.js";
import type { MutantServer } from "./served-mutant.js";
import { partFor } from "./touched-operations.js";

/** A mutant, and the operations of the original that it may have changed. */
export interface Candidate {
  original: Document;
  mutant: Document;
  touched: NamedOperation[];
}

/** Says whether a gate would have stopped a mutant. */
export type Gate = (candidate: Candidate) => Promise<boolean>;

export function gatesWith(server: MutantServer): Record<GateName, Gate> {
  return {
    diff: async ({ original, mutant }) => diffDocuments(original, mutant).some(({ impact }) => impact === "breaking"),
    schemas: async (candidate) => anyPart(candidate, async (part) => hasFaultySchemas(part)),
    "contract tests": async (candidate) =>
      anyPart(candidate, async (part, operation) => failsContractTests(part, operation, server)),
  };
}

/** Each touched operation is looked at with what belongs to it alone: the rest is what it was. */
async function anyPart(
  { original, mutant, touched }: Candidate,
  isCaught: (part: Document, operation: NamedOperation) => Promise<boolean>,
): Promise<boolean> {
  for (const operation of touched) {
    if (await isCaught(dropUnused(partFor(operation, original, mutant)), operation)) return true;
  }
  return false;
}

function hasFaultySchemas(part: Document): boolean {
  const compiled: Checks = new Map();
  return compileSchemas(part, compiled).length > 0 || exampleFaults(part, compiled).length > 0;
}

async function failsContractTests(part: Document, { name }: NamedOperation, server: MutantServer): Promise<boolean> {
  const operation = clientContract.operations.find(({ key }) => key === name);
  if (!operation) throw new Error(`the contract tests do not know ${name}`);
  try {
    const served = await server.serve(part);
    for (const check of Object.values(checks)) {
      for await (const _ of check(operation, served)) return true;
    }
    return false;
  } catch {
    // What cannot be served, or makes a check stumble, does not pass in vitest either.
    return true;
  }
}
