import type { AlternativeDistributionPackageVariantResponse } from "../../generated/schema.js";
import { type Api, documentOf } from "../api.js";
import type { CallOptions } from "../options.js";
import type { QueryOf } from "../raw-client.js";

/** A variant is an encrypted .ipa for a group of devices. The manifest names it by its `publicId`. */
export class Variants {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /**
   * Reads one, with a `url` that expires; reading it again gives a fresh one.
   * `GET /v1/alternativeDistributionPackageVariants/{id}`
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackageVariants/{id}">,
    options?: CallOptions,
  ): Promise<AlternativeDistributionPackageVariantResponse> {
    const params = { path: { id }, query };
    return documentOf(this.#api.GET("/v1/alternativeDistributionPackageVariants/{id}", { params, ...options }));
  }
}
