import { checkCredentials } from "./auth/credentials.js";
import { createTokenSource } from "./auth/token.js";
import type { RateLimit } from "./errors.js";
import { type Clock, systemClock } from "./http/clock.js";
import { createContractClient, createRawClient, type RawClient } from "./http/contract-client.js";
import { knownOnly } from "./http/known-names.js";
import { createLimitGate } from "./http/limit-gate.js";
import { environmentVariable } from "./http/log.js";
import { reasonOf, safeCause } from "./http/redact.js";
import type { WaitBudget } from "./http/retry.js";
import { type Settings, settingsFrom } from "./http/settings.js";
import { createTransport, type Transport, type TransportParts } from "./http/transport.js";
import { type ClientOptions, optionNames } from "./options.js";
import { AppStoreVersions } from "./resources/app-store-versions.js";
import { Apps } from "./resources/apps.js";
import { Domains } from "./resources/domains.js";
import { createQueue, type Queue } from "./resources/ensure-package.js";
import { Keys } from "./resources/keys.js";
import { MarketplaceSearch } from "./resources/marketplace-search.js";
import { Deltas, PackageVersions, Variants } from "./resources/package-versions.js";
import { Packages } from "./resources/packages.js";
import { Webhooks } from "./resources/webhooks.js";

/**
 * The client that {@link createClient} returns. The last argument of every method is {@link CallOptions}. Unless
 * documented otherwise, methods resolve to Apple's document, unchanged; lists are {@link Pages}.
 *
 * @throws Every method may reject with {@link ArgumentError}, {@link CredentialsError}, {@link ConnectionError},
 * {@link TimeoutError}, {@link ResponseError} or {@link UnexpectedResponseError}; an aborted call rejects with the
 * reason of the caller's signal.
 */
export interface Client {
  /** Alternative distribution packages: create or find one, and wait for a version of it. */
  readonly packages: Packages;
  /** The versions of packages, with their variants and deltas. */
  readonly packageVersions: PackageVersions;
  /** Encrypted .ipa files, each for a group of devices, with the key blobs for a license server. */
  readonly variants: Variants;
  /** Encrypted updates from an earlier version, with their key blobs. */
  readonly deltas: Deltas;
  /** Public keys with which Apple checks your install verification and marketplace tokens; packages do not use them. */
  readonly keys: Keys;
  /** Domains for web distribution. */
  readonly domains: Domains;
  /** Catalogs of marketplace apps, for search. */
  readonly marketplaceSearch: MarketplaceSearch;
  /** Webhooks of an app, their deliveries and pings. {@link verifyWebhook} checks the requests that they send. */
  readonly webhooks: Webhooks;
  /** Lists apps and finds one by its bundle id. */
  readonly apps: Apps;
  /** Lists and finds the app store versions that packages are created for. */
  readonly appStoreVersions: AppStoreVersions;
  /** The rate limit by the last `X-Rate-Limit` header, in requests; undefined before the first one. */
  readonly rateLimit: RateLimit | undefined;
  /**
   * The underlying openapi-fetch client, typed by the contract, for operations without a method here, such as the
   * `relationships/…` reads. An error response throws; there is no `error` member.
   */
  readonly raw: RawClient;
  /**
   * A client with other options; those left out stay, and undefined restores a default. It has the same credentials,
   * token, base URL and what is known of the rate limit: a token never goes to another server.
   *
   * @throws {@link ArgumentError} when an option is invalid
   * @example
   * const patient = client.withOptions({ timeoutMs: 120_000, retry: { forMs: 10 * 60_000 } });
   */
  withOptions(options: Omit<ClientOptions, "credentials" | "baseUrl">): Client;
}

/**
 * Creates a client for the alternative-distribution part of the App Store Connect API. Clients share no tokens, rate
 * limits or settings. Nothing is sent before the first call.
 *
 * @throws {@link ArgumentError} when an option is invalid
 * @throws {@link CredentialsError} when the credentials are missing, incomplete or not a P-256 key
 * @example
 * const client = createClient({ credentials: credentialsFromEnv() });
 * const app = await client.apps.find({ bundleId: "com.example.app" });
 * if (!app) throw new Error("the key has no access to the app");
 * const version = await client.appStoreVersions.find({ appId: app.id, versionString: "2.4.0", platform: "IOS" });
 * if (!version) throw new Error("no such version");
 * const { data, created } = await client.packages.ensure({ appStoreVersionId: version.id });
 */
export function createClient(options: ClientOptions): Client {
  return createClientWith(options, systemClock, Math.random);
}

/** {@link createClient} with a clock and random numbers, which tests replace. */
export function createClientWith(options: ClientOptions, clock: Clock, random: () => number): Client {
  checkCredentials(options?.credentials);
  const { credentials, ...others } = knownOnly("options", options, optionNames);
  const tokens = createTokenSource(credentials, { now: () => clock.now(), safeCause, reasonOf });
  const limits = { gate: createLimitGate(clock, random), lastHeader: null };
  return clientWith({ tokens, limits, clock, random, oneAtATime: createQueue() }, others);
}

type OtherOptions = Omit<ClientOptions, "credentials">;

/** What clients share that differ by their options alone. */
interface SharedParts extends Omit<TransportParts, "settings"> {
  /** Makes calls of `ensure` for the same version wait for each other. */
  oneAtATime: Queue;
}

interface ClientParts extends SharedParts {
  options: OtherOptions;
  settings: Settings;
  transport: Transport;
}

function clientWith(shared: SharedParts, options: OtherOptions): Client {
  const settings = settingsFrom(options);
  const recordTo = environmentVariable("ADP_RECORD_USAGE");
  if (recordTo) settings.fetch = recording(settings, recordTo);
  return clientOf({ ...shared, options, settings, transport: createTransport({ ...shared, settings }) });
}

/** `client.withOptions`. */
function withOptions(parts: ClientParts, changes: Omit<OtherOptions, "baseUrl">): Client {
  return clientWith(parts, { ...parts.options, ...knownOnly("withOptions", changes, changeableNames) });
}

const { credentials: _, baseUrl: __, ...changeableNames } = optionNames;

const partsOf = new WeakMap<Client, ClientParts>();

function clientOf(parts: ClientParts): Client {
  const { settings, transport, clock, oneAtATime } = parts;
  const api = createContractClient(settings, transport, clock);
  const client: Client = {
    packages: new Packages(api, oneAtATime),
    packageVersions: new PackageVersions(api),
    variants: new Variants(api),
    deltas: new Deltas(api),
    keys: new Keys(api),
    domains: new Domains(api),
    marketplaceSearch: new MarketplaceSearch(api),
    webhooks: new Webhooks(api),
    apps: new Apps(api),
    appStoreVersions: new AppStoreVersions(api),
    get rateLimit() {
      return transport.rateLimit;
    },
    raw: createRawClient(settings, transport),
    withOptions: (options) => withOptions(parts, options),
  };
  partsOf.set(client, parts);
  return client;
}

/**
 * Notes in a file what the requests of a client, and of those that `withOptions` makes of it, use of the contract. One that
 * was not created here is left as it is.
 */
export function recordUsageOf(client: Client, file: string): void {
  const parts = partsOf.get(client);
  if (!parts) return;
  parts.settings.fetch = recording(parts.settings, file);
  parts.options = { ...parts.options, fetch: parts.settings.fetch };
}

/** A `fetch` that records, whose code is loaded with the first request. */
function recording({ baseUrl, fetch }: Settings, file: string): Settings["fetch"] {
  let send: Settings["fetch"] | undefined;
  return async (url, init) => {
    send ??= (await import("./drift/record-usage.js")).recordingFetch(file, baseUrl, fetch);
    return send(url, init);
  };
}

/** The `fetch` that the client sends requests with; the global one for a client that was not created here. */
export function fetchOf(client: Client): Settings["fetch"] {
  return partsOf.get(client)?.settings.fetch ?? ((url, init) => globalThis.fetch(url, init));
}

/** The `fetch` option of the client. */
export function ownFetchOf(client: Client): Settings["ownFetch"] {
  return partsOf.get(client)?.settings.ownFetch;
}

/** The `retry.forMs` option of the client. */
export function retryForMsOf(client: Client): number | undefined {
  return partsOf.get(client)?.settings.retry.forMs;
}

/** The same client, its delays taken from a budget. A client that was not created here is returned unchanged. */
export function withWaitBudget(client: Client, budget: WaitBudget): Client {
  const parts = partsOf.get(client);
  if (!parts) return client;
  const { transport } = parts;
  const withBudget: Transport = {
    send: (request) => transport.send({ ...request, budget }),
    get rateLimit() {
      return transport.rateLimit;
    },
  };
  return clientOf({ ...parts, transport: withBudget });
}
