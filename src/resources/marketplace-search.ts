import type { MarketplaceSearchDetailResponse, MarketplaceSearchDetailUpdateRequest } from "../../generated/schema.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import { knownOnly } from "../http/known-names.js";
import type { CallOptions } from "../http/options.js";
import { checkId, toOne } from "../http/serialise.js";
import {
  documentOrNone,
  noDocument,
  orNotFound,
  type ResponsePromise,
  responseOf,
  sameDocument,
} from "./response-promise.js";

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
  create(
    detail: { appId: string; catalogUrl: string },
    options?: CallOptions,
  ): ResponsePromise<MarketplaceSearchDetailResponse> {
    return responseOf(() => {
      const { appId, catalogUrl } = knownOnly("marketplaceSearch.create", detail, { appId: true, catalogUrl: true });
      const data = {
        type: "marketplaceSearchDetails" as const,
        attributes: { catalogUrl },
        relationships: { app: toOne("apps", "appId", appId) },
      };
      return this.#api.POST("/v1/marketplaceSearchDetails", { body: { data } }, options);
    }, sameDocument);
  }

  /**
   * Changes the catalog URL. An attribute left out stays as it is; null may be sent, but Apple does not document its
   * effect. `PATCH /v1/marketplaceSearchDetails/{id}`
   */
  update(
    id: string,
    attributes: NonNullable<MarketplaceSearchDetailUpdateRequest["data"]["attributes"]>,
    options?: CallOptions,
  ): ResponsePromise<MarketplaceSearchDetailResponse> {
    const body = { data: { type: "marketplaceSearchDetails" as const, id, attributes } };
    const params = { path: { id } };
    return responseOf(
      () => this.#api.PATCH("/v1/marketplaceSearchDetails/{id}", { params, body }, options),
      sameDocument,
    );
  }

  /**
   * Deletes the catalog URL. `DELETE /v1/marketplaceSearchDetails/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  delete(id: string, options?: CallOptions): ResponsePromise<void> {
    return responseOf(
      () => this.#api.DELETE("/v1/marketplaceSearchDetails/{id}", { params: { path: { id } } }, options),
      noDocument,
    );
  }

  /**
   * Reads the catalog URL of an app; undefined when it has none. `GET /v1/apps/{id}/marketplaceSearchDetail`
   *
   * @throws {@link ResponseError} 500 for an app that is no marketplace, as seen in live responses
   */
  forApp(
    appId: string,
    query?: QueryOf<"/v1/apps/{id}/marketplaceSearchDetail">,
    options?: CallOptions,
  ): ResponsePromise<MarketplaceSearchDetailResponse | undefined> {
    return responseOf(() => {
      const params = { path: { id: checkId("appId", appId) }, query };
      return orNotFound(this.#api.GET("/v1/apps/{id}/marketplaceSearchDetail", { params }, options));
    }, documentOrNone);
  }
}
