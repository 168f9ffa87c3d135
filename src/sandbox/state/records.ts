import type { WebhookEventType } from "../../../generated/schema.js";
import type { CheckedVersion } from "../server/checked-version.js";
import type { ZipFault } from "../server/fault.js";
import type { Asset, ListedAsset } from "./asset.js";

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
  scenario: CheckedVersion;
}

export interface Domain {
  id: string;
  domain: string;
  referenceName: string;
  createdAt: number;
}

export interface Key {
  id: string;
  publicKey: string;
  app: App | undefined;
}

export interface SearchDetail {
  id: string;
  catalogUrl: string | undefined;
  app: App;
}

export interface Webhook {
  id: string;
  app: App;
  name: string;
  url: string;
  secret: string;
  enabled: boolean;
  eventTypes: WebhookEventType[];
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
  /** In milliseconds since 1970; before, nobody sees it. */
  appearsAt: number;
  variants: ListedAsset[];
  deltas: ListedAsset[];
  /** The manifest and the signature. */
  zip: Asset;
  /** What faults give in its place. */
  falseZips: Record<ZipFault, Asset>;
}
