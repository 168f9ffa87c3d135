import type { paths } from "../../generated/schema.js";
import type { CallOptions, Settings } from "../options.js";
import type { Clock } from "./clock.js";
import type { InitOf, Method, PathsWith, SuccessOf } from "./operation-types.js";
import { type OutgoingInit, outgoingRequest } from "./outgoing-request.js";
import { serialiseBody, serialisePath, serialiseQuery } from "./serialise.js";
import type { Transport } from "./transport.js";

/**
 * What the resources are built on: the verbs of the contract, typed by path, straight to the transport. They share
 * types and serialisers with `raw`, and leave out the `Request`, the merging of headers and the second reading of the
 * body that openapi-fetch takes; `npm run bench` prints what either costs.
 */
export interface Api {
  GET: Verb<"get">;
  POST: Verb<"post">;
  PATCH: Verb<"patch">;
  DELETE: Verb<"delete">;
  /** GETs an address that an answer gave. */
  follow(url: string, options: CallOptions | undefined): Promise<unknown>;
  settings: Settings;
  clock: Clock;
}

/** The verbs of the contract. */
export const methods = ["GET", "POST", "PATCH", "DELETE"] as const;

/** Resolves to the document. */
type Verb<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  ...init: InitOf<paths[Path][M]>
) => Promise<SuccessOf<paths[Path][M]>>;

export function createApi(settings: Settings, transport: Transport, clock: Clock): Api {
  const send = async (url: string, init: OutgoingInit) => (await transport.send(outgoingRequest(url, init))).data;
  const verb =
    (method: string) =>
    async (path: string, init: Init = {}) => {
      const { params = {}, body, ...options } = init;
      const query = serialiseQuery(params.query ?? {});
      const url = settings.baseUrl + serialisePath(path, params.path ?? {}) + (query && `?${query}`);
      const request = { method, body: serialiseBody(body), ...options };
      return send(url, request);
    };
  const follow: Api["follow"] = (url, options) => send(url, { method: "GET", ...options });
  const verbs = Object.fromEntries(methods.map((method) => [method, verb(method)]));
  // The types come from the contract; nothing at run time depends on them.
  return { ...verbs, follow, settings, clock } as unknown as Api;
}

interface Init extends CallOptions {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown> };
  body?: unknown;
}
