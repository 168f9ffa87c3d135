import {
  type Document,
  methods,
  type NamedOperation,
  type OperationName,
  operationsOf,
} from "../../contract/document.js";
import { walkObjects } from "../../contract/walk.js";

/** Which operations of a contract an edited copy of it, which shares with it what was not edited, may have changed. */
export function touchedOperationsOf(document: Document): (mutant: Document) => Set<OperationName> {
  const operations = operationsOf(document);
  const all = new Set(operations.map(({ name }) => name));
  const componentsOf = new Map(operations.map((one) => [one.name, componentsUsedBy(document, one)]));
  return (mutant) => {
    if (hasNewFrame(document, mutant)) return all;
    const components = changedComponents(document, mutant);
    const isTouched = (one: NamedOperation) =>
      isEdited(one, document, mutant) || components.some((name) => componentsOf.get(one.name)?.has(name));
    return new Set(operations.filter(isTouched).map(({ name }) => name));
  };
}

/** Whether something changed that concerns every operation: the server, or what is asked for. */
function hasNewFrame(document: Document, mutant: Document): boolean {
  return (
    ["servers", "security"].some((part) => document[part] !== mutant[part]) ||
    document.components.securitySchemes !== mutant.components.securitySchemes
  );
}

function changedComponents(document: Document, mutant: Document): string[] {
  return ["schemas", "examples"].flatMap((kind) => {
    const [before, after] = [document, mutant].map(({ components }) => (components[kind] ?? {}) as object);
    const now = new Map(Object.entries(after ?? {}));
    return Object.entries(before ?? {}).flatMap(([name, component]) =>
      now.get(name) === component ? [] : [`#/components/${kind}/${name}`],
    );
  });
}

function componentsUsedBy(document: Document, { path, operation }: NamedOperation): Set<string> {
  const used = new Set<string>();
  const follow = (value: unknown): void =>
    walkObjects(value, ({ $ref }) => {
      if (typeof $ref !== "string" || used.has($ref)) return;
      used.add($ref);
      const [, , kind = "", name = ""] = $ref.split("/");
      follow((document.components[kind] as Record<string, unknown> | undefined)?.[name]);
    });
  follow([operation, document.paths[path]?.parameters]);
  return used;
}

function isEdited({ path, method }: NamedOperation, document: Document, mutant: Document): boolean {
  const [before, after] = [document.paths[path], mutant.paths[path]];
  return before?.[method] !== after?.[method] || before?.parameters !== after?.parameters;
}

/** The part of an edited contract that concerns one operation: itself, and whatever paths and operations are new. */
export function partFor({ path, method }: NamedOperation, document: Document, mutant: Document): Document {
  const items = Object.entries(mutant.paths).flatMap(([route, item]) => {
    const before = document.paths[route];
    const others = methods.filter((one) => before?.[one] !== undefined && !(route === path && one === method));
    const kept = Object.fromEntries(Object.entries(item).filter(([key]) => !others.some((other) => other === key)));
    const isEmpty = methods.every((one) => kept[one] === undefined);
    return isEmpty ? [] : [[route, kept] as const];
  });
  return { ...mutant, paths: Object.fromEntries(items) };
}
