import createFetchClient, {
  type ClientPathsWithMethod,
  type Client as FetchClient,
  type ClientOptions as FetchClientOptions,
  type FetchOptions,
} from "openapi-fetch";
import type { paths } from "../../generated/schema.js";
import { ArgumentError } from "../errors.js";
import type { Clock } from "./clock.js";
import { checkSignal } from "./deadline.js";
import { plainHeaders } from "./headers.js";
import { checkCallInit, checkCallOptions } from "./known-names.js";
import type { CallOptions } from "./options.js";
import { nameOfType } from "./redact.js";
import {
  fromLight,
  LightRequest,
  lightResponse,
  type OutgoingRequest,
  outgoingRequest,
  realResponse,
} from "./request.js";
import { serialiseBody, serialisePath, serialiseQuery } from "./serialise.js";
import type { Settings } from "./settings.js";
import type { ReadResponse, Transport } from "./transport.js";

/** The methods of the contract, typed by path; all resources are built on it. */
export interface ContractClient {
  GET: Verb<"get">;
  POST: Verb<"post">;
  PATCH: Verb<"patch">;
  DELETE: Verb<"delete">;
  /** GETs a URL from a response. */
  follow(url: string, options: CallOptions | undefined): Promise<unknown>;
  baseUrl: string;
  clock: Clock;
}

/** The options of the call are apart from what the request consists of, which they cannot replace. */
type Verb<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  init: Pick<FetchOptions<paths[Path][M]>, "params" | "body">,
  options: CallOptions | undefined,
) => Promise<Received<SuccessOf<paths[Path][M]>>>;

/** The document of a 2xx response. */
export interface Received<Document> {
  data: Document;
  response: Response;
}

/**
 * openapi-fetch over the contract's paths, with authentication, retries and errors. An error response throws, so `data`
 * is always defined; a path, parameter or body key that is not in the contract does not compile. Middleware added with
 * `use` sees requests without their token.
 *
 * @throws every method rejects with the errors of {@link Client}
 * @example
 * const path = "/v1/alternativeDistributionPackages/{id}/relationships/versions";
 * const { data } = await client.raw.GET(path, { params: { path: { id }, query: { limit: 200 } } });
 */
export interface RawClient extends Pick<FetchClient<paths>, "use" | "eject"> {
  /** Reads; retried as described in {@link RetryOptions}. */
  GET: RawVerb<"get">;
  /** Creates. Not retried when its response is lost: read whether it was carried out. */
  POST: RawVerb<"post">;
  /** Changes. Not retried when its response is lost, like POST. */
  PATCH: RawVerb<"patch">;
  /** Deletes; retried as described in {@link RetryOptions}. `data` is undefined. */
  DELETE: RawVerb<"delete">;
}

type RawVerb<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  ...init: InitOf<paths[Path][M]>
) => Promise<RawResponse<paths[Path][M]>>;

/** A 2xx response. */
export interface RawResponse<Operation> {
  /** The document; undefined after a DELETE. */
  data: SuccessOf<Operation>;
  /** Status and headers; the body has been read. */
  response: Response;
}

/** The client for the resources: with light `Request` and `Response` objects, and without middleware. */
export function createContractClient(settings: Settings, transport: Transport, clock: Clock): ContractClient {
  const fetchClient = openapiFetch(settings, {
    // openapi-fetch uses no more of a `Request` than a light one has; `fetch` gets the same object back.
    Request: LightRequest as unknown as typeof Request,
    fetch: async (request) => lightResponse(await transport.send(fromLight(request as unknown as LightRequest))),
  });
  const verbs = verbsOf(
    fetchClient,
    ({ headers, signal, timeoutMs, retry }, body) => {
      const text = body === undefined ? undefined : serialiseBody(body);
      return { parseAs: "stream", call: { headers: plainHeaders(headers), body: text, signal, timeoutMs, retry } };
    },
    ({ data, response }) => ({ data, response: realResponse(response) }),
  );
  const follow: ContractClient["follow"] = async (url, options = {}) => {
    checkCallOptions(options);
    const { headers, signal, timeoutMs, retry } = options;
    const request = outgoingRequest({ url, method: "GET", headers, signal, timeoutMs, retry });
    return (await transport.send(request)).data;
  };
  // The types come from the contract; nothing at run time depends on them.
  return { ...verbs, follow, baseUrl: settings.baseUrl, clock } as unknown as ContractClient;
}

/** The client for everything else, with real `Request` and `Response` objects for its middleware. */
export function createRawClient(settings: Settings, transport: Transport): RawClient {
  const fetchClient = openapiFetch(settings, {});
  const verbs = verbsOf(
    fetchClient,
    ({ headers, signal, timeoutMs, retry }, body) => ({
      headers: plainHeaders(headers),
      body,
      signal,
      fetch: async (request: Request) => readAgain(await transport.send(await fromReal(request, { timeoutMs, retry }))),
    }),
    (result) => result,
  );
  const { use, eject } = fetchClient;
  // The narrower view of the same client: errors throw, so `data` is there; enums in responses are open.
  return { ...verbs, use, eject } as unknown as RawClient;
}

/** The request, as openapi-fetch and the middleware left it. */
async function fromReal(request: Request, options: Pick<CallOptions, "timeoutMs" | "retry">): Promise<OutgoingRequest> {
  const { url, method, headers, signal } = request;
  const body = request.body ? await request.text() : undefined;
  return outgoingRequest({ url, method, headers, body, signal, ...options });
}

/** A response whose body can be read again, by the middleware and openapi-fetch, after the transport has read it. */
function readAgain({ response, text }: ReadResponse): Response {
  return Object.defineProperty(new Response(text || null, response), "url", { value: response.url });
}

function openapiFetch({ baseUrl }: Settings, options: Pick<FetchClientOptions, "Request" | "fetch">) {
  return createFetchClient<paths>({
    baseUrl,
    pathSerializer: (url, ids) => baseUrl + serialisePath(url.slice(baseUrl.length), ids),
    querySerializer: serialiseQuery,
    bodySerializer: serialiseBody,
    ...options,
  });
}

/** The options of a call that are passed on. */
interface CallInit extends CallOptions {
  params?: { path?: object; query?: object };
  body?: unknown;
}

type Result = { data?: unknown; response: Response };

/** The four methods; `more` are further options for openapi-fetch, `of` selects what a call resolves to. */
function verbsOf(
  client: FetchClient<paths>,
  more: (init: CallOptions, body: unknown) => object,
  of: (result: Result) => unknown,
) {
  const verb = (method: "GET" | "POST" | "PATCH" | "DELETE") => {
    const send = client[method] as (path: string, init: object) => Promise<Result>;
    return async (path: string, init: CallInit = {}, options: CallOptions = init) => {
      checkPath(path);
      if (options === init) checkCallInit(init);
      else checkCallOptions(options);
      checkSignal(options.signal);
      const { params, body } = init;
      // One by one: openapi-fetch has options, such as `fetch` and `Request`, that bypass the transport. And with a
      // `path` wherever there are ids, without which it would send `{id}` as it stands.
      const ids = path.includes("{") ? (params?.path ?? {}) : undefined;
      return of(await send(path, { params: { path: ids, query: params?.query }, ...more(options, body) }));
    };
  };
  return { GET: verb("GET"), POST: verb("POST"), PATCH: verb("PATCH"), DELETE: verb("DELETE") };
}

function checkPath(path: unknown): void {
  if (typeof path !== "string") throw new ArgumentError(`path: must be text, not ${nameOfType(path)}`);
  if (!path.startsWith("/")) throw new ArgumentError("path: must begin with a slash, as the contract's paths do");
}

type Method = "get" | "post" | "patch" | "delete";

type PathsWith<M extends Method> = ClientPathsWithMethod<FetchClient<paths>, M>;

type Init<Operation> = Pick<FetchOptions<Operation>, "params" | "body"> & CallOptions;

/** The arguments after the path: parameters and body, required if the operation requires them, and the call options. */
type InitOf<Operation> = Operation extends WithRequiredInput ? [init: Init<Operation>] : [init?: Init<Operation>];

type WithRequiredInput = { parameters: { path: object } | { query: object } } | { requestBody: object };

/** The document of an operation's success response; undefined for a DELETE. */
type SuccessOf<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses & (200 | 201 | 204)]: DocumentOf<Responses[Status]> }[keyof Responses &
      (200 | 201 | 204)]
  : never;

type DocumentOf<Response> = Response extends { content: { "application/json": infer Document } } ? Document : undefined;

/** The query parameters of a GET, by Apple's names. */
export type QueryOf<Path extends PathsWith<"get">> = paths[Path] extends {
  get: { parameters: { query?: infer Query } };
}
  ? NonNullable<Query>
  : never;
