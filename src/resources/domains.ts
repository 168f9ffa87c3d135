import type {
  AlternativeDistributionDomainCreateRequest,
  AlternativeDistributionDomainResponse,
  AlternativeDistributionDomainsResponse,
} from "../../generated/schema.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import type { CallOptions } from "../http/options.js";
import { oneDocument } from "./document-or-none.js";
import { createPages, type Pages } from "./pages.js";

/** Domains that apps may be distributed from on the web. For errors see {@link Client}. */
export class Domains {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /** Lists the domains. `GET /v1/alternativeDistributionDomains` */
  list(
    query?: QueryOf<"/v1/alternativeDistributionDomains">,
    options?: CallOptions,
  ): Pages<AlternativeDistributionDomainsResponse> {
    return createPages(this.#api, options, () =>
      this.#api.GET("/v1/alternativeDistributionDomains", { params: { query }, ...options }),
    );
  }

  /**
   * Adds a domain. `POST /v1/alternativeDistributionDomains`
   *
   * @throws {@link ResponseError} 409 or 422 when Apple refuses the domain; with which code is not documented by Apple
   */
  create(
    { domain, referenceName }: AlternativeDistributionDomainCreateRequest["data"]["attributes"],
    options?: CallOptions,
  ): Promise<AlternativeDistributionDomainResponse> {
    const data = { type: "alternativeDistributionDomains" as const, attributes: { domain, referenceName } };
    return this.#api.POST("/v1/alternativeDistributionDomains", { body: { data }, ...options });
  }

  /**
   * Reads a domain. `GET /v1/alternativeDistributionDomains/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionDomains/{id}">,
    options?: CallOptions,
  ): Promise<AlternativeDistributionDomainResponse> {
    const params = { path: { id }, query };
    return oneDocument(this.#api.GET("/v1/alternativeDistributionDomains/{id}", { params, ...options }));
  }

  /**
   * Deletes a domain. `DELETE /v1/alternativeDistributionDomains/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  async delete(id: string, options?: CallOptions): Promise<void> {
    await this.#api.DELETE("/v1/alternativeDistributionDomains/{id}", { params: { path: { id } }, ...options });
  }
}
