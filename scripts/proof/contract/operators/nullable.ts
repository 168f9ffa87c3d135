import type { Schema } from "../../../contract/document.js";
import { type Path, remove, set, valueAt } from "../edit.js";
import { breaking, harmless, type Mutant, narrowing, type Operator } from "../operator.js";
import type { SchemaPlace } from "../schema-places.js";
import { answered, onlyAnswered, onlySent, sent } from "./properties.js";

export const nullableOperators: Operator[] = [
  breaking("no longer allow null in a request", ({ schemas }) => withoutNull(sent(schemas))),
  harmless("allow null in a request", ({ schemas }) => withNull(onlySent(schemas))),
  breaking("allow null in an answer", ({ schemas, document }) =>
    withNull(answered(schemas).filter(({ path }) => !isBesideNull(document, path))),
  ),
  breaking("allow null for a component in an answer", ({ schemas, document }) =>
    answered(schemas)
      .filter(({ path, schema }) => schema.$ref && !isBesideNull(document, path))
      .map(({ name, path, schema }) => ({
        place: name,
        edits: [set(path, { oneOf: [schema, { type: "object", enum: [null], nullable: true }] })],
      })),
  ),
  narrowing("no longer allow null in an answer", ({ schemas }) =>
    onlyAnswered(schemas).flatMap(({ name, path, schema: { oneOf = [] } }) => {
      const others = oneOf.filter(({ nullable }) => !nullable);
      const [only] = others;
      return only && others.length < oneOf.length ? [{ place: name, edits: [set(path, only)] }] : [];
    }),
  ),
];

/** Null is allowed there as it is, as another alternative. */
function isBesideNull(document: object, path: Path): boolean {
  const alternatives = path.at(-2) === "oneOf" ? valueAt(document, path.slice(0, -1)) : [];
  return (alternatives as Schema[]).some(({ nullable }) => nullable);
}

function withNull(places: SchemaPlace[]): Mutant[] {
  return places
    .filter(({ schema: { type, nullable, enum: values } }) => type && !nullable && !values)
    .map(({ name, path }) => ({ place: name, edits: [set([...path, "nullable"], true)] }));
}

function withoutNull(places: SchemaPlace[]): Mutant[] {
  return places
    .filter(({ schema }) => schema.nullable)
    .map(({ name, path }) => ({ place: name, edits: [remove([...path, "nullable"])] }));
}
