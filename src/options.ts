import type { Credentials } from "./auth/credentials.js";
import type { NamesOf } from "./http/known-names.js";
import type { TransportOptions } from "./http/options.js";

/**
 * Options of {@link createClient}. Only `credentials` is required.
 *
 * @example
 * createClient({
 *   credentials: credentialsFromEnv(),
 *   timeoutMs: 20_000,
 *   retry: { attempts: 5 },
 *   onResponse: ({ method, path, status }) => console.log(method, path, status),
 * });
 */
export interface ClientOptions extends TransportOptions {
  /** A team key, an individual key, a signer for a key kept elsewhere, or a provider of tokens issued elsewhere. */
  credentials: Credentials;
}

/** The names of {@link ClientOptions}; any other is refused. */
export const optionNames: NamesOf<ClientOptions> = {
  credentials: true,
  baseUrl: true,
  fetch: true,
  userAgent: true,
  userAgentSuffix: true,
  timeoutMs: true,
  retry: true,
  limiter: true,
  logger: true,
  onRequest: true,
  onResponse: true,
  onRetry: true,
  onError: true,
  onWarning: true,
  validate: true,
  onDrift: true,
};
