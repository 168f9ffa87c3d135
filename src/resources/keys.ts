import type {
  AlternativeDistributionKeyResponse,
  AlternativeDistributionKeysResponse,
} from "../../generated/schema.js";
import { ArgumentError } from "../errors.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import { knownOnly } from "../http/known-names.js";
import type { CallOptions } from "../http/options.js";
import { checkId, toOne } from "../http/serialise.js";
import { createPages, type Pages } from "./pages.js";
import {
  documentOrNone,
  noDocument,
  oneDocument,
  orNotFound,
  type ResponsePromise,
  responseOf,
  sameDocument,
} from "./response-promise.js";

/**
 * Public keys with which Apple checks install verification tokens and marketplace tokens; packages are not encrypted
 * for them. For errors see {@link Client}.
 *
 * Source: Apple documents what they are for, that a key without an app is account-wide, and that web distribution needs
 * one of the app.
 */
export class Keys {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /** Lists the keys. `GET /v1/alternativeDistributionKeys` */
  list(
    query?: QueryOf<"/v1/alternativeDistributionKeys">,
    options?: CallOptions,
  ): Pages<AlternativeDistributionKeysResponse> {
    const firstPage = () => this.#api.GET("/v1/alternativeDistributionKeys", { params: { query } }, options);
    return createPages({ api: this.#api, options, firstPage });
  }

  /**
   * Adds a key: with `appId` for that app, without it for the whole account. `POST /v1/alternativeDistributionKeys`
   *
   * @throws {@link ResponseError} 409 or 422 when Apple refuses the key; with which code is not documented by Apple
   * @throws {@link ArgumentError} when it is a private key; nothing is sent then
   */
  create(
    key: { publicKey: string; appId?: string | undefined },
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionKeyResponse> {
    return responseOf(() => {
      const { publicKey, appId } = knownOnly("keys.create", key, { publicKey: true, appId: true });
      if (/PRIVATE KEY/.test(publicKey))
        throw new ArgumentError("publicKey: is a private key; give the public key, in PEM");
      const data = {
        type: "alternativeDistributionKeys" as const,
        attributes: { publicKey },
        ...(appId !== undefined && { relationships: { app: toOne("apps", "appId", appId) } }),
      };
      return this.#api.POST("/v1/alternativeDistributionKeys", { body: { data } }, options);
    }, sameDocument);
  }

  /**
   * Reads a key. `GET /v1/alternativeDistributionKeys/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionKeys/{id}">,
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionKeyResponse> {
    const params = { path: { id }, query };
    return responseOf(() => this.#api.GET("/v1/alternativeDistributionKeys/{id}", { params }, options), oneDocument);
  }

  /**
   * Deletes a key. `DELETE /v1/alternativeDistributionKeys/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  delete(id: string, options?: CallOptions): ResponsePromise<void> {
    return responseOf(
      () => this.#api.DELETE("/v1/alternativeDistributionKeys/{id}", { params: { path: { id } } }, options),
      noDocument,
    );
  }

  /**
   * Reads the key of one app; undefined when the app has none of its own, which is 200 with `data: null` in live
   * responses.
   * `GET /v1/apps/{id}/alternativeDistributionKey`
   */
  forApp(
    appId: string,
    query?: QueryOf<"/v1/apps/{id}/alternativeDistributionKey">,
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionKeyResponse | undefined> {
    return responseOf(() => {
      const params = { path: { id: checkId("appId", appId) }, query };
      return orNotFound(this.#api.GET("/v1/apps/{id}/alternativeDistributionKey", { params }, options));
    }, documentOrNone);
  }
}
