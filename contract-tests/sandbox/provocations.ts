import type { Fault } from "../../src/sandbox/index.js";
import { type PlainRequest, validRequest } from "../canaries.js";
import type { ContractOperation } from "../contract.js";

/** A request that the contract allows, and that the sandbox answers with a certain status. */
export type Provocation = PlainRequest & { fault?: Fault };

/** Faults are set where no request by itself brings the status about. */
export function provocationOf(operation: ContractOperation, status: number, authorization: string): Provocation {
  const { headers, ...valid } = validRequest(operation);
  const request = { ...valid, headers: { ...headers, authorization } };
  switch (status) {
    case 400:
      return { ...request, query: "colour=red" };
    case 401:
      return { ...request, headers: { ...headers, authorization: "Bearer of-somebody-else" } };
    case 403:
      return { ...request, fault: { kind: "refusal", status, code: "FORBIDDEN_ERROR" } };
    case 404:
      return withIdOfPath(request);
    case 409:
      return withUnknownAttribute(withIdOfPath(request));
    case 422:
      return operation.method === "PATCH"
        ? request
        : { ...request, fault: { kind: "refusal", status, code: "ENTITY_UNPROCESSABLE" } };
    case 429:
      return { ...request, fault: { kind: "rateLimit", retryAfterSeconds: 1 } };
    default:
      throw new Error(`${operation.key}: nothing provokes ${status}`);
  }
}

type DataBody = { data: Record<string, unknown> };

/** A sample names any id; a PATCH has to name the one in its path. */
function withIdOfPath(request: PlainRequest): PlainRequest {
  if (request.method !== "PATCH") return request;
  const { data } = request.body as DataBody;
  return { ...request, body: { data: { ...data, id: request.path.split("/").at(-1) } } };
}

function withUnknownAttribute(request: PlainRequest): PlainRequest {
  const { data } = request.body as DataBody;
  return { ...request, body: { data: { ...data, attributes: { ...Object(data.attributes), colour: "red" } } } };
}
