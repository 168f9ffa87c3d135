import type { ContractView } from "../contract-view.js";
import { type Path, set } from "../edit.js";
import { harmless, type Mutant, type Operator } from "../operator.js";
import type { SchemaPlace } from "../schema-places.js";

export const wordOperators: Operator[] = [
  harmless("describe a schema in other words", ({ schemas }) => described(withoutReference(schemas))),
  harmless("give a schema a title", ({ schemas }) =>
    withoutReference(schemas).map(({ name, path }) => at(name, [...path, "title"], "A title")),
  ),
  harmless("describe an operation in other words", ({ operations }) => described(operations)),
  harmless("sum an operation up in other words", ({ operations }) =>
    operations.map(({ name, path }) => at(name, [...path, "summary"], "Other words")),
  ),
  harmless("tag an operation otherwise", ({ operations }) =>
    operations.map(({ name, path }) => at(name, [...path, "tags"], ["Keys", "Domains"])),
  ),
  harmless("describe a parameter in other words", ({ parameters }) => described(parameters)),
  harmless("describe an answer in other words", ({ answers }) => described(answers)),
  harmless("describe a body in other words", ({ bodies }) => described(bodies)),
  harmless("add an extension to an operation", ({ operations }) =>
    operations.map(({ name, path }) => at(name, [...path, "x-added-by-apple"], { since: "4.5" })),
  ),
  harmless("raise the version of the document", () => [at("info", ["info", "version"], "4.5")]),
  harmless("describe the document in other words", () => [at("info", ["info", "description"], "Other words")]),
  harmless("list properties in another order", ({ schemas }) => propertiesReordered(schemas)),
  harmless("list required properties in another order", ({ schemas }) => reordered(schemas, "required")),
  harmless("list the values of an enum in another order", ({ schemas }) => reordered(schemas, "enum")),
  harmless("give a property of a body a default", ({ schemas }) =>
    schemas
      .filter(({ side, schema }) => side === "request" && schema.type === "string" && !schema.enum && !schema.format)
      .map(({ name, path }) => at(name, [...path, "default"], "text")),
  ),
  harmless("add a component that nothing uses", () => [
    at("components", ["components", "schemas", "AddedByApple"], { type: "object", properties: {} }),
  ]),
  harmless("list paths in another order", pathsReordered),
];

function withoutReference(schemas: SchemaPlace[]): SchemaPlace[] {
  return schemas.filter(({ schema }) => !schema.$ref);
}

function described(places: { name: string; path: Path }[]): Mutant[] {
  return places.map(({ name, path }) => at(name, [...path, "description"], "Other words."));
}

function reordered(schemas: SchemaPlace[], keyword: "required" | "enum"): Mutant[] {
  return schemas.flatMap(({ name, path, schema }) => {
    const list = schema[keyword] ?? [];
    return list.length > 1 ? [at(name, [...path, keyword], list.toReversed())] : [];
  });
}

function propertiesReordered(schemas: SchemaPlace[]): Mutant[] {
  return schemas.flatMap(({ name, path, schema: { properties = {} } }) => {
    const entries = Object.entries(properties);
    return entries.length > 1 ? [at(name, [...path, "properties"], Object.fromEntries(entries.reverse()))] : [];
  });
}

function pathsReordered({ document }: ContractView): Mutant[] {
  return [at("paths", ["paths"], Object.fromEntries(Object.entries(document.paths).reverse()))];
}

function at(place: string, path: Path, value: unknown): Mutant {
  return { place, edits: [set(path, value)] };
}
