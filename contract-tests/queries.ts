import type { OperationKey } from "../generated/operations.js";
import type { paths } from "../generated/schema.js";

/** The query parameters of an operation; never, when it has none. */
export type QueryFor<Key extends OperationKey> = Key extends `GET ${infer Path extends keyof paths}`
  ? paths[Path] extends { get: { parameters: { query?: infer Query } } }
    ? NonNullable<Query>
    : never
  : never;

export type QueriedKey = { [Key in OperationKey]: [QueryFor<Key>] extends [never] ? never : Key }[OperationKey];

const deltaFields = { "fields[alternativeDistributionPackageDeltas]": ["fileChecksum", "url"] } as const;
const variantFields = { "fields[alternativeDistributionPackageVariants]": ["fileChecksum", "url"] } as const;
const packageFields = { "fields[alternativeDistributionPackages]": ["sourceFileChecksum", "versions"] } as const;
const versionFields = { "fields[alternativeDistributionPackageVersions]": ["state", "variants"] } as const;
const domainFields = { "fields[alternativeDistributionDomains]": ["domain", "referenceName"] } as const;
const keyFields = { "fields[alternativeDistributionKeys]": ["publicKey"] } as const;
const appFields = { "fields[apps]": ["bundleId", "name"] } as const;
const webhookFields = { "fields[webhooks]": ["enabled", "url"] } as const;
const filesOfVersion = { include: ["deltas", "variants"], "limit[deltas]": 50, "limit[variants]": 50 } as const;
const versionsOfPackage = { include: ["versions"], "limit[versions]": 50 } as const;

type AsReadonly<T> = { readonly [Name in keyof T]: Readonly<T[Name]> };

/**
 * Every query parameter of every operation, all at once: lists with two values where the contract knows two, numbers at
 * their maximum. A parameter left out does not compile.
 */
export const queries = {
  "GET /v1/alternativeDistributionDomains": { ...domainFields, limit: 200 },
  "GET /v1/alternativeDistributionDomains/{id}": domainFields,
  "GET /v1/alternativeDistributionKeys": { ...keyFields, "exists[app]": true, limit: 200 },
  "GET /v1/alternativeDistributionKeys/{id}": keyFields,
  "GET /v1/alternativeDistributionPackageDeltas/{id}": deltaFields,
  "GET /v1/alternativeDistributionPackageVariants/{id}": variantFields,
  "GET /v1/alternativeDistributionPackageVersions/{id}": {
    ...deltaFields,
    ...variantFields,
    ...versionFields,
    ...packageFields,
    ...filesOfVersion,
  },
  "GET /v1/alternativeDistributionPackageVersions/{id}/deltas": { ...deltaFields, limit: 200 },
  "GET /v1/alternativeDistributionPackageVersions/{id}/relationships/deltas": { limit: 200 },
  "GET /v1/alternativeDistributionPackageVersions/{id}/relationships/variants": { limit: 200 },
  "GET /v1/alternativeDistributionPackageVersions/{id}/variants": { ...variantFields, limit: 200 },
  "GET /v1/alternativeDistributionPackages/{id}": { ...versionFields, ...packageFields, ...versionsOfPackage },
  "GET /v1/alternativeDistributionPackages/{id}/relationships/versions": { limit: 200 },
  "GET /v1/alternativeDistributionPackages/{id}/versions": {
    ...deltaFields,
    ...variantFields,
    ...versionFields,
    ...packageFields,
    ...filesOfVersion,
    "filter[state]": ["COMPLETED", "REPLACED"],
    limit: 200,
  },
  "GET /v1/appStoreVersions/{id}/alternativeDistributionPackage": {
    ...versionFields,
    ...packageFields,
    ...versionsOfPackage,
  },
  "GET /v1/apps": { ...appFields, "filter[bundleId]": ["com.example.app", "com.example.other"], limit: 200 },
  "GET /v1/apps/{id}/alternativeDistributionKey": keyFields,
  "GET /v1/apps/{id}/appStoreVersions": {
    ...packageFields,
    ...appFields,
    "fields[appStoreVersions]": ["platform", "versionString"],
    "filter[appVersionState]": ["PENDING_DEVELOPER_RELEASE", "READY_FOR_DISTRIBUTION"],
    "filter[platform]": ["IOS", "MAC_OS"],
    "filter[versionString]": ["2.4.0", "2.5.0 beta & more"],
    include: ["alternativeDistributionPackage", "app"],
    limit: 200,
  },
  "GET /v1/apps/{id}/marketplaceSearchDetail": { "fields[marketplaceSearchDetails]": ["catalogUrl"] },
  "GET /v1/apps/{id}/relationships/webhooks": { limit: 200 },
  "GET /v1/apps/{id}/webhooks": { ...appFields, ...webhookFields, include: ["app"], limit: 200 },
  "GET /v1/webhooks/{id}": { ...appFields, ...webhookFields, include: ["app"] },
  "GET /v1/webhooks/{id}/deliveries": {
    "fields[webhookDeliveries]": ["createdDate", "deliveryState"],
    "fields[webhookEvents]": ["eventType", "payload"],
    "filter[createdDateGreaterThanOrEqualTo]": ["2026-02-01T00:00:00-08:00", "2026-02-02T00:00:00-08:00"],
    "filter[createdDateLessThan]": ["2026-03-01T00:00:00-08:00", "2026-03-02T00:00:00-08:00"],
    "filter[deliveryState]": ["FAILED", "SUCCEEDED"],
    include: ["event"],
    limit: 200,
  },
  "GET /v1/webhooks/{id}/relationships/deliveries": { limit: 200 },
} as const satisfies { [Key in QueriedKey]: AsReadonly<Required<QueryFor<Key>>> };
