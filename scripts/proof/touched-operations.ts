import { type Document, type NamedOperation, operationsOf, type PathItem } from "../contract/document.js";
import { dropUnused } from "../contract/drop.js";
import { type Path, valueAt } from "./edit.js";

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
