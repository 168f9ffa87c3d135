import type {
  AlternativeDistributionDomainCreateRequest,
  AlternativeDistributionDomainResponse,
  AlternativeDistributionDomainsResponse,
} from "../../generated/schema.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import { knownOnly } from "../http/known-names.js";
import type { CallOptions } from "../http/options.js";
import { createPages, type Pages } from "./pages.js";
import { noDocument, oneDocument, type ResponsePromise, responseOf, sameDocument } from "./response-promise.js";

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
    const firstPage = () => this.#api.GET("/v1/alternativeDistributionDomains", { params: { query } }, options);
    return createPages({ api: this.#api, options, firstPage });
  }

  /**
   * Adds a domain. `POST /v1/alternativeDistributionDomains`
   *
   * @throws {@link ResponseError} 409 or 422 when Apple refuses the domain; with which code is not documented by Apple
   */
  create(
    attributes: AlternativeDistributionDomainCreateRequest["data"]["attributes"],
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionDomainResponse> {
    return responseOf(() => {
      const { domain, referenceName } = knownOnly("domains.create", attributes, { domain: true, referenceName: true });
      const data = { type: "alternativeDistributionDomains" as const, attributes: { domain, referenceName } };
      return this.#api.POST("/v1/alternativeDistributionDomains", { body: { data } }, options);
    }, sameDocument);
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
  ): ResponsePromise<AlternativeDistributionDomainResponse> {
    const params = { path: { id }, query };
    return responseOf(() => this.#api.GET("/v1/alternativeDistributionDomains/{id}", { params }, options), oneDocument);
  }

  /**
   * Deletes a domain. `DELETE /v1/alternativeDistributionDomains/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  delete(id: string, options?: CallOptions): ResponsePromise<void> {
    return responseOf(
      () => this.#api.DELETE("/v1/alternativeDistributionDomains/{id}", { params: { path: { id } } }, options),
      noDocument,
    );
  }
}
