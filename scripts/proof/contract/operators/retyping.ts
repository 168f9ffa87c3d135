import type { Schema } from "../../../contract/document.js";
import { set } from "../edit.js";
import { breaking, type Mutant, type Operator } from "../operator.js";
import type { SchemaPlace } from "../schema-places.js";
import { answered, sent } from "./properties.js";

/** Another schema in place of one; undefined where the change cannot be made. */
type Change = (schema: Schema) => Schema | undefined;

const changes: Record<string, Change> = {
  "text into a whole number": ({ type }) => (type === "string" ? { type: "integer" } : undefined),
  "text into a truth value": ({ type }) => (type === "string" ? { type: "boolean" } : undefined),
  "a whole number into text": ({ type }) => (type === "integer" ? { type: "string" } : undefined),
  "a truth value into text": ({ type }) => (type === "boolean" ? { type: "string" } : undefined),
  "a list into its item": ({ type, items }) => (type === "array" ? items : undefined),
  "a single value into a list": (schema) =>
    ["string", "integer", "boolean"].includes(schema.type ?? "") ? { type: "array", items: schema } : undefined,
  "an object into text": ({ type, enum: values }) => (type === "object" && !values ? { type: "string" } : undefined),
  "an object into a list": (schema) =>
    schema.type === "object" && !schema.enum ? { type: "array", items: schema } : undefined,
};

const answerChanges: Record<string, Change> = {
  ...changes,
  // A request may hold a whole number where any number may stand, so this one is a mistake on one side only.
  "a whole number into any number": ({ type }) => (type === "integer" ? { type: "number" } : undefined),
};

/** The requests' bodies have neither whole numbers nor lists of anything but text; `parameters.ts` turns those. */
const unsent = new Set(["a whole number into text"]);

export const typeOperators: Operator[] = [
  ...Object.entries(changes)
    .filter(([what]) => !unsent.has(what))
    .map(([what, change]) => breaking(`turn ${what} in a request`, ({ schemas }) => mutants(sent(schemas), change))),
  ...Object.entries(answerChanges).map(([what, change]) =>
    breaking(`turn ${what} in an answer`, ({ schemas }) => mutants(answered(schemas), change)),
  ),
];

function mutants(places: SchemaPlace[], change: Change): Mutant[] {
  return places.flatMap(({ name, path, schema }) => {
    const value = change(schema);
    return value ? [{ place: name, edits: [set(path, value)] }] : [];
  });
}
