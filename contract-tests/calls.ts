import type { OperationKey } from "../generated/operations.js";
import type { paths } from "../generated/schema.js";
import type { Client, Pages } from "../src/index.js";

type ListPages = Pages<{ data: unknown[]; links?: { next?: string } }>;
/** The query parameters of an operation; never, when it has none. */
type QueryFor<Key extends OperationKey> = Key extends `GET ${infer Path extends keyof paths}`
  ? paths[Path] extends { get: { parameters: { query?: infer Query } } }
    ? NonNullable<Query>
    : never
  : never;

type Call<Key extends OperationKey> = (client: Client, query?: QueryFor<Key>) => Promise<unknown> | ListPages;

// The ids and values of the contract's examples.
const appId = "6446901002";
const appStoreVersionId = "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45";
const packageId = "f3190601-974c-45ee-aa24-35db2090c260";
const versionId = "4a273b4b-ddff-415a-a4e3-1b1bc83af48b";
const variantId = "14ab1057-80ab-493a-ae09-a53f980f903c";
const deltaId = "e80267f3-dbc4-409d-b481-e0c2d242398f";
const keyId = "3475b105-3869-4d24-8d34-7239de725254";
const domainId = "2ac1f723-c267-4ebf-a32e-b9486bc9106e";
const searchDetailId = "a30f6048-0813-4c95-8d4e-e7187a6ba2d7";
const webhookId = "59bb7447-dd78-4fd6-bbd8-36606f36d43e";
const deliveryId = "8b6eacb6-2d94-4282-826a-2685a261e72b";

export const publicKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEpp9iqOFflj0pnAVtWvnGfy7cxd2R
m2lRCcPB64/+CXFq9PfxWSuiHe2H3FQfuGhpyHKd3tqZ9XRmCiJQzyGwFw==
-----END PUBLIC KEY-----
`;

const webhook = {
  appId,
  name: "Release pipeline",
  url: "https://ci.example.com/hooks/app-store-connect",
  secret: "EXAMPLE",
  enabled: true,
  eventTypes: [
    "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED",
    "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED",
  ] as const,
};

/** How each operation is called by somebody who uses the client. An operation left out does not compile. */
export const calls = {
  "GET /v1/alternativeDistributionDomains": (client, query) => client.domains.list(query),
  "POST /v1/alternativeDistributionDomains": (client) =>
    client.domains.create({ domain: "apps.example.com", referenceName: "Example apps" }),
  "GET /v1/alternativeDistributionDomains/{id}": (client, query) => client.domains.get(domainId, query),
  "DELETE /v1/alternativeDistributionDomains/{id}": (client) => client.domains.delete(domainId),

  "GET /v1/alternativeDistributionKeys": (client, query) => client.keys.list(query),
  "POST /v1/alternativeDistributionKeys": (client) => client.keys.create({ publicKey }),
  "GET /v1/alternativeDistributionKeys/{id}": (client, query) => client.keys.get(keyId, query),
  "DELETE /v1/alternativeDistributionKeys/{id}": (client) => client.keys.delete(keyId),
  "GET /v1/apps/{id}/alternativeDistributionKey": (client, query) => client.keys.forApp(appId, query),

  "POST /v1/alternativeDistributionPackages": (client) => client.packages.create({ appStoreVersionId }),
  "GET /v1/alternativeDistributionPackages/{id}": (client, query) => client.packages.get(packageId, query),
  "GET /v1/alternativeDistributionPackages/{id}/versions": (client, query) =>
    client.packages.versions(packageId, query),
  "GET /v1/appStoreVersions/{id}/alternativeDistributionPackage": (client, query) =>
    client.packages.forAppStoreVersion(appStoreVersionId, query),

  "GET /v1/alternativeDistributionPackageVersions/{id}": (client, query) =>
    client.packageVersions.get(versionId, query),
  "GET /v1/alternativeDistributionPackageVersions/{id}/deltas": (client, query) =>
    client.packageVersions.deltas(versionId, query),
  "GET /v1/alternativeDistributionPackageVersions/{id}/variants": (client, query) =>
    client.packageVersions.variants(versionId, query),
  "GET /v1/alternativeDistributionPackageDeltas/{id}": (client, query) => client.deltas.get(deltaId, query),
  "GET /v1/alternativeDistributionPackageVariants/{id}": (client, query) => client.variants.get(variantId, query),

  // `find` sets the query itself; with one of the caller's own, it is the raw client that is called.
  "GET /v1/apps": (client, query) =>
    query
      ? client.raw.GET("/v1/apps", { params: { query } }).then(dataOf)
      : client.apps.find({ bundleId: "com.example.app" }),
  "GET /v1/apps/{id}/appStoreVersions": (client, query = {}) => {
    const {
      "filter[platform]": platform,
      "filter[versionString]": versionString,
      "filter[appVersionState]": appVersionState,
      ...others
    } = query;
    return client.appStoreVersions.list({ appId, platform, versionString, appVersionState }, others);
  },

  "POST /v1/marketplaceSearchDetails": (client) =>
    client.marketplaceSearch.create({ appId, catalogUrl: "https://marketplace.example.com/catalog" }),
  "PATCH /v1/marketplaceSearchDetails/{id}": (client) =>
    client.marketplaceSearch.update(searchDetailId, { catalogUrl: "https://marketplace.example.com/catalog/v2" }),
  "DELETE /v1/marketplaceSearchDetails/{id}": (client) => client.marketplaceSearch.delete(searchDetailId),
  "GET /v1/apps/{id}/marketplaceSearchDetail": (client, query) => client.marketplaceSearch.forApp(appId, query),

  "POST /v1/webhooks": (client) => client.webhooks.create({ ...webhook, eventTypes: [...webhook.eventTypes] }),
  "GET /v1/webhooks/{id}": (client, query) => client.webhooks.get(webhookId, query),
  "PATCH /v1/webhooks/{id}": (client) => client.webhooks.update(webhookId, { enabled: false }),
  "DELETE /v1/webhooks/{id}": (client) => client.webhooks.delete(webhookId),
  "GET /v1/webhooks/{id}/deliveries": (client, query) => client.webhooks.deliveries(webhookId, query),
  "GET /v1/apps/{id}/webhooks": (client, query) => client.webhooks.forApp(appId, query),
  "POST /v1/webhookPings": (client) => client.webhooks.ping(webhookId),
  "POST /v1/webhookDeliveries": (client) => client.webhooks.redeliver(deliveryId),

  ...linkages({
    "/v1/alternativeDistributionPackages/{id}/relationships/versions": packageId,
    "/v1/alternativeDistributionPackageVersions/{id}/relationships/deltas": versionId,
    "/v1/alternativeDistributionPackageVersions/{id}/relationships/variants": versionId,
    "/v1/appStoreVersions/{id}/relationships/alternativeDistributionPackage": appStoreVersionId,
    "/v1/apps/{id}/relationships/alternativeDistributionKey": appId,
    "/v1/apps/{id}/relationships/marketplaceSearchDetail": appId,
    "/v1/apps/{id}/relationships/webhooks": appId,
    "/v1/webhooks/{id}/relationships/deliveries": webhookId,
  }),
} satisfies { [Key in OperationKey]: Call<Key> };

function dataOf<T>({ data }: { data: T }): T {
  return data;
}

type LinkagePath =
  Extract<OperationKey, `GET ${string}/relationships/${string}`> extends `GET ${infer Path}` ? Path : never;

/** Linkages have no methods of their own and are read through raw. */
function linkages<Path extends LinkagePath>(ids: Record<Path, string>) {
  const entries = Object.entries<string>(ids).map(([path, id]) => {
    const call = ({ raw }: Client, query?: object) =>
      // One of the paths stands for all, which take an id and at most a limit.
      raw.GET(path as "/v1/apps/{id}/relationships/webhooks", { params: { path: { id }, query } }).then(dataOf);
    return [`GET ${path}`, call];
  });
  return Object.fromEntries(entries) as { [Key in Path as `GET ${Key}`]: Call<`GET ${Key}`> };
}
