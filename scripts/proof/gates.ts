import { checks } from "../../contract-tests/conformance/checks.js";
import type { Served } from "../../contract-tests/conformance/served.js";
import { clientContract } from "../../contract-tests/conformance/served.js";
import { contractOf } from "../../contract-tests/contract.js";
import { type PrismOperations, prismOperationsOf, startPrismOn } from "../../contract-tests/prism.js";
import { type Checks, compileSchemas, exampleProblems } from "../contract/check-contract.js";
import type { Document, NamedOperation } from "../contract/document.js";
import { diffDocuments } from "../contract-diff/diff-documents.js";
import type { GateName } from "./expectations.js";
import { partFor } from "./touched-operations.js";

/** Says whether a gate stops an edited contract, where the edit may have changed only these operations. */
type Gate = (mutant: Document, original: Document, touched: readonly NamedOperation[]) => Promise<boolean>;
export type Gates = Record<GateName, Gate>;

/** Runs something with the gates, and with two Prisms that serve one document after the other. */
export async function withGates<Result>(run: (gates: Gates) => Promise<Result>): Promise<Result> {
  const operations: PrismOperations = [];
  const servers = await Promise.all(
    [false, true].map((ignoreExamples) => startPrismOn(operations, { ignoreExamples })),
  );
  const [baseUrl = "", fromSchemasUrl = ""] = servers.map((server) => server.baseUrl);
  const serve = async (part: Document): Promise<Served> => {
    operations.splice(0, operations.length, ...(await prismOperationsOf(part)));
    return { contract: contractOf(part), baseUrl, fromSchemasUrl };
  };
  return run({
    diff: async (mutant, original) => diffDocuments(original, mutant).some(({ impact }) => impact === "breaking"),
    schemas: anyPart(async (part) => hasFaultySchemas(part)),
    "contract tests": anyPart((part, { name }) => failsContractTests(name, () => serve(part))),
  }).finally(() => Promise.all(servers.map((server) => server.close())));
}

/** Judges each operation with what belongs to it alone: the rest is what it was. */
function anyPart(isStopped: (part: Document, operation: NamedOperation) => Promise<boolean>): Gate {
  return async (mutant, original, touched) => {
    for (const one of touched) if (await isStopped(partFor(one, original, mutant), one)) return true;
    return false;
  };
}

function hasFaultySchemas(part: Document): boolean {
  const compiled: Checks = new Map();
  return compileSchemas(part, compiled).length > 0 || exampleProblems(part, compiled).length > 0;
}

/** What cannot be served, or makes a check fail to run, does not pass in vitest either. */
async function failsContractTests(key: NamedOperation["name"], serve: () => Promise<Served>): Promise<boolean> {
  const operation = clientContract.operations.find((one) => one.key === key);
  if (!operation) throw new Error(`the contract tests do not know ${key}`);
  try {
    const served = await serve();
    for (const check of Object.values(checks)) for await (const _ of check(operation, served)) return true;
    return false;
  } catch {
    return true;
  }
}
