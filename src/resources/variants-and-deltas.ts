import type {
  AlternativeDistributionPackageDeltaResponse,
  AlternativeDistributionPackageVariantResponse,
} from "../../generated/schema.js";
import type { ContractClient } from "../http/contract-client.js";
import type { QueryOf } from "../http/operation-types.js";
import type { CallOptions } from "../http/settings.js";
import { oneDocument } from "./document-or-none.js";

/**
 * A variant is an encrypted .ipa for a group of devices. The manifest names it by its `publicId`. A license server needs
 * its `alternativeDistributionKeyBlob`, which is opaque and a secret. Rejects as {@link Client} says.
 *
 * Source: `fileChecksum` is the SHA-256 of the whole encrypted file, in lowercase hex, as seen in live answers.
 */
export class Variants {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Reads one, with a `url` that expires at `urlExpirationDate` and is a secret; reading it again gives a fresh one.
   * `GET /v1/alternativeDistributionPackageVariants/{id}`
   *
   * @throws {@link ResponseError} 404 when there is none
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageVariants/{id}">,
    options?: CallOptions,
  ): Promise<AlternativeDistributionPackageVariantResponse> {
    const params = { path: { id }, query };
    return oneDocument(this.#api.GET("/v1/alternativeDistributionPackageVariants/{id}", { params, ...options }));
  }
}

/**
 * A delta is an encrypted update from an earlier version to this one. The manifest names it by its `publicId`. A license
 * server needs its `alternativeDistributionKeyBlob`, which is opaque and a secret. Rejects as {@link Client} says.
 *
 * Source: `fileChecksum` is the SHA-256 of the whole encrypted file, in lowercase hex, as seen in live answers.
 */
export class Deltas {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Reads one, with a `url` that expires at `urlExpirationDate` and is a secret; reading it again gives a fresh one.
   * `GET /v1/alternativeDistributionPackageDeltas/{id}`
   *
   * @throws {@link ResponseError} 404 when there is none
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageDeltas/{id}">,
    options?: CallOptions,
  ): Promise<AlternativeDistributionPackageDeltaResponse> {
    const params = { path: { id }, query };
    return oneDocument(this.#api.GET("/v1/alternativeDistributionPackageDeltas/{id}", { params, ...options }));
  }
}
