import { createApi } from "./api.js";
import { type Clock, systemClock } from "./clock.js";
import { type ClientOptions, settingsFrom } from "./options.js";
import type { RateLimit } from "./rate-limit.js";
import { createRawClient, type RawClient } from "./raw-client.js";
import { AppStoreVersions } from "./resources/app-store-versions.js";
import { Apps } from "./resources/apps.js";
import { Deltas } from "./resources/deltas.js";
import { Domains } from "./resources/domains.js";
import { Keys } from "./resources/keys.js";
import { MarketplaceSearch } from "./resources/marketplace-search.js";
import { PackageVersions } from "./resources/package-versions.js";
import { Packages } from "./resources/packages.js";
import { Variants } from "./resources/variants.js";
import { Webhooks } from "./resources/webhooks.js";
import { createTokenSource } from "./token.js";
import { createTransport } from "./transport.js";

/**
 * Every method takes `{ signal?, timeoutMs?, headers? }` last and resolves to Apple's document, unchanged.
 *
 * @throws Every method may reject with {@link ArgumentError}, {@link CredentialsError}, {@link ConnectionError},
 * {@link TimeoutError}, {@link ResponseError} or {@link UnexpectedResponseError}, or with the reason of the caller's
 * own signal.
 */
export interface Client {
  readonly packages: Packages;
  readonly packageVersions: PackageVersions;
  readonly variants: Variants;
  readonly deltas: Deltas;
  readonly keys: Keys;
  readonly domains: Domains;
  readonly marketplaceSearch: MarketplaceSearch;
  readonly webhooks: Webhooks;
  readonly apps: Apps;
  readonly appStoreVersions: AppStoreVersions;
  /** What `X-Rate-Limit` said last, or undefined before the first answer that had it. */
  readonly rateLimit: RateLimit | undefined;
  /**
   * The openapi-fetch client underneath, typed by the contract: for the `relationships/…` reads and whatever else has no
   * method here. An error answer throws; it does not come back as `error`.
   */
  readonly raw: RawClient;
}

/**
 * A client for the alternative-distribution part of the App Store Connect API. Clients share nothing: neither tokens
 * nor figures nor settings.
 *
 * @throws {@link ArgumentError} or {@link CredentialsError} at once when an option cannot work
 * @example
 * const client = createClient({ credentials: credentialsFromEnv() });
 * const { data, created } = await client.packages.ensure({ appStoreVersionId });
 */
export function createClient(options: ClientOptions): Client {
  return createClientWith(options, systemClock, Math.random);
}

/** {@link createClient} with the clock and the chance that tests bring. */
export function createClientWith(options: ClientOptions, clock: Clock, random: () => number): Client {
  const settings = settingsFrom(options);
  const tokens = createTokenSource(options.credentials, clock);
  const transport = createTransport({ settings, tokens, clock, random });
  const api = createApi(settings, transport, clock);
  return {
    packages: new Packages(api),
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
}
