import type { Credentials } from "./auth/credentials.js";
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
