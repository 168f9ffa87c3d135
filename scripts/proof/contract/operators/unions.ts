import type { Schema } from "../../../contract/document.js";
import { remove, set } from "../edit.js";
import { breaking, harmless, type Mutant, narrowing, type Operator } from "../operator.js";
import type { SchemaPlace } from "../schema-places.js";
import { onlyAnswered, sent } from "./properties.js";

const added: Schema = {
  type: "object",
  required: ["type", "addedByApple"],
  properties: { type: { type: "string", enum: ["addedByApple"] }, addedByApple: { type: "string" } },
};

export const unionOperators: Operator[] = [
  breaking("add an alternative to an answer", ({ schemas }) =>
    unions(schemas).map(({ name, path, schema }) => ({
      place: name,
      edits: [set([...path, "oneOf"], [...(schema.oneOf ?? []), added])],
    })),
  ),
  narrowing("remove an alternative from an answer", ({ schemas }) =>
    unions(schemas).flatMap((place) =>
      withoutOneEach(place)
        .filter(({ rest }) => !rest.every(isNull))
        .map(({ mutant }) => mutant),
    ),
  ),
  breaking("leave null as the only alternative of an answer", ({ schemas }) =>
    unions(schemas).flatMap((place) =>
      withoutOneEach(place)
        .filter(({ rest }) => rest.every(isNull))
        .map(({ mutant }) => mutant),
    ),
  ),
  harmless("remove a discriminator", ({ schemas }) =>
    discriminated(schemas).map(({ name, path }) => ({ place: name, edits: [remove([...path, "discriminator"])] })),
  ),
  harmless("add an entry to the mapping of a discriminator", ({ schemas }) =>
    discriminated(schemas).map(({ name, path, schema }) => ({
      place: name,
      edits: [set([...path, "discriminator", "mapping", "addedByApple"], schema.oneOf?.[0]?.$ref)],
    })),
  ),
  harmless("list alternatives in another order", ({ schemas }) =>
    unions(schemas).map(({ name, path, schema }) => ({
      place: name,
      edits: [set([...path, "oneOf"], schema.oneOf?.toReversed())],
    })),
  ),
  breaking("forbid unknown properties in a request", ({ schemas }) => closed(sent(objects(schemas)))),
  narrowing("forbid unknown properties in an answer", ({ schemas }) =>
    closed(onlyAnswered(objects(schemas)).filter(({ schema }) => schema.additionalProperties === undefined)),
  ),
  breaking("turn additional properties of an answer into text", ({ schemas }) =>
    onlyAnswered(schemas)
      .filter(({ schema }) => typeof schema.additionalProperties === "object")
      .map(({ name, path }) => ({ place: name, edits: [set([...path, "additionalProperties"], { type: "string" })] })),
  ),
];

function unions(schemas: SchemaPlace[]): SchemaPlace[] {
  return onlyAnswered(schemas).filter(({ schema }) => schema.oneOf);
}

function isNull({ nullable }: Schema): boolean {
  return nullable === true;
}

function withoutOneEach({ name, path, schema }: SchemaPlace): { rest: Schema[]; mutant: Mutant }[] {
  const { oneOf = [], discriminator } = schema;
  return oneOf.map((member, at) => {
    const rest = oneOf.filter((one) => one !== member);
    const mapping = Object.entries(discriminator?.mapping ?? {}).filter(([, target]) => target !== member.$ref);
    const kept = discriminator && { ...discriminator, mapping: Object.fromEntries(mapping) };
    const edits = [set([...path, "oneOf"], rest), set([...path, "discriminator"], kept)];
    return { rest, mutant: { place: `${name} ${at + 1}`, edits } };
  });
}

function discriminated(schemas: SchemaPlace[]): SchemaPlace[] {
  return schemas.filter(({ schema }) => schema.discriminator);
}

function objects(schemas: SchemaPlace[]): SchemaPlace[] {
  return schemas.filter(({ schema }) => schema.properties);
}

function closed(places: SchemaPlace[]) {
  return places.map(({ name, path }) => ({ place: name, edits: [set([...path, "additionalProperties"], false)] }));
}
