/** The attributes and relationships that `fields[…]` may name. */
const fieldsOf = {
  alternativeDistributionDomains: ["createdDate", "domain", "referenceName"],
  alternativeDistributionKeys: ["publicKey"],
  alternativeDistributionPackageDeltas: ["alternativeDistributionKeyBlob", "fileChecksum", "url", "urlExpirationDate"],
  alternativeDistributionPackageVariants: [
    "alternativeDistributionKeyBlob",
    "fileChecksum",
    "url",
    "urlExpirationDate",
  ],
  alternativeDistributionPackageVersions: [
    "alternativeDistributionPackage",
    "deltas",
    "fileChecksum",
    "state",
    "url",
    "urlExpirationDate",
    "variants",
    "version",
  ],
  alternativeDistributionPackages: ["sourceFileChecksum", "versions"],
  appStoreVersions: [
    "alternativeDistributionPackage",
    "app",
    "appVersionState",
    "createdDate",
    "downloadable",
    "earliestReleaseDate",
    "platform",
    "releaseType",
    "versionString",
  ],
  apps: ["bundleId", "name", "primaryLocale", "sku"],
  marketplaceSearchDetails: ["catalogUrl"],
  webhookDeliveries: [
    "createdDate",
    "deliveryState",
    "errorMessage",
    "event",
    "redelivery",
    "request",
    "response",
    "sentDate",
  ],
  webhookEvents: ["createdDate", "eventType", "payload", "ping"],
  webhooks: ["app", "deliveries", "enabled", "eventTypes", "name", "url"],
} as const satisfies Record<string, readonly string[]>;

/** The query parameters that an operation takes. */
export interface QueryRules {
  /** Types for which there is a `fields[…]`. */
  fields?: readonly (keyof typeof fieldsOf)[];
  /** The values of `include`. */
  include?: readonly string[];
  /** Whether it answers in pages, and takes `limit`. */
  isList?: boolean;
  /** Included lists for which there is a `limit[…]`. */
  limits?: readonly string[];
  /** What stands in `filter[…]`, and which values it takes. */
  filters?: Record<string, readonly string[] | "text" | "date">;
  /** What stands in `exists[…]`. */
  exists?: readonly string[];
}

/** One parameter. */
export interface ParameterRule {
  name: string;
  /** A list that commas join, a whole number from 1 to a maximum, or true and false. */
  takes: { values: readonly string[] | "text" | "date" } | { maximum: number } | "boolean";
}

const longestPage = 200;
const longestIncludedList = 50;

/** The parameters of an operation, one by one. */
export function parametersOf(rules: QueryRules): ParameterRule[] {
  const { fields = [], include, isList = false, limits = [], filters = {}, exists = [] } = rules;
  return [
    ...fields.map((type) => ({ name: `fields[${type}]`, takes: { values: fieldsOf[type] } })),
    ...Object.entries(filters).map(([name, values]) => ({ name: `filter[${name}]`, takes: { values } })),
    ...exists.map((name) => ({ name: `exists[${name}]`, takes: "boolean" as const })),
    ...(include ? [{ name: "include", takes: { values: include } }] : []),
    ...(isList ? [{ name: "limit", takes: { maximum: longestPage } }] : []),
    ...limits.map((name) => ({ name: `limit[${name}]`, takes: { maximum: longestIncludedList } })),
  ];
}
