import type { MarketplaceSearchDetailResponse, MarketplaceSearchDetailUpdateRequest } from "../../generated/schema.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import type { CallOptions } from "../http/options.js";
import { checkId, toOne } from "../http/serialise.js";
import { documentOrNone } from "./document-or-none.js";

/**
 * The catalog URL of a marketplace app, for search. For errors see {@link Client}.
 *
 * Source: Apple documents that there is no marketplace search with web distribution.
 */
export class MarketplaceSearch {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /** Sets the catalog URL of a marketplace app. `POST /v1/marketplaceSearchDetails` */
  async create(
    { appId, catalogUrl }: { appId: string; catalogUrl: string },
    options?: CallOptions,
  ): Promise<MarketplaceSearchDetailResponse> {
    const data = {
      type: "marketplaceSearchDetails" as const,
      attributes: { catalogUrl },
      relationships: { app: toOne("apps", "appId", appId) },
    };
    return this.#api.POST("/v1/marketplaceSearchDetails", { body: { data }, ...options });
  }

  /**
   * Changes the catalog URL. An attribute left out stays as it is; null may be sent, but Apple does not document its
   * effect. `PATCH /v1/marketplaceSearchDetails/{id}`
   */
  update(
    id: string,
    attributes: NonNullable<MarketplaceSearchDetailUpdateRequest["data"]["attributes"]>,
    options?: CallOptions,
  ): Promise<MarketplaceSearchDetailResponse> {
    const body = { data: { type: "marketplaceSearchDetails" as const, id, attributes } };
    const params = { path: { id } };
    return this.#api.PATCH("/v1/marketplaceSearchDetails/{id}", { params, body, ...options });
  }

  /**
   * Deletes the catalog URL. `DELETE /v1/marketplaceSearchDetails/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  async delete(id: string, options?: CallOptions): Promise<void> {
    await this.#api.DELETE("/v1/marketplaceSearchDetails/{id}", { params: { path: { id } }, ...options });
  }

  /**
   * Reads the catalog URL of an app; undefined when it has none. `GET /v1/apps/{id}/marketplaceSearchDetail`
   *
   * @throws {@link ResponseError} 500 for an app that is no marketplace, as seen in live responses
   */
  async forApp(
    appId: string,
    query?: QueryOf<"/v1/apps/{id}/marketplaceSearchDetail">,
    options?: CallOptions,
  ): Promise<MarketplaceSearchDetailResponse | undefined> {
    const params = { path: { id: checkId("appId", appId) }, query };
    return documentOrNone(this.#api.GET("/v1/apps/{id}/marketplaceSearchDetail", { params, ...options }));
  }
}
