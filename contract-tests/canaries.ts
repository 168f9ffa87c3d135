import type { OperationKey } from "../generated/operations.js";

import type { ContractOperation, Parameter, Schema } from "../src/testing/contract.js";
import { sampleOf } from "./samples.js";

/** A request as it goes out. */
export interface PlainRequest {
  method: string;
  path: string;
  query?: string;
  headers: Record<string, string>;
  body?: unknown;
}

/** A request with one thing wrong that a server which honours the contract has to refuse. */
export interface Canary {
  key: OperationKey;
  kind: CanaryKind;
  /** What is wrong: "without data.attributes.url". */
  what: string;
  request: PlainRequest;
}

type Mistake = Omit<Canary, "key">;

const both = ["Prism", "guard"] as const;
const guardAlone = ["guard"] as const;

/** Which gates refuse which kind of mistake. Prism lets some through, which is why there is a guard. */
export const gatesFor = {
  "no bearer": both,
  "missing key": both,
  "renamed key": both,
  "unknown key": guardAlone,
  "wrong type": both,
  null: both,
  "bad enum value": both,
  "above the maximum": both,
  "empty query value": guardAlone,
  "exploded list": guardAlone,
  "unknown query name": guardAlone,
} satisfies Record<string, readonly ("Prism" | "guard")[]>;

type CanaryKind = keyof typeof gatesFor;

/** No number, since ids are texts. */
const idOfAny = "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45";

/** A request that has everything the contract allows in a body, and nothing wrong with it. */
export function validRequest({ method, path, body }: ContractOperation): PlainRequest {
  const headers = { accept: "application/json", authorization: "Bearer token-of-the-contract-tests" };
  const request = { method, path: path.replaceAll(/\{\w+\}/g, idOfAny), headers };
  if (!body) return request;
  return { ...request, headers: { ...headers, "content-type": "application/json" }, body: sampleOf(body.schema) };
}

/** Every canary that the contract gives rise to for an operation. */
export function canariesOf(operation: ContractOperation): Canary[] {
  const request = validRequest(operation);
  const canaries = [
    ...bearerCanaries(request),
    queryCanary(request, "unknown query name", "colour=red"),
    ...operation.queryParameters.flatMap((parameter) => parameterCanaries(request, parameter)),
    ...(operation.body ? bodyPlaces(operation.body.schema) : []).flatMap((place) => placeCanaries(request, place)),
  ];
  return canaries.map((canary) => ({ key: operation.key, ...canary }));
}

function bearerCanaries(request: PlainRequest): Mistake[] {
  const { authorization: _, ...headers } = request.headers;
  return [
    { kind: "no bearer", what: "without a bearer", request: { ...request, headers } },
    {
      kind: "no bearer",
      what: "with a password instead of a bearer",
      request: { ...request, headers: { ...headers, authorization: "Basic dXNlcjpwYXNzd29yZA==" } },
    },
  ];
}

function parameterCanaries(request: PlainRequest, { name, schema }: Parameter): Mistake[] {
  const { type, maximum, items } = schema;
  const [first, last] = items?.enum ? [items.enum[0], items.enum.at(-1)] : ["one", "two"];
  const isText = type !== "integer" && type !== "boolean";
  return [
    queryCanary(request, "empty query value", `${name}=`),
    ...(isText ? [] : [queryCanary(request, "wrong type", `${name}=many`)]),
    ...(maximum === undefined ? [] : [queryCanary(request, "above the maximum", `${name}=${maximum + 1}`)]),
    ...(items ? [queryCanary(request, "exploded list", `${name}=${first}&${name}=${last}`)] : []),
    ...(items?.enum ? [queryCanary(request, "bad enum value", `${name}=${first},NO_SUCH_VALUE`)] : []),
  ];
}

function queryCanary(request: PlainRequest, kind: CanaryKind, query: string): Mistake {
  return { kind, what: `with ${query}`, request: { ...request, query } };
}

function placeCanaries(request: PlainRequest, place: BodyPlace): Mistake[] {
  const { steps, schema, required } = place;
  const name = steps.join(".");
  const key = steps.at(-1) ?? "";
  const canary = (kind: CanaryKind, what: string, change: (parent: Record<string, unknown>) => void): Mistake => ({
    ...{ kind, what },
    request: { ...request, body: changed(request.body, steps, change) },
  });
  const isItem = /^\d+$/.test(key);
  return [
    ...(required ? [canary("missing key", `without ${name}`, (parent) => delete parent[key])] : []),
    ...(isItem ? [] : [canary(required ? "renamed key" : "unknown key", `with ${name} renamed`, rename(key))]),
    canary("wrong type", `with ${name} of another type`, set(key, schema.type === "string" ? 7 : "text")),
    ...(schema.nullable ? [] : [canary("null", `with null for ${name}`, set(key, null))]),
    ...(schema.enum ? [canary("bad enum value", `with NO_SUCH_VALUE for ${name}`, set(key, "NO_SUCH_VALUE"))] : []),
  ];
}

function set(key: string, value: unknown): (parent: Record<string, unknown>) => void {
  return (parent) => {
    parent[key] = value;
  };
}

function rename(key: string): (parent: Record<string, unknown>) => void {
  return (parent) => {
    parent[`${key}Renamed`] = parent[key];
    delete parent[key];
  };
}

/** A place in a body: the keys that lead there, and what the contract wants there. */
interface BodyPlace {
  steps: string[];
  schema: Schema;
  required: boolean;
}

/** Every place in a body that has everything in it. */
function bodyPlaces({ properties = {}, required = [], items }: Schema, above: string[] = []): BodyPlace[] {
  const children = Object.entries(properties).map(([key, schema]) => ({
    key,
    schema,
    required: required.includes(key),
  }));
  if (items) children.push({ key: "0", schema: items, required: false });
  return children.flatMap(({ key, schema, required }) => {
    const steps = [...above, key];
    return [{ steps, schema, required }, ...bodyPlaces(schema, steps)];
  });
}

/** A copy of a body in which what holds the last step has been changed. */
function changed(body: unknown, steps: string[], change: (parent: Record<string, unknown>) => void): unknown {
  const copy: unknown = structuredClone(body);
  // The steps were found by walking the schema that the body is a sample of, so each leads to an object or a list.
  const parent = steps
    .slice(0, -1)
    .reduce((at, step) => at[step] as Record<string, unknown>, copy as Record<string, unknown>);
  change(parent);
  return copy;
}

/** A request as `fetch` takes it. */
export function fetchArguments(
  baseUrl: string,
  { method, path, query, headers, body }: PlainRequest,
  prefer?: string,
): [url: string, init: { method: string; headers: Record<string, string>; body?: string }] {
  const url = `${baseUrl}${path}${query === undefined ? "" : `?${query}`}`;
  const asked = { ...headers, ...(prefer === undefined ? {} : { prefer }) };
  return [url, { method, headers: asked, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }];
}
