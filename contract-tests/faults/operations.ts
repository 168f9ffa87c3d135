import type { Client } from "../../src/index.js";
import type { ContractOperation } from "../../src/testing/contract.js";
import { responseTo } from "../call-operation.js";
import { contractOperations, operationNamed, resolvesToUndefined } from "../committed-contract.js";
import { sampleOf } from "../samples.js";

/** What kinds of operations the client has, by what it promises of their responses. */
export const kinds = ["write", "list", "read", "read that may find nothing", "raw read", "DELETE"] as const;
export type Kind = (typeof kinds)[number];

export function kindOf(operation: ContractOperation): Kind {
  const { method, path, responses } = operation;
  if (method === "DELETE") return "DELETE";
  if (method !== "GET") return "write";
  if (path.includes("/relationships/") || path === "/v1/apps") return "raw read";
  if (resolvesToUndefined(operation)) return "read that may find nothing";
  const data = responses[200]?.content?.["application/json"]?.schema.properties?.data;
  return data?.type === "array" ? "list" : "read";
}

/** Operations that stand for the others of their kind. */
export const representatives = (
  [
    "POST /v1/alternativeDistributionPackages",
    "PATCH /v1/webhooks/{id}",
    "GET /v1/apps/{id}/webhooks",
    "GET /v1/alternativeDistributionPackages/{id}",
    "GET /v1/appStoreVersions/{id}/alternativeDistributionPackage",
    "GET /v1/apps/{id}/relationships/webhooks",
    "DELETE /v1/webhooks/{id}",
  ] as const
).map(operationNamed);

/** The error statuses to try: all that are documented for those that stand for others, 404 for the others. */
export function errorStatusesOf(operation: ContractOperation): number[] {
  return representatives.includes(operation) ? operation.statuses.filter((status) => status >= 400) : [404];
}

/** Calls an operation: a list for its first page, the list of apps by way of raw, which hands on all of it. */
export function callOf({ key }: ContractOperation): (client: Client) => Promise<unknown> {
  return (client) => responseTo(key, client, {});
}

export interface Success {
  status: number;
  /** A document with everything in it that the contract knows. */
  document: { data?: unknown; links?: unknown };
}

const successes = new Map(contractOperations.map((operation) => [operation, sampleSuccess(operation)]));

/** The success of an operation; a DELETE, which has none with a document, is given a resource with 200. */
export function successOf(operation: ContractOperation): Success {
  return successes.get(operation) as Success;
}

function sampleSuccess({ statuses, responses }: ContractOperation): Success {
  const status = statuses.find((one) => one < 300) ?? 0;
  const schema = responses[status]?.content?.["application/json"]?.schema;
  if (!schema) return { status: 200, document: { data: { type: "webhooks", id: "1" }, links: {} } };
  const samples = [0, 1].map((choice) => sampleOf(schema, { choice }) as Success["document"]);
  return { status, document: samples.find(({ data }) => data !== null) as Success["document"] };
}
