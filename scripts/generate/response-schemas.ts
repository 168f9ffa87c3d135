import { type Content, type Document, operationsOf } from "../../src/contract/cut/document.js";
import { type ResponseSchema, responseSchema } from "./response-schema.js";
import { schemasOfResponses } from "./schemas-of-responses.js";

/** generated/response-schemas.ts: the responses of every operation, for use at run time. */
export function responseSchemasModule(contract: Document): string {
  const responses = operationsOf(contract).map(({ name, operation }) => {
    const byStatus = Object.entries(operation.responses).map(([status, response]) => [
      status,
      schemaOf(contract, response, `${name} ${status}`),
    ]);
    return entry(name, Object.fromEntries(byStatus));
  });
  const components = [...schemasOfResponses(contract)].sort().map((name) => {
    return entry(name, responseSchema(contract, contract.components.schemas[name] ?? {}, name));
  });
  return `${declaration}
/** Operation → status → its response; null for one without a body. */
export const responses: Record<string, Record<string, ResponseSchema | null>> = {
${responses.join("\n")}
};

/** The components that responses are made of. */
export const components: Record<string, PlainSchema> = {
${components.join("\n")}
};
`;
}

const declaration = `/** A component by its name, or a schema in place. */
export type ResponseSchema = string | PlainSchema;

/** A JSON Schema, cut down to what a client can trip over. An empty one is anything. */
export interface PlainSchema {
  type?: "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";
  /** The values of a string. */
  values?: readonly string[];
  /** No other value will ever do. Without this, others are additions. */
  closed?: true;
  required?: readonly string[];
  properties?: Readonly<Record<string, ResponseSchema>>;
  /** What properties of other names are. Without this, they are additions. */
  others?: ResponseSchema;
  items?: ResponseSchema;
  /** One of these, told apart by their types, or else by what they require. */
  oneOf?: readonly ResponseSchema[];
  /** A resource, by its \`type\`; one of another type is what \`others\` says. */
  resources?: Readonly<Record<string, string>>;
}
`;

function entry(name: string, value: unknown): string {
  return `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`;
}

function schemaOf(contract: Document, response: Content, place: string): ResponseSchema | null {
  const schema = response.content?.["application/json"]?.schema;
  return schema ? responseSchema(contract, schema, place) : null;
}
