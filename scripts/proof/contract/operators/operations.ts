import type { Operation } from "../../../contract/document.js";
import type { ContractView, OperationPlace } from "../contract-view.js";
import { remove, set } from "../edit.js";
import { breaking, harmless, type Mutant, type Operator } from "../operator.js";

const added: Operation = {
  operationId: "addedByApple",
  responses: { 200: { description: "Added", content: { "application/json": { schema: { type: "object" } } } } },
};

export const operationOperators: Operator[] = [
  breaking("remove an operation", ({ operations }) =>
    operations.map(({ name, path }) => ({ place: name, edits: [remove(path)] })),
  ),
  breaking("remove a path", ({ document }) =>
    Object.keys(document.paths).map((route) => ({ place: route, edits: [remove(["paths", route])] })),
  ),
  breaking("rename a path", (view) => moved(view, (route) => route.replace(/([^/{}]+)(?=$|\/\{id\}$)/, "$1Renamed"))),
  breaking("move a path to another version", (view) => moved(view, (route) => route.replace("/v1/", "/v2/"))),
  breaking("add a slash to the end of a path", (view) => moved(view, (route) => `${route}/`)),
  breaking("put a path under another", (view) => moved(view, (route) => `/alternativeDistribution${route}`)),
  breaking("change the method of an operation", ({ operations }) => operations.map(withOtherMethod)),
  harmless("add an operation to a path", ({ document }) =>
    Object.keys(document.paths).map((route) => ({ place: route, edits: [set(["paths", route, "put"], added)] })),
  ),
  harmless("add a path", ({ document }) =>
    Object.keys(document.paths).map((route) => {
      const path = `${route}/addedByApple`;
      const { parameters } = document.paths[route] ?? {};
      return { place: path, edits: [set(["paths", path], { ...(parameters ? { parameters } : {}), get: added })] };
    }),
  ),
  harmless("rename an operationId", ({ operations }) =>
    operations.map(({ name, path, operation }) => ({
      place: name,
      edits: [set([...path, "operationId"], `${operation.operationId}Renamed`)],
    })),
  ),
  harmless("remove an operationId", ({ operations }) =>
    operations.map(({ name, path }) => ({ place: name, edits: [remove([...path, "operationId"])] })),
  ),
  harmless("deprecate an operation", ({ operations }) =>
    operations.map(({ name, path }) => ({ place: name, edits: [set([...path, "deprecated"], true)] })),
  ),
];

function moved({ document }: ContractView, rename: (route: string) => string): Mutant[] {
  return Object.entries(document.paths).map(([route, item]) => ({
    place: route,
    edits: [remove(["paths", route]), set(["paths", rename(route)], item)],
  }));
}

/** To one that the path does not have yet. */
function withOtherMethod({ name, path, route, operation }: OperationPlace): Mutant {
  return { place: name, edits: [remove(path), set(["paths", route, "put"], operation)] };
}
