import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import type { paths } from "../../generated/schema.js";
import { ArgumentError } from "../errors.js";
import type { CallOptions, Settings } from "../options.js";
import { methods } from "./api.js";
import type { InitOf, Method, PathsWith, SuccessOf } from "./operation-types.js";
import { type OutgoingRequest, outgoingRequest, plainHeaders } from "./outgoing-request.js";
import { serialiseBody, serialisePath, serialiseQuery } from "./serialise.js";
import type { Answer, Transport } from "./transport.js";

/**
 * openapi-fetch over the contract's paths, with auth, retries and errors installed. An error answer throws, so `data`
 * is always there; a path, parameter or body key that the contract does not have does not compile. Middleware of
 * `use` sees requests without their token.
 *
 * @throws Every verb rejects as {@link Client} says.
 * @example
 * const path = "/v1/alternativeDistributionPackages/{id}/relationships/versions";
 * const { data } = await client.raw.GET(path, { params: { path: { id }, query: { limit: 200 } } });
 */
export interface RawClient extends Pick<FetchClient<paths>, "use" | "eject"> {
  /** Reads; tried again as {@link RetryOptions} says. */
  GET: Send<"get">;
  /** Creates. Not sent again when its answer is lost: read what became of it. */
  POST: Send<"post">;
  /** Changes. Not sent again when its answer is lost, as POST. */
  PATCH: Send<"patch">;
  /** Deletes; tried again as {@link RetryOptions} says, and `data` is undefined. */
  DELETE: Send<"delete">;
}

type Send<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  ...init: InitOf<paths[Path][M]>
) => Promise<RawAnswer<paths[Path][M]>>;

/** A 2xx answer. */
export interface RawAnswer<Operation> {
  /** The document; undefined after a DELETE. */
  data: SuccessOf<Operation>;
  /** Status and headers; the body has been read. */
  response: Response;
}

export function createRawClient(settings: Settings, transport: Transport): RawClient {
  const client = createFetchClient<paths>({
    baseUrl: settings.baseUrl,
    pathSerializer: serialisePath,
    querySerializer: serialiseQuery,
    bodySerializer: serialiseBody,
  });
  const verb =
    (send: unknown) =>
    async (path: string, init: CallOptions = {}) => {
      if (!path.startsWith("/")) throw new ArgumentError("path: must begin with a slash");
      const fetch = async (request: Request) =>
        readAgain(await transport.send(await outgoing(request, init.timeoutMs)));
      return (send as SendAnything)(path, { ...init, headers: plainHeaders(init.headers), fetch });
    };
  const { use, eject } = client;
  const verbs = Object.fromEntries(methods.map((method) => [method, verb(client[method])]));
  // The narrower view of the same client: errors throw, so `data` is there; enums in answers are open.
  return { ...verbs, use, eject } as unknown as RawClient;
}

type SendAnything = (path: string, init: object) => Promise<unknown>;

/** What openapi-fetch, and then the middleware, made of the call. */
async function outgoing(request: Request, timeoutMs: number | undefined): Promise<OutgoingRequest> {
  const { url, method, headers, signal } = request;
  const body = request.body ? await request.text() : undefined;
  return outgoingRequest(url, { method, headers, body, signal, timeoutMs });
}

/** The middleware, and then openapi-fetch, read the body after the transport has: give them what was read. */
function readAgain({ response, text }: Answer): Response {
  return Object.defineProperty(new Response(text || null, response), "url", { value: response.url });
}
