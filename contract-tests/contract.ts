import type { OperationKey } from "../generated/operations.js";
import { dereference } from "./dereference.js";
import { type SchemaFaults, schemaFaultsOf } from "./schema-faults.js";

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
  /** The document as it was read. Nobody changes it: who needs to, takes a copy. */
  document: OpenApiDocument;
  operations: ContractOperation[];
}

/** An operation as the contract itself tells it, with references followed, without a detour through generated files. */
export interface ContractOperation {
  key: OperationKey;
  method: string;
  path: string;
  /** Where it stands in the contract: a JSON pointer. */
  pointer: string;
  /** Where it is served. */
  server: string | undefined;
  queryParameters: (Parameter & { pointer: string })[];
  /** Documented statuses, in ascending order. */
  statuses: number[];
  body: Content | undefined;
  responses: OperationObject["responses"];
  /** What is wrong with a value by the schema at a JSON pointer of the contract. */
  schemaFaults: SchemaFaults;
}

/** Reads a contract; the document may be the committed one or another that claims to serve the same clients. */
export function contractOf(document: OpenApiDocument): Contract {
  const { paths, servers } = dereference(document) as { paths: Record<string, PathItem>; servers?: Server[] };
  const schemaFaults = schemaFaultsOf(document);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    ["get", "post", "patch", "put", "delete"].flatMap((method) =>
      item[method] ? [contractOperation(path, method, item, { servers, schemaFaults })] : [],
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
  shared: { servers: Server[] | undefined; schemaFaults: SchemaFaults },
): ContractOperation {
  const {
    parameters = [],
    requestBody,
    responses,
    servers = item.servers ?? shared.servers,
  } = item[method] as OperationObject;
  const pathPointer = `/paths/${path.replaceAll("/", "~1")}`;
  const pointer = `${pathPointer}/${method}`;
  return {
    // A test in statuses.test.ts checks that the contract and the generated table have the same keys.
    key: `${method.toUpperCase()} ${path}` as OperationKey,
    method: method.toUpperCase(),
    path,
    pointer,
    server: servers?.[0]?.url,
    queryParameters: [...inQuery(item.parameters ?? [], pathPointer), ...inQuery(parameters, pointer)],
    statuses: Object.keys(responses).map(Number).sort(),
    body: requestBody?.content["application/json"],
    responses,
    schemaFaults: shared.schemaFaults,
  };
}

function inQuery(parameters: Parameter[], above: string): ContractOperation["queryParameters"] {
  const placed = parameters.map((parameter, at) => ({ ...parameter, pointer: `${above}/parameters/${at}/schema` }));
  return placed.filter((parameter) => parameter.in === "query");
}

function templateOf({ path }: ContractOperation): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[A-Za-z0-9._~%-]+")}$`);
}
