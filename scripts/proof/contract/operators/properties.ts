import type { Schema } from "../../../contract/document.js";
import { type Edit, remove, set } from "../edit.js";
import { breaking, harmless, type Mutant, narrowing, type Operator } from "../operator.js";
import type { PropertyPlace, SchemaPlace } from "../schema-places.js";

export const propertyOperators: Operator[] = [
  ...removals("a request"),
  ...removals("an answer"),
  breaking("rename a property of a request", ({ properties }) => sent(properties).map(renamed)),
  breaking("rename a property of an answer", ({ properties }) => answered(properties).map(renamed)),
  breaking("require an optional property of a request", ({ properties }) =>
    sent(properties).filter(isOptional).map(required),
  ),
  narrowing("require an optional property of an answer", ({ properties }) =>
    onlyAnswered(properties).filter(isOptional).map(required),
  ),
  harmless("no longer require a property of a request", ({ properties }) =>
    onlySent(properties).filter(isRequired).map(unrequired),
  ),
  breaking("no longer require a property of an answer", ({ properties }) =>
    answered(properties).filter(isRequired).map(unrequired),
  ),
  harmless("add an optional property to a request", ({ schemas }) => onlySent(objects(schemas)).map(extended)),
  breaking("add a required property to a request", ({ schemas }) => sent(objects(schemas)).map(extendedByRequired)),
  harmless("add an optional property to an answer", ({ schemas }) => onlyAnswered(objects(schemas)).map(extended)),
  narrowing("add a required property to an answer", ({ schemas }) =>
    onlyAnswered(objects(schemas)).map(extendedByRequired),
  ),
];

function removals(side: "a request" | "an answer"): Operator[] {
  const places = side === "a request" ? sent : answered;
  return [
    breaking(`remove an optional property of ${side}`, ({ properties }) =>
      places(properties).filter(isOptional).map(removed),
    ),
    breaking(`remove a required property of ${side}`, ({ properties }) =>
      places(properties).filter(isRequired).map(removed),
    ),
  ];
}

/** What the client writes, and what it alone writes; likewise for what it reads. */
export function sent<Place extends { side: SchemaPlace["side"] }>(places: Place[]): Place[] {
  return places.filter(({ side }) => side !== "answer");
}
export function onlySent<Place extends { side: SchemaPlace["side"] }>(places: Place[]): Place[] {
  return places.filter(({ side }) => side === "request");
}
export function answered<Place extends { side: SchemaPlace["side"] }>(places: Place[]): Place[] {
  return places.filter(({ side }) => side !== "request");
}
export function onlyAnswered<Place extends { side: SchemaPlace["side"] }>(places: Place[]): Place[] {
  return places.filter(({ side }) => side === "answer");
}

const isOptional = ({ isRequired }: PropertyPlace) => !isRequired;
const isRequired = ({ isRequired }: PropertyPlace) => isRequired;

function objects(schemas: SchemaPlace[]): SchemaPlace[] {
  return schemas.filter(({ schema }) => schema.properties !== undefined);
}

function removed({ name, path, key, owner }: PropertyPlace): Mutant {
  return { place: name, edits: [remove(path), ...requiring(owner, without(owner, key))] };
}

function renamed({ name, key, owner }: PropertyPlace): Mutant {
  const renamedKey = `${key}Renamed`;
  const properties = Object.entries(owner.schema.properties ?? {}).map(([one, schema]) => [
    one === key ? renamedKey : one,
    schema,
  ]);
  const names = owner.schema.required?.map((one) => (one === key ? renamedKey : one)) ?? [];
  return {
    place: name,
    edits: [set([...owner.path, "properties"], Object.fromEntries(properties)), ...requiring(owner, names)],
  };
}

function required({ name, key, owner }: PropertyPlace): Mutant {
  return { place: name, edits: requiring(owner, [...(owner.schema.required ?? []), key]) };
}

function unrequired({ name, key, owner }: PropertyPlace): Mutant {
  return { place: name, edits: requiring(owner, without(owner, key)) };
}

const addedKey = "addedByApple";

function extended({ name, path }: SchemaPlace): Mutant {
  const added: Schema = { type: "string" };
  return { place: name, edits: [set([...path, "properties", addedKey], added)] };
}

function extendedByRequired(place: SchemaPlace): Mutant {
  const { edits, ...mutant } = extended(place);
  return { ...mutant, edits: [...edits, ...requiring(place, [...(place.schema.required ?? []), addedKey])] };
}

function without({ schema }: SchemaPlace, key: string): string[] {
  return (schema.required ?? []).filter((name) => name !== key);
}

function requiring({ path, schema }: SchemaPlace, names: string[]): Edit[] {
  if (names.length > 0) return [set([...path, "required"], names)];
  return schema.required ? [remove([...path, "required"])] : [];
}
