/** The parts of an OpenAPI 3.0 document that the scripts look at; everything else is carried along untouched. */
export interface Document {
  openapi: string;
  info: { title: string; version: string; [field: string]: unknown };
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema>; [kind: string]: unknown };
  [field: string]: unknown;
}

type Method = (typeof methods)[number];

export type PathItem = { [method in Method]?: Operation } & { parameters?: Parameter[] };

export interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
  deprecated?: boolean;
  [field: string]: unknown;
}

export interface Content {
  description?: string;
  content?: Record<string, MediaType>;
  [field: string]: unknown;
}

export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value?: unknown; [field: string]: unknown }>;
}

export interface Parameter {
  name: string;
  in: string;
  schema: Schema;
  [field: string]: unknown;
}

export interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  nullable?: boolean;
  oneOf?: Schema[];
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  [keyword: string]: unknown;
}

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** "POST /v1/alternativeDistributionPackages": how this project names an operation everywhere. */
export type OperationName = `${Uppercase<Method>} ${string}`;

export interface NamedOperation {
  name: OperationName;
  method: Method;
  path: string;
  operation: Operation;
}

/** Every operation of the document, path by path. */
export function operationsOf(document: Document): NamedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ name: operationName(method, path), method, path, operation }] : [];
    }),
  );
}

function operationName(method: Method, path: string): OperationName {
  return `${method.toUpperCase() as Uppercase<Method>} ${path}`;
}

const schemaReference = "#/components/schemas/";

/** The component that a `$ref` names, or undefined for a schema in place. */
export function referencedSchemaName(schema: Schema | undefined): string | undefined {
  return schema?.$ref?.startsWith(schemaReference) ? schema.$ref.slice(schemaReference.length) : undefined;
}

/** The schema itself, or the component it refers to. */
export function resolveSchema(document: Document, schema: Schema | undefined): Schema | undefined {
  const name = referencedSchemaName(schema);
  return name === undefined ? schema : resolveSchema(document, document.components.schemas[name]);
}
