import type {
  AlternativeDistributionPackageDeltaResponse,
  AlternativeDistributionPackageDeltasResponse,
  AlternativeDistributionPackageVariantResponse,
  AlternativeDistributionPackageVariantsResponse,
  AlternativeDistributionPackageVersionResponse,
} from "../../generated/schema.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import type { CallOptions } from "../http/options.js";
import { createPages, type Pages } from "./pages.js";
import { oneDocument, type ResponsePromise, responseOf } from "./response-promise.js";

/**
 * Versions of a package. For errors see {@link Client}.
 *
 * Source: Apple documents that the newest is `COMPLETED` and older ones are `REPLACED`; there is no other state.
 */
export class PackageVersions {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Reads a version. Its `url` leads to a zip with the manifest and the signature; it expires at `urlExpirationDate`
   * and is a secret. Read the version again for a fresh one. `GET /v1/alternativeDistributionPackageVersions/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageVersions/{id}">,
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionPackageVersionResponse> {
    const params = { path: { id }, query };
    return responseOf(
      () => this.#api.GET("/v1/alternativeDistributionPackageVersions/{id}", { params }, options),
      oneDocument,
    );
  }

  /** Lists the variants of a version. `GET /v1/alternativeDistributionPackageVersions/{id}/variants` */
  variants(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageVersions/{id}/variants">,
    options?: CallOptions,
  ): Pages<AlternativeDistributionPackageVariantsResponse> {
    const params = { path: { id }, query };
    const firstPage = () =>
      this.#api.GET("/v1/alternativeDistributionPackageVersions/{id}/variants", { params }, options);
    return createPages({ api: this.#api, options, firstPage });
  }

  /**
   * Lists the deltas of a version. Any version may have none.
   * `GET /v1/alternativeDistributionPackageVersions/{id}/deltas`
   */
  deltas(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageVersions/{id}/deltas">,
    options?: CallOptions,
  ): Pages<AlternativeDistributionPackageDeltasResponse> {
    const params = { path: { id }, query };
    const firstPage = () =>
      this.#api.GET("/v1/alternativeDistributionPackageVersions/{id}/deltas", { params }, options);
    return createPages({ api: this.#api, options, firstPage });
  }
}

/**
 * Variants: encrypted .ipa files, each for a group of devices. The manifest names a variant by its `publicId`. A
 * license server needs its `alternativeDistributionKeyBlob`, which is opaque and a secret. For errors see
 * {@link Client}.
 *
 * Source: `fileChecksum` is the SHA-256 of the whole encrypted file, in lowercase hex, as seen in live responses.
 */
export class Variants {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Reads a variant. Its `url` expires at `urlExpirationDate` and is a secret; read the variant again for a fresh one.
   * `GET /v1/alternativeDistributionPackageVariants/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageVariants/{id}">,
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionPackageVariantResponse> {
    const params = { path: { id }, query };
    return responseOf(
      () => this.#api.GET("/v1/alternativeDistributionPackageVariants/{id}", { params }, options),
      oneDocument,
    );
  }
}

/**
 * Deltas: encrypted updates from an earlier version. The manifest names a delta by its `publicId`. A license server
 * needs its `alternativeDistributionKeyBlob`, which is opaque and a secret. For errors see {@link Client}.
 *
 * Source: `fileChecksum` is the SHA-256 of the whole encrypted file, in lowercase hex, as seen in live responses.
 */
export class Deltas {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Reads a delta. Its `url` expires at `urlExpirationDate` and is a secret; read the delta again for a fresh one.
   * `GET /v1/alternativeDistributionPackageDeltas/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageDeltas/{id}">,
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionPackageDeltaResponse> {
    const params = { path: { id }, query };
    return responseOf(
      () => this.#api.GET("/v1/alternativeDistributionPackageDeltas/{id}", { params }, options),
      oneDocument,
    );
  }
}
