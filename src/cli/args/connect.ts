import { commandVariables, issuerVariable } from "../../auth/credential-variables.js";
import { checkKeyId, reloadable, reloadOf } from "../../auth/credentials.js";
import { plainValue } from "../../auth/pasted-text.js";
import { isShowable } from "../../auth/read-key-file.js";
import { createTokenSource } from "../../auth/token.js";
import { createClientWith } from "../../client.js";
import { reasonOf, safeCause } from "../../http/redact.js";
import {
  ArgumentError,
  type Client,
  type ClientOptions,
  createClient,
  credentialsFromEnv,
  type IndividualKey,
  type TeamKey,
} from "../../index.js";
import { credentialsFromFile, proxyFetch } from "../../node/index.js";
import { type Context, nowOf } from "../invocation.js";
import type { Io } from "../process.js";
import type { ConnectionFlags } from "./global-options.js";
import { pathFrom } from "./input.js";

/** A client for what the options and the environment name. */
export async function connect(context: Context, flags: ConnectionFlags): Promise<Client> {
  const credentials = await loadCredentials(context, flags);
  return createClientFor(context, { credentials, ...clientOptionsFrom(context, flags) });
}

/** The base URL of App Store Connect; undefined for Apple's. */
export function baseUrlFrom({ io }: Context, { baseUrl }: ConnectionFlags): string | undefined {
  return baseUrl ?? (plainValue(io.env[commandVariables.baseUrl] ?? "") || undefined);
}

/** The client options that the connection options name. */
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
  options: Pick<ClientOptions, "credentials" | "baseUrl" | "timeoutMs" | "retry" | "fetch" | "validate" | "onDrift">,
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

type Fetch = NonNullable<Io["fetch"]>;

const made = new WeakMap<Io, Fetch>();

/** Sends the requests of the command: through the proxies that the environment names, except in a test. */
export function fetchFrom({ io }: Context): Fetch {
  const fetch = io.fetch ?? made.get(io) ?? proxyFetch(io.env);
  made.set(io, fetch);
  return fetch;
}

type Key = TeamKey | IndividualKey;

/**
 * The key that the options name, else the one in the environment. A key file without an issuer id is a team key if the
 * environment has one; nothing else of the environment is used with a key file.
 */
export async function loadCredentials(context: Context, flags: ConnectionFlags): Promise<Key> {
  const { keyFile, issuerId, keyId } = flags;
  if (keyFile === undefined && (issuerId ?? keyId) !== undefined) {
    throw new ArgumentError(
      "--issuer-id and --key-id require --key-file; without it, all credentials come from the environment",
    );
  }
  // `credentialsFromEnv` returns one of these two kinds.
  const credentials =
    keyFile === undefined
      ? (credentialsFromEnv(context.io.env) as Key)
      : // A value that looks like a secret is not made part of a path, which would be printed.
        await loadFile(context, isShowable(keyFile) ? pathFrom(context, keyFile) : keyFile, flags);
  return hideKey(context, credentials);
}

async function loadFile({ io }: Context, path: string, { issuerId, keyId }: ConnectionFlags): Promise<Key> {
  const found = await credentialsFromFile(path, { issuerId, keyId });
  const variable = issuerVariable(io.env);
  if (found.issuerId !== undefined || variable === undefined) return found;
  const fromEnvironment = plainValue(io.env[variable] ?? "");
  checkKeyId(variable, fromEnvironment);
  return credentialsFromFile(path, { issuerId: fromEnvironment, keyId });
}

/** Keeps the key out of the output, and every one that is read in its place later. */
function hideKey(context: Context, credentials: Key): Key {
  context.output.hide(credentials.privateKey);
  const load = reloadOf(credentials);
  return load ? reloadable(credentials, async () => hideKey(context, await load())) : credentials;
}

/** The token that a request with this key carries. */
export function signToken(credentials: Key): Promise<string> {
  return createTokenSource(credentials, { now: Date.now, safeCause, reasonOf }).get();
}

/** The `fetch` of downloads, whose requests `--verbose` shows: without the query, which is a secret. */
export function traceDownloads(context: Context): Fetch {
  const { output } = context;
  const fetch = fetchFrom(context);
  return async (url, init) => {
    const { host, pathname } = new URL(url);
    const [, from] = /^bytes=(\d+)-/.exec(new Headers(init.headers).get("range") ?? "") ?? [];
    output.trace(`→ GET ${host}${pathname}${from ? ` (bytes from ${from})` : ""}`);
    const startedAt = nowOf(context);
    const after = () => `in ${Math.round(nowOf(context) - startedAt)} ms from ${host}`;
    try {
      const response = await fetch(url, init);
      output.trace(`← ${response.status} ${after()}`);
      return response;
    } catch (error) {
      output.trace(`← no response ${after()}`);
      throw error;
    }
  };
}
