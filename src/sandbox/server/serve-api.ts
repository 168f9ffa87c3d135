import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { operations } from "../../../generated/operations.js";
import type { Services } from "../api/context.js";
import type { ApiDocument } from "../api/document.js";
import { errorDocument, Refusal } from "../api/refusal.js";
import { type TokenRules, tokenFault } from "./authorization.js";
import { type Body, readBody } from "./body.js";
import { endpoints } from "./endpoints.js";
import type { Fault } from "./fault.js";
import { answerInstead, limitReached, notAuthorized } from "./fault-response.js";
import { notYet } from "./not-yet.js";
import type { SandboxRequest } from "./options.js";
import { readQuery } from "./query.js";
import { createRateLimit, type RateLimitOptions } from "./rate-limit.js";
import { type Answer, jsonAnswer } from "./response.js";
import { routeOf } from "./route.js";

/** Answers requests to the API. */
export type AnswerApi = (
  incoming: IncomingMessage,
  request: SandboxRequest,
  fault: Fault | undefined,
) => Promise<Answer>;

export function createAnswerApi(
  services: Services,
  tokens: TokenRules,
  rateLimit: RateLimitOptions | undefined,
): AnswerApi {
  const { store } = services;
  const count = createRateLimit(rateLimit);
  return async (incoming, request, fault) => {
    const { isOver, header } = count(performance.now(), fault?.kind === "rateLimit");
    const headers = { "x-request-id": store.newId("request"), "x-rate-limit": header };
    try {
      // Without the option requests are counted, and none is refused.
      if (rateLimit && isOver) throw limitReached();
      const instead = answerInstead(fault);
      if (instead) return { ...instead, headers: { ...instead.headers, ...headers } };
      const problem = await tokenFault(incoming.headers.authorization, tokens, Date.now());
      if (problem) request.tokenFault = problem;
      if (problem) throw notAuthorized();
      const [status, document] = await carryOut(incoming, services, fault);
      return jsonAnswer(status, document, headers);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : failure(error as Error);
      const document = errorDocument(refusal, () => store.newId("error"));
      return jsonAnswer(refusal.status, document, { ...headers, ...refusal.headers });
    }
  };
}

async function carryOut(
  incoming: IncomingMessage,
  services: Services,
  fault: Fault | undefined,
): Promise<[status: number, document: ApiDocument | undefined]> {
  const { method = "GET", url = "/" } = incoming;
  // Only what begins with a slash is a path; a server may be asked for `*` or for a whole address too.
  if (!url.startsWith("/")) throw noSuchPath();
  // Not by a base: `//` would be taken for the start of a host.
  const self = new URL(services.origin + url);
  const route = routeOf(method, self.pathname);
  if (!route) throw noSuchPath();
  const { operation, id } = route;
  const { query: rules, body: bodyRules, answer } = endpoints[operation];
  const query = readQuery(self.searchParams, rules);
  const body: Body = bodyRules ? readBody(await text(incoming), bodyRules, id) : { attributes: {}, ids: {} };
  const values: typeof query.values = (name) =>
    fault?.kind === "ignoreFilters" && /^(filter|exists)\[/.test(name) ? undefined : query.values(name);
  const document = await answer({ ...services, id, self, query: { ...query, values }, body, fault });
  return [operations[operation].success, fault?.kind === "notYet" ? notYet(operation, document) : document];
}

function noSuchPath(): Refusal {
  return new Refusal(404, [{ code: "PATH_ERROR", detail: "There is no such operation." }]);
}

/** A mistake of the sandbox's own, which nobody is to take for Apple's. */
function failure({ message }: Error): Refusal {
  return new Refusal(500, [{ code: "UNEXPECTED_ERROR", detail: `The sandbox failed: ${message}` }]);
}
