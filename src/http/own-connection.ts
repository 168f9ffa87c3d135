/** What Deno takes beside a request, and closes when it is asked to. */
interface DenoHttpClient {
  close(): void;
}

interface Runtime {
  Deno?: { createHttpClient?: (options: { poolMaxIdlePerHost: number }) => DenoHttpClient };
}

/**
 * A member of `RequestInit` that gives a POST or PATCH a connection of its own on Deno; undefined on other runtimes, and
 * for what may be sent twice. To be closed when the response has been read.
 *
 * Deno sends any request again by itself when a connection that was kept alive closes before the response: two webhooks
 * for one call, as a test on Deno shows. A `connection: close` header does not keep it from that. On a new connection it
 * never does, and Node and Bun never do.
 */
export function ownConnection(method: string, runtime: object = globalThis): { client: DenoHttpClient } | undefined {
  if (!method.startsWith("P")) return undefined;
  const client = (runtime as Runtime).Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 });
  return client && { client };
}
