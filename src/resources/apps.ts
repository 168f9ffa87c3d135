import type { App } from "../../generated/schema.js";
import type { ContractClient } from "../http/contract-client.js";
import { checkText } from "../http/serialise.js";
import type { CallOptions } from "../http/settings.js";
import { createPages } from "./pages.js";

/** Apps, as far as a release needs them. Rejects as {@link Client} says. */
export class Apps {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Finds the app with exactly this bundle id; undefined when the key sees none. `GET /v1/apps`
   *
   * @throws {@link ArgumentError} when the bundle id has a character that shows nothing, such as a line break at its end
   */
  async find(target: { bundleId: string }, options?: CallOptions): Promise<App | undefined> {
    const { bundleId } = target ?? {};
    checkText("bundleId", bundleId);
    const params = { query: { "filter[bundleId]": [bundleId] } };
    const apps = createPages(this.#api, options, () => this.#api.GET("/v1/apps", { params, ...options }));
    for await (const app of apps) if (app.attributes?.bundleId === bundleId) return app;
    return undefined;
  }
}
