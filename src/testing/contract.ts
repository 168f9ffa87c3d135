import { Ajv } from "ajv";
import formats from "ajv-formats";
import type { OperationKey } from "../../generated/operations.js";

/** The parts of JSON Schema that the contract makes use of. */
export interface Schema {
  type?: "object" | "array" | "string" | "integer" | "boolean";
  format?: string;
  enum?: unknown[];
  nullable?: boolean;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
}

export interface Parameter {
  name: string;
  in: string;
  style?: string;
  explode?: boolean;
  schema: Schema;
}

interface Content {
  schema: Schema;
  examples?: Record<string, { value?: unknown }>;
}

interface OperationObject {
  parameters?: Parameter[];
  requestBody?: { content: { "application/json"?: Content } };
  servers?: Server[];
  responses: Record<string, { content?: { "application/json"?: Content } }>;
}

interface Server {
  url: string;
}

type PathItem = Record<string, OperationObject> & { parameters?: Parameter[]; servers?: Server[] };

export interface OpenApiDocument {
  paths: Record<string, object>;
  components: object;
  servers?: Server[];
}

export interface Contract {
  /** The document as it was read. It is never changed: take a copy to do so. */
  document: OpenApiDocument;
  operations: ContractOperation[];
}

/** An operation as the contract itself has it, with references followed, without a detour through generated files. */
export interface ContractOperation {
  key: OperationKey;
  method: string;
  path: string;
  /** Where it stands in the contract: a JSON pointer. */
  pointer: string;
  /** Where it is served. */
  server: string | undefined;
  queryParameters: (Parameter & { pointer: string })[];
  pathParameters: (Parameter & { pointer: string })[];
  /** Documented statuses, in ascending order. */
  statuses: number[];
  body: Content | undefined;
  responses: OperationObject["responses"];
  /** What is wrong with a value by the schema at a JSON pointer of the contract. */
  schemaProblems: SchemaProblems;
}

/** Reads a contract; the document may be the committed one or another that claims to serve the same clients. */
export function contractOf(document: OpenApiDocument): Contract {
  const { paths, servers } = dereference(document) as { paths: Record<string, PathItem>; servers?: Server[] };
  const schemaProblems = schemaProblemsOf(document);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    ["get", "post", "patch", "put", "delete"].flatMap((method) =>
      item[method] ? [contractOperation(path, method, item, { servers, schemaProblems })] : [],
    ),
  );
  return { document, operations };
}

/** The operation that a request is for, judged by its method and its raw path. */
export function operationFor({ operations }: Contract, method: string, path: string): ContractOperation | undefined {
  return operations.find((operation) => operation.method === method && templateOf(operation).test(path));
}

/** The named examples of a status. */
export function examplesOf(operation: ContractOperation, status: number): [name: string, value: unknown][] {
  const examples = operation.responses[status]?.content?.["application/json"]?.examples ?? {};
  return Object.entries(examples).map(([name, example]) => [name, example?.value]);
}

function contractOperation(
  path: string,
  method: string,
  item: PathItem,
  shared: { servers: Server[] | undefined; schemaProblems: SchemaProblems },
): ContractOperation {
  const {
    parameters = [],
    requestBody,
    responses,
    servers = item.servers ?? shared.servers,
  } = item[method] as OperationObject;
  const placed = (where: string) => [
    ...placedIn(where, item.parameters, pathPointer),
    ...placedIn(where, parameters, pointer),
  ];
  const pathPointer = `/paths/${path.replaceAll("/", "~1")}`;
  const pointer = `${pathPointer}/${method}`;
  return {
    // A test in statuses.test.ts checks that the contract and the generated table have the same keys.
    key: `${method.toUpperCase()} ${path}` as OperationKey,
    method: method.toUpperCase(),
    path,
    pointer,
    server: servers?.[0]?.url,
    queryParameters: placed("query"),
    pathParameters: placed("path"),
    statuses: Object.keys(responses).map(Number).sort(),
    body: requestBody?.content["application/json"],
    responses,
    schemaProblems: shared.schemaProblems,
  };
}

function placedIn(where: string, parameters: Parameter[] = [], above: string): ContractOperation["queryParameters"] {
  const placed = parameters.map((parameter, at) => ({ ...parameter, pointer: `${above}/parameters/${at}/schema` }));
  return placed.filter((parameter) => parameter.in === where);
}

/** Matches the paths of an operation, with its parameters as groups. */
function templateOf({ path }: ContractOperation): RegExp {
  return new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[A-Za-z0-9._~%-]+)")}$`);
}

/** The values in a path, still percent-encoded, by the names of the operation's parameters. */
export function pathValues(operation: ContractOperation, path: string): Record<string, string> {
  return templateOf(operation).exec(path)?.groups ?? {};
}

/**
 * A copy in which every reference has given way to what it points at; what contains itself does so in the copy too.
 * A reference that leads nowhere gives undefined.
 */
export function dereference(document: object): unknown {
  const copies = new Map<object, unknown>();
  const copyOf = (node: unknown): unknown => {
    if (typeof node !== "object" || node === null) return node;
    if ("$ref" in node && typeof node.$ref === "string") return copyOf(targetOf(document, node.$ref));
    if (copies.has(node)) return copies.get(node);
    const copy: Record<string, unknown> | unknown[] = Array.isArray(node) ? [] : {};
    // Noted before it is filled, so that what comes back to itself finds it.
    copies.set(node, copy);
    return Object.assign(copy, Object.fromEntries(Object.entries(node).map(([key, child]) => [key, copyOf(child)])));
  };
  return copyOf(document);
}

function targetOf(document: object, reference: string): unknown {
  const steps = reference.slice("#/".length).split("/");
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
}

/** What is wrong with a value by the schema at a JSON pointer: places with what they should be. */
type SchemaProblems = (pointer: string, value: unknown) => string[];

/** Compiles the schemas of a document, each when it is first asked for. */
function schemaProblemsOf(document: object): SchemaProblems {
  let ajv: Ajv | undefined;
  return (pointer, value) => {
    ajv ??= ajvFor(document);
    const validate = ajv.getSchema(`contract#${pointer.split("/").map(encodeURIComponent).join("/")}`);
    if (!validate) throw new Error(`the contract has no schema at ${pointer}`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  };
}

function ajvFor(document: object): Ajv {
  // Most schemas check one value, so that what compiling costs counts for more than how fast they check. The document
  // is no schema itself, so that there is nothing to hold to the meta-schema.
  const lenient = { strictTypes: false, strictRequired: false, meta: false, validateSchema: false };
  const ajv = new Ajv({ ...lenient, allErrors: true, code: { optimize: false } });
  formats.default(ajv);
  for (const name of ["uri", "uri-reference"] as const) {
    const format = formats.default.get(name);
    const isUri = (text: string): boolean =>
      format instanceof RegExp ? format.test(text) : (format as (text: string) => boolean)(text);
    // Apple's queries have brackets as they are, and so have its links.
    ajv.addFormat(name, (text: string) => isUri(text.replace(/[[\]]/g, encodeURIComponent)));
  }
  // `discriminator` only repeats what the enums of `type` say, and `x-any-other` marks an open enum. The rest are the
  // contract's own top-level names.
  ajv.addVocabulary(["discriminator", "x-any-other", ...Object.keys(document)]);
  return ajv.addSchema(document, "contract");
}

/** Whether a value of a document is an object: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
