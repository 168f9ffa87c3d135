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

/** Whether a value of a document is an object: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Calls `visit` for every object of a JSON value, the value itself first, with the path of keys that leads there. */
export function walkObjects(
  value: unknown,
  visit: (object: Record<string, unknown>, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as Record<string, unknown>, path);
  for (const [key, child] of Object.entries(value)) {
    // Most of a document are texts, which take no path.
    if (typeof child === "object" && child !== null) walkObjects(child, visit, [...path, key]);
  }
}

/** The wire name (`alternativeDistributionPackages`) of the resource or resource identifier that a schema describes. */
export function resourceType(schema: Schema | undefined): string | undefined {
  const type = schema?.properties?.type?.enum;
  return schema?.properties?.id && type?.length === 1 && typeof type[0] === "string" ? type[0] : undefined;
}

/** The component that describes resources of each type. `…InlineCreate` is for what a request creates on the way. */
export function resourceComponents(document: Document): Map<string, Schema> {
  const components = Object.entries(document.components.schemas).flatMap(([name, schema]) => {
    const type = resourceType(schema);
    return type && !name.endsWith("InlineCreate") ? [[type, schema] as const] : [];
  });
  return new Map(components);
}

/** What an operation responds with on success: the schema of the document, and of its primary data. */
export function successSchema(document: Document, operation: Operation): Schema | undefined {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  return resolveSchema(document, success?.[1].content?.["application/json"]?.schema);
}

export function primaryData(document: Document, operation: Operation): Schema | undefined {
  const data = resolveSchema(document, successSchema(document, operation)?.properties?.data);
  return data?.type === "array" ? resolveSchema(document, data.items) : data;
}

/** The type that each relationship of a resource leads to; undefined where Apple gives links only. */
export function relationshipTypes(resource: Schema | undefined): Map<string, string | undefined> {
  const relationships = Object.entries(resource?.properties?.relationships?.properties ?? {});
  return new Map(
    relationships.map(([name, relationship]) => {
      const data = relationship.properties?.data;
      return [name, resourceType(data?.items ?? data)];
    }),
  );
}
