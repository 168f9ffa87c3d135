import { operationFor } from "./contract.js";
import { contractOfPackage } from "./contract-of-package.js";
import { requestProblems, responseProblems } from "./exchange-problems.js";

/** A request or a response that the contract does not allow. */
export class ContractViolationError extends Error {
  override get name() {
    return "ContractViolationError";
  }

  constructor(
    /** A sentence each: "GET /v1/apps: query limit: / must be <= 200". */
    readonly problems: readonly string[],
  ) {
    super(`the contract is violated:\n  ${problems.join("\n  ")}`);
  }
}

/** A `fetch`, as any client calls it. */
export type AnyFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Options of {@link contractFetch}. */
export interface ContractFetchOptions {
  /**
   * Where the API is, without a slash at the end. Requests to other URLs are passed on unchecked. Default: what has a
   * version in its path (`/v1/…`) or an `Authorization` header is for the API, wherever it goes; a download has neither.
   */
  baseUrl?: string | undefined;
}

/** What {@link contractFetch} returns. */
export interface ContractFetch extends AnyFetch {
  /** Everything that was found so far: a client may take an error of `fetch` for a lost connection, and try again. */
  readonly violations: readonly string[];
}

/**
 * A `fetch` that holds every request and every response to the contract of this package, for any client, this package's or
 * another. A request that the contract does not allow is not sent.
 *
 * It knows methods, paths, ids, query names and values, lists, bodies with unknown or missing members, the bearer, media
 * types, statuses and every member of a response. How a query is percent-encoded makes no difference.
 *
 * @param fetch sends what is allowed; default the global one
 * @throws {@link ContractViolationError}, with every problem of the request or the response
 * @example
 * const fetch = contractFetch();
 * const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url, fetch, retry: false });
 * await client.apps.find({ bundleId: "com.example.app" });
 * assert.deepEqual(fetch.violations, []);
 */
export function contractFetch(
  fetch: AnyFetch = (input, init) => globalThis.fetch(input, init),
  { baseUrl }: ContractFetchOptions = {},
): ContractFetch {
  const violations: string[] = [];
  const refuse = (problems: string[]) => {
    violations.push(...problems);
    if (problems.length > 0) throw new ContractViolationError(problems);
  };
  const checked: AnyFetch = async (input, init) => {
    const request = new Request(input, init);
    const base = baseUrl ?? baseUrlOf(request);
    if (base === undefined || !request.url.startsWith(`${base}/`)) return fetch(input, init);
    const contract = contractOfPackage();
    const url = base + plainPath(request.url.slice(base.length));
    refuse(requestProblems(base, url, await plainInit(request.clone()), contract));
    // As it was given, where it can still be read: a stand-in may look at the text of a body.
    const isRead = input instanceof Request || init?.body instanceof ReadableStream;
    const response = await (isRead ? fetch(request) : fetch(input, init));
    const operation = operationFor(contract, request.method, url.slice(base.length).replace(/\?.*/s, ""));
    if (operation) refuse(responseProblems(operation, response, await response.clone().text()));
    return response;
  };
  return Object.assign(checked, { violations });
}

function baseUrlOf({ url, headers }: Request): string | undefined {
  const { origin, pathname } = new URL(url);
  return /^\/v\d+\//.test(pathname) || headers.has("authorization") ? origin : undefined;
}

/** A path and query as Apple's documents write them: brackets and commas as they are. A server reads both alike. */
function plainPath(path: string): string {
  const [route = "", query] = path.split(/\?(.*)/s);
  if (query === undefined || query === "") return path;
  const plain = (text: string) => encodeURIComponent(text).replace(/%5B|%5D|%2C/g, decodeURIComponent);
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => `${plain(name)}=${plain(value)}`);
  return `${route}?${pairs.join("&")}`;
}

/** What is checked of a request. A client that accepts anything accepts JSON. */
async function plainInit(request: Request): Promise<Parameters<typeof requestProblems>[2]> {
  const headers = new Headers(request.headers);
  const accept = headers.get("accept") ?? "*/*";
  if (/(^|[\s,])(\*\/\*|application\/(\*|json))/i.test(accept)) headers.set("accept", "application/json");
  const body = request.body === null ? undefined : await request.text();
  return { method: request.method, headers, ...(body !== undefined && { body }) };
}
