import { type Document, operationsOf, referencedSchemaName, type Schema } from "../../src/contract/cut/document.js";

/** generated/requests.ts: what every operation accepts, for checking it at run time. */
export function requestsModule(contract: Document): string {
  const operations = operationsOf(contract).map(({ name, path, operation }) => {
    const parameters = [...(contract.paths[path]?.parameters ?? []), ...(operation.parameters ?? [])];
    const query = parameters
      .filter((one) => one.in === "query")
      .map((one) => [one.name, inPlace(contract, one.schema)]);
    const body = operation.requestBody?.content?.["application/json"]?.schema;
    const rules = { query: Object.fromEntries(query), ...(body && { body: inPlace(contract, body) }) };
    return `  ${JSON.stringify(name)}: ${JSON.stringify(rules)},`;
  });
  return `${declaration}
/** Operation → its query parameters and its body. */
export const requests: Readonly<Record<OperationKey, RequestRules>> = {
${operations.join("\n")}
};
`;
}

const declaration = `import type { OperationKey } from "./operations.js";

/** What an operation accepts. */
export interface RequestRules {
  query: Readonly<Record<string, RequestSchema>>;
  body?: RequestSchema;
}

/** A JSON Schema as OpenAPI 3.0 has it, without references and without what only people read. */
export interface RequestSchema {
  type?: "object" | "array" | "string" | "integer" | "number" | "boolean";
  nullable?: boolean;
  enum?: readonly unknown[];
  required?: readonly string[];
  properties?: Readonly<Record<string, RequestSchema>>;
  additionalProperties?: boolean | RequestSchema;
  items?: RequestSchema;
  oneOf?: readonly RequestSchema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}
`;

const kept = [
  ...["type", "nullable", "enum", "required", "format", "pattern", "minLength", "maxLength", "minimum", "maximum"],
  ...["minItems", "maxItems"],
];

/** A schema with its references followed. One that comes back to itself is anything there. */
function inPlace(contract: Document, schema: Schema, above: readonly string[] = []): Schema {
  const name = referencedSchemaName(schema);
  if (name !== undefined) {
    const component = contract.components.schemas[name];
    return component && !above.includes(name) ? inPlace(contract, component, [...above, name]) : {};
  }
  const below = (child: Schema) => inPlace(contract, child, above);
  const { properties, additionalProperties: others, items, oneOf } = schema;
  return {
    ...Object.fromEntries(Object.entries(schema).filter(([keyword]) => kept.includes(keyword))),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, below(child)])),
    }),
    ...(others !== undefined && { additionalProperties: typeof others === "boolean" ? others : below(others) }),
    ...(items && { items: below(items) }),
    ...(oneOf && { oneOf: oneOf.map(below) }),
  };
}
