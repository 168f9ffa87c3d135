import { type Document, referencedSchemaName, resolveSchema, type Schema } from "../../src/contract/cut/document.js";

/** A component's name, or a schema in place: what `response-schemas.ts` declares. */
export type ResponseSchema = string | Record<string, unknown>;

const kinds = new Set(["object", "array", "string", "integer", "number", "boolean"]);
const checked = ["type", "enum", "nullable", "properties", "required", "additionalProperties", "items", "oneOf"];
/** What only people read, and what no client trips over: a date in another form or a longer text is still a string. */
const ignored = [
  ...["title", "description", "example", "default", "deprecated", "format", "discriminator", "readOnly", "writeOnly"],
  ...["pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "externalDocs", "xml"],
];
const known = new Set([...checked, ...ignored]);

/**
 * What is checked of a schema when a response comes. A keyword that gives it another structure, such as `allOf`, is
 * refused: to leave it out would be to check less than the contract says.
 */
export function responseSchema(document: Document, schema: Schema, place: string): ResponseSchema {
  const component = referencedSchemaName(schema);
  if (component !== undefined) return component;
  const unknown = Object.keys(schema).filter((one) => !known.has(one) && !one.startsWith("x-"));
  if (unknown.length > 0) throw new Error(`${place}: ${unknown.join(", ")} cannot be checked at run time yet`);
  const below = (child: Schema, step: string) => responseSchema(document, child, `${place}/${step}`);
  if (schema.oneOf) return { oneOf: schema.oneOf.map((one, at) => below(one, `oneOf/${at}`)) };
  const { nullable, additionalProperties: others, ...notNull } = schema;
  if (nullable && schema.enum?.every((value) => value === null)) return { type: "null" };
  if (nullable) return { oneOf: [responseSchema(document, notNull, place), { type: "null" }] };
  if (!kinds.has(schema.type ?? "")) throw new Error(`${place}: type ${schema.type} cannot be checked at run time yet`);
  return {
    type: schema.type,
    ...(schema.enum && { values: schema.enum }),
    ...(schema.required && { required: schema.required }),
    ...(schema.properties && { properties: propertiesOf(document, schema.properties, place) }),
    ...(others && { others: others === true ? {} : below(others, "*") }),
    ...(schema.items && { items: below(schema.items, "items") }),
  };
}

function propertiesOf(document: Document, properties: Record<string, Schema>, place: string) {
  const entries = Object.entries(properties).map(([name, property]) => {
    if (name === "included") return [name, { type: "array", items: includedSchema(document, property) }];
    const schema = responseSchema(document, property, `${place}/${name}`);
    return [name, name === "type" && typeof schema === "object" ? { ...schema, closed: true } : schema];
  });
  return Object.fromEntries(entries) as Record<string, ResponseSchema>;
}

/** Resources by their `type`. Nothing is known of one of another type, but that it has one. */
function includedSchema(document: Document, { items }: Schema): ResponseSchema {
  const resources = (items?.oneOf ?? [items]).map((one) => {
    const type = resolveSchema(document, one)?.properties?.type?.enum?.[0];
    const component = referencedSchemaName(one);
    if (typeof type !== "string" || !component) throw new Error("included: holds something that is no resource");
    return [type, component];
  });
  const type = { type: "string", values: resources.map(([name]) => name) };
  const others = { type: "object", required: ["type"], properties: { type }, others: {} };
  return { type: "object", resources: Object.fromEntries(resources), others };
}
