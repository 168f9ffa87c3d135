import { checks } from "../../contract-tests/conformance/checks.js";
import { clientContract, type Served } from "../../contract-tests/conformance/served.js";
import { type PrismOperations, prismOperationsOf, startPrismOn } from "../../contract-tests/prism.js";
import { type Checks, compileSchemas, exampleProblems } from "../../src/contract/cut/check-contract.js";
import { type Document, type NamedOperation, operationsOf, type PathItem } from "../../src/contract/cut/document.js";
import { dropUnused } from "../../src/contract/cut/drop.js";
import { diffDocuments } from "../../src/contract/diff/diff-documents.js";
import { contractOf } from "../../src/testing/contract.js";
import type { GateName } from "./mutants.js";
import { type Path, valueAt } from "./places.js";

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

/** Finds the operations that an edit may have changed. The edited document shares with the original what is as it was. */
export function touchedOperationsOf(original: Document): (mutant: Document) => NamedOperation[] {
  const all = operationsOf(original).map((operation) => ({ operation, paths: pathsOf(original, operation) }));
  const isTouched = (mutant: Document) => (path: Path) => valueAt(original, path) !== valueAt(mutant, path);
  return (mutant) => all.flatMap(({ operation, paths }) => (paths.some(isTouched(mutant)) ? [operation] : []));
}

/** Everything that an operation depends on: itself, the components it refers to, and what holds for all operations. */
function pathsOf(document: Document, { path, method, operation }: NamedOperation): Path[] {
  const parameters = document.paths[path]?.parameters;
  const alone = { [method]: operation, ...(parameters && { parameters }) };
  const { components } = dropUnused({ ...document, paths: { [path]: alone } });
  const used = Object.entries(components).flatMap(([kind, members]) =>
    Object.keys(members as object).map((name) => ["components", kind, name]),
  );
  const own = [method, "parameters"].map((key) => ["paths", path, key]);
  return [["servers"], ["security"], ["components", "securitySchemes"], ...own, ...used];
}

/** What an edited contract has for one operation: itself, and whatever operations are new or changed, without the rest. */
export function partFor({ path, method }: NamedOperation, original: Document, mutant: Document): Document {
  const isKept = (route: string, key: string, value: unknown) =>
    key === "parameters" || (route === path && key === method) || value !== valueAt(original, ["paths", route, key]);
  const paths = Object.entries(mutant.paths).map(([route, item]): [string, PathItem] => {
    return [route, Object.fromEntries(Object.entries(item).filter(([key, value]) => isKept(route, key, value)))];
  });
  return dropUnused({ ...mutant, paths: Object.fromEntries(paths) });
}
