import type {
  AlternativeDistributionPackageDeltasResponse,
  AlternativeDistributionPackageVariantsResponse,
  AlternativeDistributionPackageVersionResponse,
} from "../../generated/schema.js";
import type { ContractClient } from "../http/contract-client.js";
import type { QueryOf } from "../http/operation-types.js";
import type { CallOptions } from "../http/settings.js";
import { oneDocument } from "./document-or-none.js";
import { createPages, type Pages } from "./pages.js";

/**
 * Versions of a package. Rejects as {@link Client} says.
 *
 * Source: Apple documents that the newest is `COMPLETED` and older ones are `REPLACED`; there is no other state.
 */
export class PackageVersions {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Reads a version. Its `url` is a zip with the manifest and the signature; it expires at `urlExpirationDate` and is a
   * secret. Reading the version again gives a fresh one. `GET /v1/alternativeDistributionPackageVersions/{id}`
   *
   * @throws {@link ResponseError} 404 when there is none
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageVersions/{id}">,
    options?: CallOptions,
  ): Promise<AlternativeDistributionPackageVersionResponse> {
    const params = { path: { id }, query };
    return oneDocument(this.#api.GET("/v1/alternativeDistributionPackageVersions/{id}", { params, ...options }));
  }

  /** Lists the variants of a version. `GET /v1/alternativeDistributionPackageVersions/{id}/variants` */
  variants(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageVersions/{id}/variants">,
    options?: CallOptions,
  ): Pages<AlternativeDistributionPackageVariantsResponse> {
    const params = { path: { id }, query };
    return createPages(this.#api, options, () =>
      this.#api.GET("/v1/alternativeDistributionPackageVersions/{id}/variants", { params, ...options }),
    );
  }

  /**
   * Lists the deltas of a version. Any version may have none, be it the first or a later one.
   * `GET /v1/alternativeDistributionPackageVersions/{id}/deltas`
   */
  deltas(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageVersions/{id}/deltas">,
    options?: CallOptions,
  ): Pages<AlternativeDistributionPackageDeltasResponse> {
    const params = { path: { id }, query };
    return createPages(this.#api, options, () =>
      this.#api.GET("/v1/alternativeDistributionPackageVersions/{id}/deltas", { params, ...options }),
    );
  }
}
