import type { Parameter, Schema } from "../../../contract/document.js";
import type { ContractView, OperationPlace, ParameterPlace } from "../contract-view.js";
import { remove, set } from "../edit.js";
import { breaking, harmless, type Mutant, type Operator } from "../operator.js";

const added = { name: "filter[addedByApple]", in: "query", style: "form", schema: { type: "string" } };

export const parameterOperators: Operator[] = [
  breaking("remove a query parameter", ({ parameters }) =>
    inQuery(parameters).map(({ name, list }) => ({
      place: name,
      edits: [set(list.path, list.parameters.toSpliced(list.at, 1))],
    })),
  ),
  breaking("rename a query parameter", ({ parameters }) =>
    inQuery(parameters).map((place) => changed(place, { name: `${place.parameter.name}Renamed` })),
  ),
  breaking("require a query parameter", ({ parameters }) =>
    inQuery(parameters).map((place) => changed(place, { required: true })),
  ),
  breaking("move a query parameter to the headers", ({ parameters }) =>
    // As plain text: Prism 5.14.2 falls over a header that may hold a list and is not sent.
    inQuery(parameters).map((place) => changed(place, { in: "header", style: "simple", schema: { type: "string" } })),
  ),
  breaking("repeat the name for each value of a list", ({ parameters }) =>
    lists(parameters).map((place) => changed(place, { explode: true })),
  ),
  breaking("leave it to the default how a list is sent", ({ parameters }) =>
    lists(parameters).map((place) => changed(place, { explode: undefined })),
  ),
  breaking("separate a list by pipes", ({ parameters }) =>
    lists(parameters).map((place) => changed(place, { style: "pipeDelimited" })),
  ),
  breaking("separate a list by spaces", ({ parameters }) =>
    lists(parameters).map((place) => changed(place, { style: "spaceDelimited" })),
  ),
  breaking("give a parameter a default", ({ parameters }) =>
    withSchema(inQuery(parameters), (schema) => ({ ...schema, default: defaultOf(schema) })),
  ),
  breaking("rename the parameter of a path", pathParametersRenamed),
  breaking("turn the parameter of a path into a number", ({ parameters }) =>
    withSchema(inPath(parameters), () => ({ type: "integer" })),
  ),
  breaking("restrict the parameter of a path by a pattern", ({ parameters }) =>
    withSchema(inPath(parameters), (schema) => ({ ...schema, pattern: "^[A-Z]{3}$" })),
  ),
  breaking("add a required query parameter", ({ operations }) => extended(operations, { ...added, required: true })),
  breaking("add a required header", ({ operations }) =>
    extended(operations, { name: "X-Added-By-Apple", in: "header", required: true, schema: { type: "string" } }),
  ),
  harmless("add an optional query parameter", ({ operations }) => extended(operations, added)),
  harmless("add an optional header", ({ operations }) =>
    extended(operations, { name: "X-Added-By-Apple", in: "header", schema: { type: "string" } }),
  ),
  harmless("deprecate a parameter", ({ parameters }) =>
    parameters.map((place) => changed(place, { deprecated: true })),
  ),
  harmless("list parameters in another order", ({ operations }) =>
    operations.flatMap(({ name, path, operation: { parameters = [] } }) =>
      parameters.length > 1 ? [{ place: name, edits: [set([...path, "parameters"], parameters.toReversed())] }] : [],
    ),
  ),
  harmless("move the parameter of a path into its operations", movedIntoOperations),
];

function inQuery(parameters: ParameterPlace[]): ParameterPlace[] {
  return parameters.filter(({ parameter }) => parameter.in === "query");
}

function inPath(parameters: ParameterPlace[]): ParameterPlace[] {
  return parameters.filter(({ parameter }) => parameter.in === "path");
}

function lists(parameters: ParameterPlace[]): ParameterPlace[] {
  return parameters.filter(({ parameter }) => parameter.schema.type === "array");
}

function changed({ name, path, parameter }: ParameterPlace, change: Record<string, unknown>): Mutant {
  // What is changed to undefined is taken away.
  const { parameter: value } = JSON.parse(JSON.stringify({ parameter: { ...parameter, ...change } }));
  return { place: name, edits: [set(path, value)] };
}

function withSchema(places: ParameterPlace[], change: (schema: Schema) => Schema): Mutant[] {
  return places.map(({ name, path, parameter }) => ({
    place: name,
    edits: [set([...path, "schema"], change(parameter.schema))],
  }));
}

function defaultOf({ type, items }: Schema): unknown {
  if (type === "array") return [items?.enum?.[0] ?? "one"];
  return type === "boolean" ? true : 10;
}

function extended(operations: OperationPlace[], parameter: Parameter): Mutant[] {
  return operations.map(({ name, path, operation: { parameters = [] } }) => ({
    place: name,
    edits: [set([...path, "parameters"], [...parameters, parameter])],
  }));
}

function pathParametersRenamed({ document, parameters }: ContractView): Mutant[] {
  return inPath(parameters).map((place) => {
    const { name } = place.parameter;
    const [, route = ""] = place.list.path;
    const renamed = String(route).replace(`{${name}}`, `{${name}Renamed}`);
    const item = document.paths[route] ?? {};
    const moved = {
      ...item,
      parameters: item.parameters?.with(place.list.at, { ...place.parameter, name: `${name}Renamed` }),
    };
    return { place: place.name, edits: [remove(["paths", route]), set(["paths", renamed], moved)] };
  });
}

function movedIntoOperations({ document, operations }: ContractView): Mutant[] {
  return Object.entries(document.paths).flatMap(([route, { parameters = [] }]) => {
    if (parameters.length === 0) return [];
    const moves = operations
      .filter((one) => one.route === route)
      .map(({ path, operation }) => set([...path, "parameters"], [...parameters, ...(operation.parameters ?? [])]));
    return [{ place: route, edits: [remove(["paths", route, "parameters"]), ...moves] }];
  });
}
