import {
  type Contract,
  type ContractOperation,
  operationFor,
  type Parameter,
  pathValues,
  type Schema,
} from "./contract.js";

/**
 * Everything in a request that is not as the contract has it. It is stricter than Prism, which lets unknown query names
 * and unknown body keys through, and reads percent-encoded brackets as brackets.
 */
export function requestProblems(
  baseUrl: string,
  url: string,
  init: Pick<RequestInit, "method" | "headers" | "body">,
  contract: Contract,
): string[] {
  const method = init.method ?? "GET";
  if (!url.startsWith(`${baseUrl}/`)) return [`${method} ${url}: origin: not ${baseUrl}`];
  const [path = "", query] = url.slice(baseUrl.length).split(/\?(.*)/s);
  const operation = operationFor(contract, method, path);
  if (!operation) return [`${method} ${path}: path: no operation of the contract`];
  const faults = [
    ...pathProblems(operation, path),
    ...(query === undefined ? [] : queryProblems(operation, query)),
    ...headerProblems(new Headers(init.headers), init.body),
    ...bodyProblems(operation, init.body),
  ];
  return faults.map((fault) => `${operation.key}: ${fault}`);
}

function headerProblems(headers: Headers, body: unknown): string[] {
  const contentType = headers.get("content-type");
  const expected = body === undefined ? null : "application/json";
  return [
    ...(/^Bearer [\x21-\x7e]+$/.test(headers.get("authorization") ?? "") ? [] : ["header authorization: no bearer"]),
    ...(isJson(headers.get("accept")) ? [] : ["header accept: not application/json"]),
    ...(isExpectedType(contentType, expected) ? [] : [`header content-type: ${contentType} where ${expected} belongs`]),
  ];
}

function isExpectedType(contentType: string | null, expected: "application/json" | null): boolean {
  return expected === null ? contentType === null : isJson(contentType);
}

/** In capitals or not, with UTF-8 said or not; JSON has no other charset, and no other parameter that changes it. */
function isJson(mediaType: string | null): boolean {
  const [type = "", ...parameters] = (mediaType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const isOther = (parameter: string) => parameter.startsWith("charset=") && !/^charset="?utf-?8"?$/.test(parameter);
  return type === "application/json" && !parameters.some(isOther);
}

/** The ids in a path: how they are encoded, and whether their schema takes them. */
function pathProblems(operation: ContractOperation, path: string): string[] {
  return Object.entries(pathValues(operation, path)).flatMap(([name, text]) => {
    const value = decoded(text);
    if (value === undefined) return [`path ${name}: badly percent-encoded`];
    const parameter = operation.pathParameters.find((one) => one.name === name);
    const faults = parameter ? operation.schemaProblems(parameter.pointer, readValue(parameter, text)) : [];
    return faults.map((fault) => `path ${name}: ${fault}`);
  });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function bodyProblems(operation: ContractOperation, body: unknown): string[] {
  if (!operation.body) return body === undefined ? [] : ["body: there, and the operation takes none"];
  if (typeof body !== "string") return ["body: missing"];
  const value = parseJson(body);
  if (value === undefined) return ["body: not JSON"];
  const pointer = `${operation.pointer}/requestBody/content/application~1json/schema`;
  return [
    ...operation.schemaProblems(pointer, value).map((fault) => `body: ${fault}`),
    ...unknownKeys(operation.body.schema, value).map((place) => `${place}: unknown to the contract`),
  ];
}

/** What Apple would mind in a raw query: what stands after the question mark, byte for byte. */
function queryProblems(operation: ContractOperation, query: string): string[] {
  if (query === "") return ["query: a question mark without a query"];
  const pairs = query.split("&").map((pair) => pair.split(/=(.*)/s) as [name: string, value?: string]);
  const names = pairs.map(([name]) => name);
  const repeated = names.filter((name, at) => names.indexOf(name) < at);
  return [
    ...(/^[\w.~!'()*,%[\]=&-]*$/.test(query) ? [] : ["query: a character that belongs percent-encoded"]),
    ...repeated.map((name) => `query ${name}: given twice; lists are joined by commas`),
    ...pairs.flatMap(([name, value]) => pairProblems(operation, name, value).map((what) => `query ${name}: ${what}`)),
  ];
}

function pairProblems(operation: ContractOperation, name: string, value: string | undefined): string[] {
  const parameter = operation.queryParameters.find((known) => known.name === name);
  if (!parameter) return [/%5B|%5D/i.test(name) ? "brackets are not to be encoded" : "unknown to the contract"];
  if (!value || value.split(",").includes("")) return ["an empty value"];
  if (parameter.schema.type === "array" && !isJoinedByCommas(parameter)) return ["not a list that commas join"];
  return operation.schemaProblems(parameter.pointer, readValue(parameter, value));
}

/** Apple's only form of a list, and the client's. */
function isJoinedByCommas({ style = "form", explode = style === "form" }: Parameter): boolean {
  return style === "form" && !explode;
}

/** The value that a server reads out of the text. */
function readValue({ schema }: Parameter, text: string): unknown {
  if (schema.type === "array") return text.split(",").map(decodeURIComponent);
  if (schema.type === "integer") return /^-?\d+$/.test(text) ? Number(text) : text;
  if (schema.type === "boolean") return { true: true, false: false }[text] ?? text;
  return decodeURIComponent(text);
}

/** The keys of a value that its schema does not know, as dotted places. Neither Prism nor ajv minds them. */
function unknownKeys(schema: Schema, value: unknown, place = "body"): string[] {
  const { properties, items, additionalProperties } = schema;
  if (Array.isArray(value))
    return value.flatMap((item, at) => (items ? unknownKeys(items, item, `${place}.${at}`) : []));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const known = properties?.[key];
    if (known) return unknownKeys(known, child, `${place}.${key}`);
    return additionalProperties ? [] : [`${place}.${key}`];
  });
}

/** Everything in a response that is not as the contract has it, with what Prism has to say about the exchange. */
export function responseProblems(operation: ContractOperation, response: Response, text: string): string[] {
  const { status, headers } = response;
  const violations = headers.get("sl-violations");
  const faults = [
    ...(violations ? [`sl-violations: ${violations}`] : []),
    ...(operation.statuses.includes(status) ? contentProblems(operation, response, text) : ["status: not documented"]),
    ...contentTypeProblems(response),
  ];
  return faults.map((fault) => `${operation.key}: ${status} response: ${fault}`);
}

function contentTypeProblems({ status, headers }: Response): string[] {
  const contentType = headers.get("content-type");
  const expected = status === 204 ? null : "application/json";
  return isExpectedType(contentType, expected) ? [] : [`content type: ${contentType} where ${expected} belongs`];
}

function contentProblems(operation: ContractOperation, { status }: Response, text: string): string[] {
  if (status === 204) return text === "" ? [] : ["body: there, and 204 has none"];
  const document = parseJson(text);
  if (document === undefined) return ["body: not JSON"];
  const pointer = `${operation.pointer}/responses/${status}/content/application~1json/schema`;
  return operation.schemaProblems(pointer, document).map((fault) => `body: ${fault}`);
}

/** What a text says in JSON; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
