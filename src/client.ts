import { checkCredentials } from "./auth/credentials.js";
import { createTokenSource } from "./auth/token.js";
import type { RateLimit } from "./errors.js";
import { type Clock, systemClock } from "./http/clock.js";
import { createContractClient, createRawClient, type RawClient } from "./http/contract-client.js";
import { reasonOf, safeCause } from "./http/redact.js";
import type { WaitBudget } from "./http/retry.js";
import { type Settings, settingsFrom } from "./http/settings.js";
import { createTransport, type Transport } from "./http/transport.js";
import type { ClientOptions } from "./options.js";
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
 * What {@link createClient} makes. Every method takes {@link CallOptions} last and resolves to Apple's document,
 * unchanged, unless it says otherwise; lists are {@link Pages}.
 *
 * @throws Every method may reject with {@link ArgumentError}, {@link CredentialsError}, {@link ConnectionError},
 * {@link TimeoutError}, {@link ResponseError} or {@link UnexpectedResponseError}, or with the reason of the caller's
 * own signal.
 */
export interface Client {
  /** Alternative distribution packages: create or find one, and wait for a version of it. */
  readonly packages: Packages;
  /** What a package holds: its versions, with their variants and deltas. */
  readonly packageVersions: PackageVersions;
  /** Encrypted .ipa files, each for a group of devices, with the key blobs that a license server needs. */
  readonly variants: Variants;
  /** Encrypted updates from an earlier version, with their key blobs. */
  readonly deltas: Deltas;
  /** Public keys that your install verification and marketplace tokens are checked with. Packages do not use them. */
  readonly keys: Keys;
  /** Domains for web distribution. */
  readonly domains: Domains;
  /** Catalogs of marketplace apps. */
  readonly marketplaceSearch: MarketplaceSearch;
  /** Webhooks of an app, their deliveries and pings. {@link verifyWebhook} reads what they send. */
  readonly webhooks: Webhooks;
  /** Look-up of an app by its bundle id. */
  readonly apps: Apps;
  /** Look-up of the versions that packages are created for. */
  readonly appStoreVersions: AppStoreVersions;
  /** What `X-Rate-Limit` said last, in requests; undefined before the first answer that had it. */
  readonly rateLimit: RateLimit | undefined;
  /**
   * The openapi-fetch client underneath, typed by the contract: for the `relationships/…` reads and whatever else has
   * no method here. An error answer throws; it does not come back as `error`.
   */
  readonly raw: RawClient;
}

/**
 * A client for the alternative-distribution part of the App Store Connect API. Clients share nothing: neither tokens
 * nor figures nor settings.
 *
 * @throws {@link ArgumentError} at once when an option cannot work
 * @throws {@link CredentialsError} at once when the credentials are missing, incomplete or no P-256 key
 * @example
 * const client = createClient({ credentials: credentialsFromEnv() });
 * const { data, created } = await client.packages.ensure({ appStoreVersionId });
 */
export function createClient(options: ClientOptions): Client {
  return createClientWith(options, systemClock, Math.random);
}

/** {@link createClient} with the clock and the chance that tests bring. */
export function createClientWith(options: ClientOptions, clock: Clock, random: () => number): Client {
  checkCredentials(options?.credentials);
  const settings = settingsFrom(options);
  const tokens = createTokenSource(options.credentials, { now: () => clock.now(), safeCause, reasonOf });
  const transport = createTransport({ settings, tokens, clock, random });
  return clientOf({ settings, transport, clock, oneAtATime: createQueue() });
}

interface ClientParts {
  settings: Settings;
  transport: Transport;
  clock: Clock;
  /** By which calls of `ensure` for the same version wait for one another. */
  oneAtATime: Queue;
}

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
  };
  partsOf.set(client, parts);
  return client;
}

/** What the client sends its requests with; the global `fetch` for one that was not made here. */
export function fetchOf(client: Client): Settings["fetch"] {
  return partsOf.get(client)?.settings.fetch ?? ((url, init) => globalThis.fetch(url, init));
}

/** The `fetch` that the client was given, if it was given one. */
export function ownFetchOf(client: Client): Settings["ownFetch"] {
  return partsOf.get(client)?.settings.ownFetch;
}

/** How long the client sends a request again, where its options say so. */
export function retryForMsOf(client: Client): number | undefined {
  return partsOf.get(client)?.settings.retry.forMs;
}

/** The same client, whose waits come out of a budget. One that was not made here is given back as it is. */
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
