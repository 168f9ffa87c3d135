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
import { oneDocument } from "./document-or-none.js";
import { createPages, type Pages } from "./pages.js";

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
  async create(
    { appId, ...attributes }: { appId: string } & WebhookCreateRequest["data"]["attributes"],
    options?: CallOptions,
  ): Promise<WebhookResponse> {
    checkText("secret", attributes.secret);
    const data = {
      type: "webhooks" as const,
      attributes,
      relationships: { app: toOne("apps", "appId", appId) },
    };
    return this.#api.POST("/v1/webhooks", { body: { data }, ...options });
  }

  /**
   * Reads a webhook; Apple never returns its secret. `GET /v1/webhooks/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  get(id: string, query?: QueryOf<"/v1/webhooks/{id}">, options?: CallOptions): Promise<WebhookResponse> {
    return oneDocument(this.#api.GET("/v1/webhooks/{id}", { params: { path: { id }, query }, ...options }));
  }

  /**
   * Changes a webhook. An attribute left out stays as it is. `PATCH /v1/webhooks/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  async update(
    id: string,
    attributes: NonNullable<WebhookUpdateRequest["data"]["attributes"]>,
    options?: CallOptions,
  ): Promise<WebhookResponse> {
    checkText("secret", attributes?.secret);
    const body = { data: { type: "webhooks" as const, id, attributes } };
    return this.#api.PATCH("/v1/webhooks/{id}", { params: { path: { id } }, body, ...options });
  }

  /**
   * Deletes a webhook. `DELETE /v1/webhooks/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  async delete(id: string, options?: CallOptions): Promise<void> {
    await this.#api.DELETE("/v1/webhooks/{id}", { params: { path: { id } }, ...options });
  }

  /** Lists the webhooks of an app. `GET /v1/apps/{id}/webhooks` */
  forApp(appId: string, query?: QueryOf<"/v1/apps/{id}/webhooks">, options?: CallOptions): Pages<WebhooksResponse> {
    return createPages(this.#api, options, async () => {
      const params = { path: { id: checkId("appId", appId) }, query };
      return this.#api.GET("/v1/apps/{id}/webhooks", { params, ...options });
    });
  }

  /** Makes Apple send a test event to a webhook. `POST /v1/webhookPings` */
  async ping(webhookId: string, options?: CallOptions): Promise<WebhookPingResponse> {
    const relationships = { webhook: toOne("webhooks", "webhookId", webhookId) };
    const data = { type: "webhookPings" as const, relationships };
    return this.#api.POST("/v1/webhookPings", { body: { data }, ...options });
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
    return createPages(this.#api, options, async () => {
      const params = { path: { id: checkId("webhookId", webhookId) }, query };
      return this.#api.GET("/v1/webhooks/{id}/deliveries", { params, ...options });
    });
  }

  /** Makes Apple repeat a delivery; resolves to the new one. `POST /v1/webhookDeliveries` */
  async redeliver(deliveryId: string, options?: CallOptions): Promise<WebhookDeliveryResponse> {
    const relationships = { template: toOne("webhookDeliveries", "deliveryId", deliveryId) };
    const data = { type: "webhookDeliveries" as const, relationships };
    return this.#api.POST("/v1/webhookDeliveries", { body: { data }, ...options });
  }
}
