import type {
  AlternativeDistributionDomainCreateRequest,
  AlternativeDistributionKeyCreateRequest,
  MarketplaceSearchDetailCreateRequest,
  WebhookCreateRequest,
  WebhookEventType,
} from "../../../generated/schema.js";
import type { Asset, ListedAsset } from "./asset.js";
import type { CheckedVersion } from "./scenario.js";

export interface App {
  id: string;
  bundleId: string;
  name: string;
}

export interface AppStoreVersion {
  id: string;
  app: App;
  /** In milliseconds since 1970. */
  createdAt: number;
  /** From then on it is approved, whatever the scenario says; undefined when the scenario decides. */
  approvedAt: number | undefined;
  scenario: CheckedVersion;
}

/** The attributes that a POST has set, including any that the contract gains later. */
type Attributes<Request extends { data: { attributes: object } }> = Request["data"]["attributes"];

export interface Domain {
  id: string;
  attributes: Attributes<AlternativeDistributionDomainCreateRequest>;
  createdAt: number;
}

export interface Key {
  id: string;
  attributes: Attributes<AlternativeDistributionKeyCreateRequest>;
  app: App | undefined;
}

export interface SearchDetail {
  id: string;
  attributes: Partial<Attributes<MarketplaceSearchDetailCreateRequest>>;
  app: App;
}

export interface Webhook {
  id: string;
  app: App;
  attributes: Attributes<WebhookCreateRequest>;
}

export interface WebhookEventRecord {
  id: string;
  /** Undefined for a ping. */
  eventType: WebhookEventType | undefined;
  /** What is sent, byte for byte. */
  payload: string;
  createdAt: number;
}

export interface Delivery {
  id: string;
  webhook: Webhook;
  event: WebhookEventRecord;
  isRedelivery: boolean;
  url: string;
  createdAt: number;
  sentAt?: number;
  state: "PENDING" | "SUCCEEDED" | "FAILED";
  errorMessage?: string;
  response?: { httpStatusCode: number; body: string };
}

/** A package with all the versions that it will ever have. */
export interface Package {
  id: string;
  appStoreVersion: AppStoreVersion;
  versions: PackageVersion[];
}

export interface PackageVersion {
  id: string;
  /** `1`, `2`, … */
  version: string;
  package: Package;
  /** In milliseconds since 1970; before, no request sees it. */
  appearsAt: number;
  variants: ListedAsset[];
  deltas: ListedAsset[];
  /** The manifest and the signature. */
  zip: Asset;
  /** What faults send in its place. */
  faultyZips: Record<ZipFault, Asset>;
}

/** The ways in which the zip of a package version can hold what was not signed. */
export const zipFaults = [
  "editedManifest",
  "indentedManifest",
  "cutSignature",
  "foreignSignature",
  "longNames",
] as const;

export type ZipFault = (typeof zipFaults)[number];
