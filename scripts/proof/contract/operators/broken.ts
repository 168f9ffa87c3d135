import type { Schema } from "../../../contract/document.js";
import type { ContractView } from "../contract-view.js";
import { type Path, remove, set, valueAt } from "../edit.js";
import { breaking, harmless, type Mutant, type Operator } from "../operator.js";
import type { SchemaPlace } from "../schema-places.js";

/** A schema that is none; undefined where the slip cannot be made. */
type Slip = (schema: Schema) => Schema | undefined;

const slips: Record<string, Slip> = {
  "misspell a type": (schema) => (schema.type ? { ...schema, type: `${schema.type}s` } : undefined),
  "misspell a keyword": ({ properties, ...schema }) => (properties ? { ...schema, propertys: properties } : undefined),
  "misspell a format": (schema) => (schema.format ? { ...schema, format: `${schema.format}s` } : undefined),
  "require a property that is not there": (schema) =>
    schema.properties ? { ...schema, required: [...(schema.required ?? []), "notThere"] } : undefined,
  "write an enum that is no list": (schema) => (schema.enum ? { ...schema, enum: "ONE" as never } : undefined),
  "write an enum without values": (schema) => (schema.enum ? { ...schema, enum: [] } : undefined),
  "write a limit for another type": (schema) => (schema.type === "string" ? { ...schema, maximum: 3 } : undefined),
  "write a pattern that is none": (schema) =>
    schema.type === "string" && !schema.enum ? { ...schema, pattern: "(" } : undefined,
  "write a property that is no schema": (schema) =>
    schema.properties ? { ...schema, properties: { ...schema.properties, added: "string" as never } } : undefined,
  "write a list of alternatives without any": (schema) => (schema.oneOf ? { ...schema, oneOf: [] } : undefined),
};

export const brokenOperators: Operator[] = [
  ...Object.entries(slips).map(([name, slip]) =>
    breaking(name, ({ schemas }) => schemas.flatMap((place) => slipped(place, slip)), "schemas"),
  ),
  breaking("take a required property from an example", (view) => inExamples(view, withoutData), "schemas"),
  breaking("give an example a value of another type", (view) => inExamples(view, withOtherType), "schemas"),
  breaking(
    "point an example at nothing",
    (view) => examplePlaces(view).map(({ name, path }) => at(name, path, { $ref: "#/components/examples/lost" })),
    "schemas",
  ),
  harmless("describe an example in other words", (view) =>
    examplePlaces(view)
      .filter(({ path }) => path[0] === "components")
      .map(({ name, path }) => at(name, [...path, "summary"], "Other words")),
  ),
  harmless("add a valid example", ({ bodies, answers, document }) =>
    [...bodies, ...answers].flatMap(({ name, path }) => {
      const examples = [...path, "content", "application/json", "examples"];
      const [first] = Object.values((valueAt(document, examples) ?? {}) as Record<string, unknown>);
      return first ? [at(name, [...examples, "added"], first)] : [];
    }),
  ),
  harmless("remove an example", (view) =>
    examplePlaces(view)
      .filter(({ path }) => path[0] === "paths")
      .map(({ name, path }) => ({ place: name, edits: [remove(path)] })),
  ),
];

function slipped({ name, path, schema }: SchemaPlace, slip: Slip): Mutant[] {
  const value = slip(schema);
  return value ? [at(name, path, value)] : [];
}

function at(place: string, path: Path, value: unknown): Mutant {
  return { place, edits: [set(path, value)] };
}

type Example = { value?: unknown; $ref?: string };

/** Every example where it stands: those of components once, those in place, and references to components. */
function examplePlaces({ document, bodies, answers }: ContractView): { name: string; path: Path; example: Example }[] {
  const shared = { name: "components", path: ["components", "examples"] };
  const inPlace = [...bodies, ...answers].map(({ name, path }) => ({
    name,
    path: [...path, "content", "application/json", "examples"],
  }));
  return [shared, ...inPlace].flatMap(({ name, path }) =>
    Object.entries((valueAt(document, path) ?? {}) as Record<string, Example>).map(([key, example]) => ({
      ...{ name: `${name} example ${key}`, path: [...path, key], example },
    })),
  );
}

function inExamples(view: ContractView, change: (value: Record<string, unknown>) => unknown): Mutant[] {
  return examplePlaces(view)
    .filter(({ example }) => example.value !== undefined)
    .map(({ name, path, example }) => at(name, [...path, "value"], change(example.value as Record<string, unknown>)));
}

/** Of an answer or a request its data; of an error, which has none, the code. */
function withoutData({ data: _, errors, ...rest }: Record<string, unknown>): unknown {
  if (!Array.isArray(errors)) return rest;
  return { ...rest, errors: errors.map(({ code: _, ...error }) => error) };
}

function withOtherType(value: Record<string, unknown>): unknown {
  return { ...value, [value.errors ? "errors" : "data"]: "text" };
}
