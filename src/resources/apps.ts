import type { App, AppsResponse } from "../../generated/schema.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import { knownOnly } from "../http/known-names.js";
import type { CallOptions } from "../http/options.js";
import { checkText } from "../http/serialise.js";
import { createPages, type Pages } from "./pages.js";

/** Apps, as far as a release needs them. For errors see {@link Client}. */
export class Apps {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /** Lists the apps that the key has access to, in Apple's order. `GET /v1/apps` */
  list(query?: QueryOf<"/v1/apps">, options?: CallOptions): Pages<AppsResponse> {
    const firstPage = () => this.#api.GET("/v1/apps", { params: { query } }, options);
    return createPages({ api: this.#api, options, firstPage });
  }

  /**
   * Finds the app with exactly this bundle id; undefined when the key has access to none. `GET /v1/apps`
   *
   * @throws {@link ArgumentError} when the bundle id has an invisible character, such as a line break at its end
   */
  async find(target: { bundleId: string }, options?: CallOptions): Promise<App | undefined> {
    const { bundleId } = knownOnly("apps.find", target, { bundleId: true });
    checkText("bundleId", bundleId);
    const apps = this.list({ "filter[bundleId]": [bundleId] }, options);
    for await (const app of apps) if (app.attributes?.bundleId === bundleId) return app;
    return undefined;
  }
}
