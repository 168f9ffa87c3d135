import { committedContract } from "./committed-contract.js";
import { type ContractOperation, operationFor } from "./contract.js";
import { parseJson } from "./parse-json.js";
import { queryFaults } from "./query-faults.js";
import { unknownKeys } from "./unknown-keys.js";

/**
 * Everything in a request that is not as the contract has it. It is stricter than Prism, which lets unknown query names
 * and unknown body keys through, and reads percent-encoded brackets as brackets.
 */
export function requestFaults(baseUrl: string, url: string, init: RequestInit, contract = committedContract): string[] {
  const method = init.method ?? "GET";
  if (!url.startsWith(`${baseUrl}/`)) return [`${method} ${url}: origin: not ${baseUrl}`];
  const [path = "", query] = url.slice(baseUrl.length).split(/\?(.*)/s);
  const operation = operationFor(contract, method, path);
  if (!operation) return [`${method} ${path}: path: no operation of the contract`];
  const faults = [
    ...(query === undefined ? [] : queryFaults(operation, query)),
    ...headerFaults(new Headers(init.headers), init.body),
    ...bodyFaults(operation, init.body),
  ];
  return faults.map((fault) => `${operation.key}: ${fault}`);
}

function headerFaults(headers: Headers, body: unknown): string[] {
  const contentType = headers.get("content-type");
  const expected = body === undefined ? null : "application/json";
  return [
    ...(/^Bearer [\x21-\x7e]+$/.test(headers.get("authorization") ?? "") ? [] : ["header authorization: no bearer"]),
    ...(headers.get("accept") === "application/json" ? [] : ["header accept: not application/json"]),
    ...(contentType === expected ? [] : [`header content-type: ${contentType} where ${expected} belongs`]),
  ];
}

function bodyFaults(operation: ContractOperation, body: unknown): string[] {
  if (!operation.body) return body === undefined ? [] : ["body: there, and the operation takes none"];
  if (typeof body !== "string") return ["body: missing"];
  const value = parseJson(body);
  if (value === undefined) return ["body: not JSON"];
  const pointer = `${operation.pointer}/requestBody/content/application~1json/schema`;
  return [
    ...operation.schemaFaults(pointer, value).map((fault) => `body: ${fault}`),
    ...unknownKeys(operation.body.schema, value).map((place) => `${place}: unknown to the contract`),
  ];
}
