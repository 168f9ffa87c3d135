import { resolveSchema, type Schema } from "../../src/contract/cut/document.js";
import { adding, become, having, ownerOf, type Rules, removed, renamed, reordered, without } from "./change.js";
import type { Edit, Place } from "./places.js";

const added: Schema = { type: "string" };
const addedType: Schema = { type: "string", enum: ["added"] };
const anAlternative: Schema = { type: "object", required: ["type", "added"], properties: { type: addedType, added } };
const onlyNull: Schema = { type: "object", enum: [null], nullable: true };
const enumMistakes = having({ enum: "ONE" }, { enum: [] });

/** The rules of schemas: where they are used, and what they describe. */
export const schemaRules: Rules = {
  component: { corrupt: { "a component that is referred to": removed } },
  reference: {
    retype: become({ $ref: "#/components/schemas/WebhookPingCreateRequest" }),
    widen: { "null is allowed": (schema, place) => !isAlternative(place) && { oneOf: [schema, onlyNull] } },
    corrupt: become({ $ref: "#/components/schemas/Lost" }),
    reword: {
      "the component in its place": (schema, place) => !isAlternative(place) && resolveSchema(place.document, schema),
      "allOf around it": (schema, place) => !isAlternative(place) && { allOf: [schema] },
    },
  },
  property: {
    remove: { property: (_, place) => [...removed(_, place), ...requiring(place)] },
    rename: { property: renamedProperty },
    narrow: { "it is required": (_, place) => !isRequired(place) && requiring(place, place.key) },
    widen: { "it is optional": (_, place) => isRequired(place) && requiring(place) },
    reword: { "a default": (schema) => schema.type === "string" && !schema.enum && { ...schema, default: "text" } },
  },
  schema: { reword: having({ description: "Other words." }, { title: "A title" }) },
  value: {
    retype: {
      text: ({ type }) => type !== "string" && { type: "string" },
      "a whole number": ({ type }) => type === "string" && { type: "integer" },
      "a boolean": ({ type }) => (type === "string" || type === "integer") && { type: "boolean" },
      "a list": (schema) => schema.type !== "array" && { type: "array", items: schema },
    },
    narrow: without("nullable"),
    widen: { "null is allowed": (schema, place) => !allowsNull(schema, place) && { ...schema, nullable: true } },
    corrupt: having({ type: "texts" }),
  },
  null: { corrupt: enumMistakes },
  object: {
    narrow: {
      ...having({ additionalProperties: false }),
      property: (schema) => ({ ...withProperty(schema, added), required: [...(schema.required ?? []), "added"] }),
    },
    add: { property: (schema) => withProperty(schema, added) },
    corrupt: {
      ...adding("required", "lost"),
      properties: ({ properties, ...schema }) => ({ ...schema, propertys: properties }),
      "a property that is no schema": (schema) => withProperty(schema, "string"),
    },
    reword: reordered("properties", "required"),
  },
  map: { retype: having({ additionalProperties: added }) },
  list: { retype: { "its item": ({ items }) => items }, narrow: having({ maxItems: 1 }, { minItems: 2 }) },
  text: {
    narrow: having({ maxLength: 3 }, { pattern: "^[A-Z]{3}$" }),
    corrupt: having({ maximum: 3 }, { pattern: "(" }),
  },
  "plain text": { narrow: having({ minLength: 3 }, { format: "uuid" }, { enum: ["ONE", "OTHER"] }) },
  "formatted text": {
    retype: having({ format: "uuid" }),
    // A date is a value of its own kind; all other formats only limit a text.
    widen: { "a date may be any text": ({ format, ...schema }) => format === "date-time" && schema },
    add: { "any text": ({ format, ...schema }) => format !== "date-time" && schema },
    corrupt: having({ format: "urls" }),
  },
  number: { narrow: having({ minimum: 10 }, { maximum: 49 }, { multipleOf: 10 }), widen: having({ type: "number" }) },
  maximum: {
    narrow: having({ exclusiveMaximum: true }),
    widen: { ...having({ maximum: 201 }), ...without("maximum") },
  },
  enum: { add: { ...adding("enum", "ADDED"), ...without("enum") }, corrupt: enumMistakes, reword: reordered("enum") },
  "enum value": {
    narrow: {
      "one less": (_, place) => ownerOf<unknown[]>(place).length > 1 && removed(_, place),
      "another in its place": (value) => `${value}Renamed`,
    },
  },
  "resource type": { widen: { ...adding("enum", "added"), ...without("enum") }, corrupt: enumMistakes },
  "resource type value": { rename: { value: (value) => `${value}Renamed` } },
  union: { widen: adding("oneOf", anAlternative), corrupt: having({ oneOf: [] }), reword: reordered("oneOf") },
  discriminator: { reword: { removed } },
  mapping: { reword: having({ added: "#/components/schemas/App" }) },
  alternative: {
    remove: { "all others but null": (_, place) => isNullBeside(place) && removed(_, place) },
    narrow: { "one less": (_, place) => !isNullBeside(place) && removed(_, place) },
  },
};

function isAlternative({ path }: Place): boolean {
  return path.at(-2) === "oneOf";
}

function allowsNull(schema: Schema, place: Place): boolean {
  return schema.nullable || schema.enum !== undefined || isAlternative(place);
}

/** Without this alternative, null is the only one left. */
function isNullBeside(place: Place): boolean {
  return ownerOf<Schema[]>(place).every((one) => one === place.value || one.nullable);
}

function withProperty(schema: Schema, added: unknown): object {
  return { ...schema, properties: { ...schema.properties, added } };
}

function isRequired(place: Place): boolean {
  return ownerOf(place, 2).required?.includes(place.key) ?? false;
}

/** Puts these names in place of the name of the property among those that its object requires. */
function requiring(place: Place, ...names: string[]): Edit[] {
  const { required = [] } = ownerOf(place, 2);
  const value = [...required.filter((name) => name !== place.key), ...names];
  return [{ path: [...place.path.slice(0, -2), "required"], value: value.length > 0 ? value : undefined }];
}

function renamedProperty(_: unknown, place: Place): Edit[] {
  const key = `${place.key}Renamed`;
  return [...renamed(place, key), ...(isRequired(place) ? requiring(place, key) : [])];
}
