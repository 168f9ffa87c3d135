import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { parse } from "yaml";
import { methods } from "./document.js";
import type { Overlay } from "./overlay.js";
import type { Selection } from "./selection.js";

const names = { type: "array", items: { type: "string" }, uniqueItems: true };
/** Compiled when it is wanted: the command has what it needs as JSON. */
const isSelection: () => ValidateFunction<Selection> = () =>
  new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile<Selection>({
    type: "object",
    required: ["operations"],
    additionalProperties: false,
    properties: {
      operations: {
        type: "object",
        minProperties: 1,
        propertyNames: { pattern: `^(${methods.join("|").toUpperCase()}) /\\S*$` },
        additionalProperties: {
          type: ["object", "null"],
          additionalProperties: false,
          properties: { parameters: names },
        },
      },
      resources: {
        type: "object",
        additionalProperties: {
          type: ["object", "null"],
          additionalProperties: false,
          properties: { attributes: names, relationships: names },
        },
      },
    },
  });

/** Parses openapi/selection.yaml. */
export function parseSelection(text: string, file: string): Selection {
  const { operations, resources = {} } = parseYaml(text, file, isSelection(), "a selection");
  return { operations, resources };
}

/** Compiled when it is wanted: the command has what it needs as JSON. */
const isOverlay: () => ValidateFunction<Overlay> = () =>
  new Ajv({ allErrors: true }).compile<Overlay>({
    type: "object",
    required: ["overlay", "info", "actions"],
    additionalProperties: false,
    properties: {
      overlay: { const: "1.0.0" },
      info: { type: "object" },
      actions: {
        type: "array",
        items: {
          type: "object",
          required: ["target"],
          additionalProperties: false,
          anyOf: [{ required: ["update"] }, { required: ["remove"] }],
          properties: {
            target: { type: "string", pattern: "^\\$" },
            description: { type: "string" },
            update: {},
            remove: { const: true },
            "x-for": { type: "string" },
          },
        },
      },
    },
  });

/** Parses openapi/overlay.yaml. */
export function parseOverlay(text: string, file: string): Overlay {
  return parseYaml(text, file, isOverlay(), "an OpenAPI Overlay 1.0");
}

/** Parses one of the project's YAML files. An error names the file, and everything that is wrong with it. */
function parseYaml<T>(text: string, file: string, is: ValidateFunction<T>, kind: string): T {
  const value = parseText(text, file);
  if (!is(value)) throw new Error([`${file} is not ${kind}:`, ...(is.errors ?? []).map(sentence)].join("\n  "));
  return value;
}

function parseText(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file} is not YAML: ${(error as Error).message}`);
  }
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  const key: unknown = params.additionalProperty ?? params.propertyName;
  return `${instancePath || "/"} ${message}${key === undefined ? "" : ` (${key})`}`;
}
