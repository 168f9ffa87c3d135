import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { OperationKey } from "../generated/operations.js";

/** The parts of JSON Schema that the contract makes use of. */
export interface Schema {
  $ref?: string;
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
  explode?: boolean;
  schema: Schema;
}

interface Content {
  schema: Schema;
  examples: Record<string, { value?: unknown; $ref?: string }>;
}

interface OperationObject {
  parameters?: Parameter[];
  requestBody?: { content: { "application/json": Content } };
  responses: Record<string, { content?: { "application/json": Content } }>;
}

interface OpenApiDocument {
  paths: Record<string, Record<string, OperationObject>>;
}

/** An operation as the contract itself tells it, without a detour through what is generated from it. */
export interface ContractOperation {
  key: OperationKey;
  method: string;
  path: string;
  /** Where it stands in the contract: a JSON pointer. */
  pointer: string;
  queryParameters: Parameter[];
  /** Documented statuses, in ascending order. */
  statuses: number[];
  body: Content | undefined;
  responses: OperationObject["responses"];
}

/** The whole contract. Nobody changes it: who needs to, takes a copy. */
export const contract = parse(
  readFileSync(new URL("../openapi/app-store-connect.yaml", import.meta.url), "utf8"),
) as OpenApiDocument;

export const contractOperations: ContractOperation[] = Object.entries(contract.paths).flatMap(([path, item]) =>
  ["get", "post", "patch", "put", "delete"].flatMap((method) => {
    const operation = item[method];
    return operation ? [contractOperation(path, method, operation)] : [];
  }),
);

/** The operation that a request is for, judged by its method and its raw path. */
export function operationFor(method: string, path: string): ContractOperation | undefined {
  return contractOperations.find((operation) => operation.method === method && templateOf(operation).test(path));
}

/** The named examples of a status, with references followed. */
export function examplesOf(operation: ContractOperation, status: number): [name: string, value: unknown][] {
  const examples = operation.responses[status]?.content?.["application/json"].examples ?? {};
  return Object.entries(examples).map(([name, example]) => [name, resolve(example).value]);
}

/** What stands where a reference points; anything else as it is. */
export function resolve<T extends { $ref?: string }>(node: T): T {
  if (node.$ref === undefined) return node;
  const steps = node.$ref.slice("#/".length).split("/");
  const target = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], contract);
  // The contract has been linted: references lead to what belongs in their place.
  return resolve(target as T);
}

function contractOperation(path: string, method: string, operation: OperationObject): ContractOperation {
  return {
    // A test in statuses.test.ts checks that the contract and the generated table have the same keys.
    key: `${method.toUpperCase()} ${path}` as OperationKey,
    method: method.toUpperCase(),
    path,
    pointer: `/paths/${path.replaceAll("/", "~1")}/${method}`,
    queryParameters: (operation.parameters ?? []).filter((parameter) => parameter.in === "query"),
    statuses: Object.keys(operation.responses).map(Number).sort(),
    body: operation.requestBody?.content["application/json"],
    responses: operation.responses,
  };
}

function templateOf({ path }: ContractOperation): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[A-Za-z0-9._~%-]+")}$`);
}
