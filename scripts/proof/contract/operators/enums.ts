import type { Schema } from "../../../contract/document.js";
import { type Path, remove, set } from "../edit.js";
import { breaking, harmless, type Mutant, narrowing, type Operator } from "../operator.js";
import type { SchemaPlace } from "../schema-places.js";
import { answered, onlyAnswered, onlySent, sent } from "./properties.js";

/** Where an enum stands, in a body or in a parameter. */
interface EnumPlace {
  name: string;
  path: Path;
  schema: Schema;
}

/** Enums that list what is known today; where the client only reads, they are open. */
const open = (schemas: SchemaPlace[]) => enums(schemas).filter((place) => !isDiscriminator(place));
/** Enums of `type`: they say which resource it is, and are closed. */
const closed = (schemas: SchemaPlace[]) => enums(schemas).filter(isDiscriminator);

export const enumOperators: Operator[] = [
  breaking("remove a value from an enum of a request", ({ schemas }) => sent(open(schemas)).flatMap(valuesRemoved)),
  breaking("rename a value of an enum of a request", ({ schemas }) => sent(open(schemas)).flatMap(valuesRenamed)),
  narrowing("remove a value from an enum of an answer", ({ schemas }) =>
    onlyAnswered(open(schemas)).flatMap(valuesRemoved),
  ),
  harmless("add a value to an enum of an answer", ({ schemas }) => onlyAnswered(open(schemas)).map(valueAdded)),
  harmless("add a value to an enum of both", ({ schemas }) =>
    open(schemas)
      .filter(({ side }) => side === "both")
      .map(valueAdded),
  ),
  breaking("restrict text of a request to an enum", ({ schemas }) => sent(texts(schemas)).map(restricted)),
  narrowing("restrict text of an answer to an enum", ({ schemas }) => onlyAnswered(texts(schemas)).map(restricted)),
  breaking("rename the type of a resource in a request", ({ schemas }) => sent(closed(schemas)).flatMap(valuesRenamed)),
  breaking("rename the type of a resource in an answer", ({ schemas }) =>
    answered(closed(schemas)).flatMap(valuesRenamed),
  ),
  breaking("allow another type of resource in an answer", ({ schemas }) => answered(closed(schemas)).map(valueAdded)),
  harmless("allow another type of resource in a request", ({ schemas }) => onlySent(closed(schemas)).map(valueAdded)),
  breaking("allow any type of resource in an answer", ({ schemas }) => answered(closed(schemas)).map(opened)),
  harmless("allow any type of resource in a request", ({ schemas }) => onlySent(closed(schemas)).map(opened)),
  breaking("remove a value from an enum of a parameter", ({ parameters }) =>
    parameterEnums(parameters).flatMap(valuesRemoved),
  ),
  breaking("rename a value of an enum of a parameter", ({ parameters }) =>
    parameterEnums(parameters).flatMap(valuesRenamed),
  ),
  harmless("add a value to an enum of a parameter", ({ parameters }) => parameterEnums(parameters).map(valueAdded)),
  harmless("allow any value of a parameter", ({ parameters }) => parameterEnums(parameters).map(opened)),
];

function enums(schemas: SchemaPlace[]): SchemaPlace[] {
  return schemas.filter(({ schema }) => schema.enum && schema.type === "string");
}

function texts(schemas: SchemaPlace[]): SchemaPlace[] {
  return schemas.filter(({ schema }) => schema.type === "string" && !schema.enum && !schema.format);
}

function isDiscriminator({ path }: EnumPlace): boolean {
  return path.at(-1) === "type" && path.at(-2) === "properties";
}

function parameterEnums(parameters: { name: string; path: Path; parameter: { schema: Schema } }[]): EnumPlace[] {
  return parameters.flatMap(({ name, path, parameter: { schema } }) =>
    schema.items?.enum ? [{ name, path: [...path, "schema", "items"], schema: schema.items }] : [],
  );
}

function valuesRemoved(place: EnumPlace): Mutant[] {
  const values = place.schema.enum ?? [];
  // An enum without a value is no schema.
  if (values.length < 2) return [];
  return values.map((value) =>
    withValues(
      place,
      `without ${value}`,
      values.filter((one) => one !== value),
    ),
  );
}

function valuesRenamed(place: EnumPlace): Mutant[] {
  const values = place.schema.enum ?? [];
  return values.map((value) =>
    withValues(
      place,
      `${value}`,
      values.map((one) => (one === value ? `${one}Renamed` : one)),
    ),
  );
}

function valueAdded(place: EnumPlace): Mutant {
  return withValues(place, "", [...(place.schema.enum ?? []), "ADDED_BY_APPLE"]);
}

function restricted(place: EnumPlace): Mutant {
  return withValues(place, "", ["ONE", "OTHER"]);
}

function opened({ name, path }: EnumPlace): Mutant {
  return { place: name, edits: [remove([...path, "enum"])] };
}

function withValues({ name, path }: EnumPlace, what: string, values: unknown[]): Mutant {
  return { place: `${name} ${what}`.trimEnd(), edits: [set([...path, "enum"], values)] };
}
