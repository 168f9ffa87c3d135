import { plainValue } from "../../auth/invisible.js";
import { createClientWith } from "../../client.js";
import { type Client, type ClientOptions, createClient } from "../../index.js";
import type { Context } from "../context.js";
import { fetchFrom } from "./fetch-from.js";
import type { ConnectionFlags } from "./global-options.js";
import { loadCredentials } from "./load-credentials.js";

/** A client for what the options and the environment name. */
export async function connect(context: Context, flags: ConnectionFlags): Promise<Client> {
  const credentials = await loadCredentials(context, flags);
  return createClientFor(context, { credentials, ...clientOptionsFrom(context, flags) });
}

/** Where App Store Connect is, when it is not where Apple has it. */
export function baseUrlFrom({ io }: Context, { baseUrl }: ConnectionFlags): string | undefined {
  return baseUrl ?? (plainValue(io.env.ADP_BASE_URL ?? "") || undefined);
}

/** What the options say of how to talk to App Store Connect. */
export function clientOptionsFrom(
  context: Context,
  flags: ConnectionFlags,
): Pick<ClientOptions, "baseUrl" | "timeoutMs" | "retry"> {
  const { requestTimeout, retryFor } = flags;
  const retry = retryFor === undefined ? undefined : { forMs: retryFor, maxDelayMs: retryFor };
  return { baseUrl: baseUrlFrom(context, flags), timeoutMs: requestTimeout, retry };
}

/** A client whose requests `--verbose` shows. */
export function createClientFor(
  context: Context,
  options: Pick<ClientOptions, "credentials" | "baseUrl" | "timeoutMs" | "retry" | "fetch">,
): Client {
  const { output, advice, io } = context;
  const all: ClientOptions = {
    fetch: fetchFrom(context),
    ...options,
    onWarning: (warning) => output.warn(warning),
    onRequest: ({ method, path, attempt }) => {
      if (method === "POST") advice.unsettled ??= advice.whenPosted;
      output.trace(`→ ${method} ${path}${attempt > 1 ? ` (attempt ${attempt})` : ""}`);
    },
    onResponse: ({ status, durationMs, requestId }) => {
      const id = requestId ? ` (request id ${requestId})` : "";
      output.trace(`← ${status} in ${Math.round(durationMs)} ms${id}`);
    },
  };
  return io.clock ? createClientWith(all, io.clock, Math.random) : createClient(all);
}
