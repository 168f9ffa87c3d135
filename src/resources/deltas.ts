import type { AlternativeDistributionPackageDeltaResponse } from "../../generated/schema.js";
import { type Api, documentOf } from "../api.js";
import type { CallOptions } from "../options.js";
import type { QueryOf } from "../raw-client.js";

/** A delta is an encrypted update from an earlier version to this one. The manifest names it by its `publicId`. */
export class Deltas {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /**
   * Reads one, with a `url` that expires; reading it again gives a fresh one.
   * `GET /v1/alternativeDistributionPackageDeltas/{id}`
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageDeltas/{id}">,
    options?: CallOptions,
  ): Promise<AlternativeDistributionPackageDeltaResponse> {
    const params = { path: { id }, query };
    return documentOf(this.#api.GET("/v1/alternativeDistributionPackageDeltas/{id}", { params, ...options }));
  }
}
