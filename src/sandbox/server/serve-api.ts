import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { operations } from "../../../generated/operations.js";
import { requests } from "../../../generated/requests.js";
import type { Body, Query, Services } from "../api/context.js";
import type { ApiDocument } from "../api/document.js";
import { errorDocument, Refusal } from "../api/refusal.js";
import { type ZipFault, zipFaults } from "../state/records.js";
import { type AcceptedKey, tokenProblem } from "./authorization.js";
import type { Fault } from "./fault.js";
import { faultResponse, limitReached, notAuthorized, notYetDocument } from "./fault-response.js";
import type { RateLimitOptions, SandboxRequest } from "./options.js";
import { readBody, readQuery } from "./read-request.js";
import { jsonResponse, type SandboxResponse } from "./response.js";
import { routeOf } from "./route.js";

/** Responds to requests to the API. */
export type ServeApi = (
  incoming: IncomingMessage,
  request: SandboxRequest,
  fault: Fault | undefined,
) => Promise<SandboxResponse>;

export function createServeApi(
  services: Services,
  key: AcceptedKey,
  rateLimit: RateLimitOptions | undefined,
): ServeApi {
  const { store } = services;
  const count = createRateLimit(rateLimit);
  return async (incoming, request, fault) => {
    const { isOver, header } = count(performance.now(), fault?.kind === "rateLimit");
    const headers = { "x-request-id": store.newId("request"), "x-rate-limit": header };
    try {
      // Without the option requests are counted, and none is refused.
      if (rateLimit && isOver) throw limitReached();
      const faulty = faultResponse(fault);
      if (faulty) return { ...faulty, headers: { ...faulty.headers, ...headers } };
      const problem = await tokenProblem(incoming.headers.authorization, key, Date.now());
      if (problem) request.tokenFault = problem;
      if (problem) throw notAuthorized();
      const [status, document] = await carryOut(incoming, services, fault);
      return jsonResponse(status, document, headers);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : failure(error as Error);
      const document = errorDocument(refusal, () => store.newId("error"));
      return jsonResponse(refusal.status, document, { ...headers, ...refusal.headers });
    }
  };
}

async function carryOut(
  incoming: IncomingMessage,
  services: Services,
  fault: Fault | undefined,
): Promise<[status: number, document: ApiDocument | undefined]> {
  const { method = "GET", url = "/" } = incoming;
  // Only what begins with a slash is a path; HTTP also allows `*` and whole URLs.
  if (!url.startsWith("/")) throw noSuchPath();
  // Without a base: `//` would be parsed as the start of a host.
  const self = new URL(services.origin + url);
  const route = routeOf(method, self.pathname);
  if (!route) throw noSuchPath();
  const { operation, handler, id } = route;
  const rules = requests[operation];
  const query = readQuery(self.searchParams, rules.query);
  const body: Body = rules.body ? readBody(await text(incoming), rules.body, id) : { attributes: {}, ids: {} };
  const document = await handler({
    ...services,
    ...{ id, self, body },
    query: fault?.kind === "ignoreFilters" ? withoutFilters(query) : query,
    zipFault: zipFaults.find((kind): kind is ZipFault => kind === fault?.kind),
  });
  return [operations[operation].success, fault?.kind === "notYet" ? notYetDocument(operation, document) : document];
}

function withoutFilters({ values, ...query }: Query): Query {
  return { ...query, values: new Map([...values].filter(([name]) => !/^(filter|exists)\[/.test(name))) };
}

function noSuchPath(): Refusal {
  return new Refusal(404, [{ code: "PATH_ERROR", detail: "There is no such operation." }]);
}

/** A mistake of the sandbox's own, which is not to be mistaken for Apple's. */
function failure({ message }: Error): Refusal {
  return new Refusal(500, [{ code: "UNEXPECTED_ERROR", detail: `The sandbox failed: ${message}` }]);
}

/**
 * Counts requests in a rolling window. Refused requests do not count: Apple documents nothing of it. `isOver` says that
 * the limit was reached before a request, `header` is the `X-Rate-Limit` of its response.
 */
export function createRateLimit({ perHour = 3500, windowMs = 3_600_000 }: RateLimitOptions = {}) {
  const times: number[] = [];
  return (now: number, isUsedUp: boolean) => {
    while ((times[0] ?? now) <= now - windowMs) times.shift();
    const isOver = times.length >= perHour;
    if (!isOver) times.push(now);
    const left = isUsedUp ? 0 : perHour - times.length;
    return { isOver, header: `user-hour-lim:${perHour};user-hour-rem:${left};` };
  };
}
