import type {
  WebhookCreateRequest,
  WebhookDeliveriesResponse,
  WebhookDeliveryResponse,
  WebhookPingResponse,
  WebhookResponse,
  WebhooksResponse,
  WebhookUpdateRequest,
} from "../../generated/schema.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import type { CallOptions } from "../http/options.js";
import { checkId, checkText, toOne } from "../http/serialise.js";
import { createPages, type Pages } from "./pages.js";
import { noDocument, oneDocument, type ResponsePromise, responseOf, sameDocument } from "./response-promise.js";

/**
 * Webhooks send events of an app, such as a new package version, to your server. For errors see {@link Client}.
 */
export class Webhooks {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Adds a webhook to an app. `POST /v1/webhooks`
   *
   * @throws {@link ArgumentError} when the secret has a line break, or a blank at its start or end, as from a file
   */
  create(
    webhook: { appId: string } & WebhookCreateRequest["data"]["attributes"],
    options?: CallOptions,
  ): ResponsePromise<WebhookResponse> {
    return responseOf(() => {
      const { appId, ...attributes } = (webhook ?? {}) as typeof webhook;
      checkText("secret", attributes.secret);
      const relationships = { app: toOne("apps", "appId", appId) };
      const data = { type: "webhooks" as const, attributes, relationships };
      return this.#api.POST("/v1/webhooks", { body: { data } }, options);
    }, sameDocument);
  }

  /**
   * Reads a webhook; Apple never returns its secret. `GET /v1/webhooks/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  get(id: string, query?: QueryOf<"/v1/webhooks/{id}">, options?: CallOptions): ResponsePromise<WebhookResponse> {
    return responseOf(
      () => this.#api.GET("/v1/webhooks/{id}", { params: { path: { id }, query } }, options),
      oneDocument,
    );
  }

  /**
   * Changes a webhook. An attribute left out stays as it is. `PATCH /v1/webhooks/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  update(
    id: string,
    attributes: NonNullable<WebhookUpdateRequest["data"]["attributes"]>,
    options?: CallOptions,
  ): ResponsePromise<WebhookResponse> {
    return responseOf(() => {
      checkText("secret", attributes?.secret);
      const body = { data: { type: "webhooks" as const, id, attributes } };
      return this.#api.PATCH("/v1/webhooks/{id}", { params: { path: { id } }, body }, options);
    }, sameDocument);
  }

  /**
   * Deletes a webhook. `DELETE /v1/webhooks/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  delete(id: string, options?: CallOptions): ResponsePromise<void> {
    return responseOf(() => this.#api.DELETE("/v1/webhooks/{id}", { params: { path: { id } } }, options), noDocument);
  }

  /** Lists the webhooks of an app. `GET /v1/apps/{id}/webhooks` */
  forApp(appId: string, query?: QueryOf<"/v1/apps/{id}/webhooks">, options?: CallOptions): Pages<WebhooksResponse> {
    const firstPage = async () => {
      const params = { path: { id: checkId("appId", appId) }, query };
      return this.#api.GET("/v1/apps/{id}/webhooks", { params }, options);
    };
    return createPages({ api: this.#api, options, firstPage });
  }

  /** Makes Apple send a test event to a webhook. `POST /v1/webhookPings` */
  ping(webhookId: string, options?: CallOptions): ResponsePromise<WebhookPingResponse> {
    return responseOf(() => {
      const relationships = { webhook: toOne("webhooks", "webhookId", webhookId) };
      const data = { type: "webhookPings" as const, relationships };
      return this.#api.POST("/v1/webhookPings", { body: { data } }, options);
    }, sameDocument);
  }

  /**
   * Lists the deliveries of a webhook, with their outcomes. `GET /v1/webhooks/{id}/deliveries`
   *
   * @throws {@link ResponseError} for `filter[deliveryState]`, which Apple documents and has refused, as seen in live
   * responses
   */
  deliveries(
    webhookId: string,
    query?: QueryOf<"/v1/webhooks/{id}/deliveries">,
    options?: CallOptions,
  ): Pages<WebhookDeliveriesResponse> {
    const firstPage = async () => {
      const params = { path: { id: checkId("webhookId", webhookId) }, query };
      return this.#api.GET("/v1/webhooks/{id}/deliveries", { params }, options);
    };
    return createPages({ api: this.#api, options, firstPage });
  }

  /** Makes Apple repeat a delivery; resolves to the new one. `POST /v1/webhookDeliveries` */
  redeliver(deliveryId: string, options?: CallOptions): ResponsePromise<WebhookDeliveryResponse> {
    return responseOf(() => {
      const relationships = { template: toOne("webhookDeliveries", "deliveryId", deliveryId) };
      const data = { type: "webhookDeliveries" as const, relationships };
      return this.#api.POST("/v1/webhookDeliveries", { body: { data } }, options);
    }, sameDocument);
  }
}
