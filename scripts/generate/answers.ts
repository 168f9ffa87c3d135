import { type Content, type Document, operationsOf } from "../../src/contract/cut/document.js";
import { type AnswerSchema, answerSchema } from "./answer-schema.js";
import { schemasOfAnswers } from "./schemas-of-answers.js";

/** generated/answers.ts: what every operation answers, for use at run time. */
export function answersModule(contract: Document): string {
  const answers = operationsOf(contract).map(({ name, operation }) => {
    const byStatus = Object.entries(operation.responses).map(([status, response]) => [
      status,
      answerOf(contract, response, `${name} ${status}`),
    ]);
    return entry(name, Object.fromEntries(byStatus));
  });
  const components = [...schemasOfAnswers(contract)].sort().map((name) => {
    return entry(name, answerSchema(contract, contract.components.schemas[name] ?? {}, name));
  });
  return `${declaration}
/** Operation → status → what it answers; null for an answer without a body. */
export const answers: Record<string, Record<string, AnswerSchema | null>> = {
${answers.join("\n")}
};

/** The components that answers are made of. */
export const components: Record<string, PlainSchema> = {
${components.join("\n")}
};
`;
}

const declaration = `/** A component by its name, or a schema in place. */
export type AnswerSchema = string | PlainSchema;

/** A JSON Schema, cut down to what a client can trip over. An empty one is anything. */
export interface PlainSchema {
  type?: "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";
  /** The values of a string. */
  values?: readonly string[];
  /** No other value will ever do. Without this, others are additions. */
  closed?: true;
  required?: readonly string[];
  properties?: Readonly<Record<string, AnswerSchema>>;
  /** What properties of other names are. Without this, they are additions. */
  others?: AnswerSchema;
  items?: AnswerSchema;
  /** One of these, told apart by their types, or else by what they require. */
  oneOf?: readonly AnswerSchema[];
  /** A resource, by its \`type\`; one of another type is what \`others\` says. */
  resources?: Readonly<Record<string, string>>;
}
`;

function entry(name: string, value: unknown): string {
  return `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`;
}

function answerOf(contract: Document, response: Content, place: string): AnswerSchema | null {
  const schema = response.content?.["application/json"]?.schema;
  return schema ? answerSchema(contract, schema, place) : null;
}
