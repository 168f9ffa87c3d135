import type { Schema } from "../../../contract/document.js";
import type { ParameterPlace } from "../contract-view.js";
import { set } from "../edit.js";
import { breaking, harmless, type Mutant, type Operator } from "../operator.js";

/** Another schema in place of a query parameter's; undefined where the change cannot be made. */
type Change = (schema: Schema) => Schema | undefined;

const lowered =
  (by: (maximum: number) => number): Change =>
  (schema) =>
    typeof schema.maximum === "number" ? { ...schema, maximum: by(schema.maximum) } : undefined;

const narrowings: Record<string, Change> = {
  "lower the greatest number of a parameter by one": lowered((maximum) => maximum - 1),
  "halve the greatest number of a parameter": lowered((maximum) => maximum / 2),
  "make the greatest number of a parameter exclusive": (schema) =>
    schema.maximum === undefined ? undefined : { ...schema, exclusiveMaximum: true },
  "add a least number to a parameter": (schema) => (schema.type === "integer" ? { ...schema, minimum: 10 } : undefined),
  "allow only multiples in a parameter": (schema) =>
    schema.type === "integer" ? { ...schema, multipleOf: 10 } : undefined,
  "turn a number of a parameter into text": (schema) => (schema.type === "integer" ? { type: "string" } : undefined),
  "turn a number of a parameter into a truth value": (schema) =>
    schema.type === "integer" ? { type: "boolean" } : undefined,
  "turn a truth value of a parameter into text": (schema) =>
    schema.type === "boolean" ? { type: "string" } : undefined,
  "turn a list of a parameter into a single value": (schema) => (schema.type === "array" ? schema.items : undefined),
  "turn the items of a parameter into numbers": (schema) =>
    schema.type === "array" ? { ...schema, items: { type: "integer" } } : undefined,
  "allow one item only in a parameter": (schema) => (schema.type === "array" ? { ...schema, maxItems: 1 } : undefined),
  "want two items or more in a parameter": (schema) =>
    schema.type === "array" ? { ...schema, minItems: 2 } : undefined,
  "restrict the text of a parameter to an enum": ofFreeItems({ enum: ["ONE", "OTHER"] }),
  "restrict the text of a parameter by a pattern": ofFreeItems({ pattern: "^[A-Z]{3}$" }),
  "restrict the text of a parameter by a length": ofFreeItems({ maxLength: 3 }),
  "add a format to the text of a parameter": ofFreeItems({ format: "uuid" }),
};

const widenings: Record<string, Change> = {
  "raise the greatest number of a parameter": lowered((maximum) => maximum + 1),
  "remove the greatest number of a parameter": ({ maximum, ...schema }) => (maximum === undefined ? undefined : schema),
};

export const parameterValueOperators: Operator[] = [
  ...Object.entries(narrowings).map(([name, change]) =>
    breaking(name, ({ parameters }) => mutants(parameters, change)),
  ),
  ...Object.entries(widenings).map(([name, change]) => harmless(name, ({ parameters }) => mutants(parameters, change))),
];

function mutants(parameters: ParameterPlace[], change: Change): Mutant[] {
  return parameters.flatMap(({ name, path, parameter }) => {
    const schema = parameter.in === "query" ? change(parameter.schema) : undefined;
    return schema ? [{ place: name, edits: [set([...path, "schema"], schema)] }] : [];
  });
}

function ofFreeItems(limit: Schema): Change {
  return (schema) =>
    schema.items && !schema.items.enum ? { ...schema, items: { ...schema.items, ...limit } } : undefined;
}
