import type {
  AlternativeDistributionPackageResponse,
  AlternativeDistributionPackageVersion,
  AlternativeDistributionPackageVersionsResponse,
} from "../../generated/schema.js";
import { ResponseError } from "../errors.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import { checkSignal } from "../http/deadline.js";
import type { CallOptions } from "../http/options.js";
import { checkId, toOne } from "../http/serialise.js";
import { documentOrNone, oneDocument } from "./document-or-none.js";
import { type EnsuredPackage, ensureOne, type Queue } from "./ensure-package.js";
import { createPages, type Pages } from "./pages.js";
import { type WaitOptions, waitForVersion } from "./wait-for-version.js";

const hint = "The package may exist already: client.packages.ensure() reads before it creates.";

/**
 * Alternative distribution packages: one for each app store version. Apple has no list of them. Rejects as
 * {@link Client} says.
 */
export class Packages {
  readonly #api: ContractClient;
  readonly #oneAtATime: Queue;

  constructor(api: ContractClient, oneAtATime: Queue) {
    this.#api = api;
    this.#oneAtATime = oneAtATime;
  }

  /**
   * Creates the package of an app store version. `POST /v1/alternativeDistributionPackages`
   *
   * Never sent again blindly: when the answer is lost, {@link Packages.ensure} finds out whether the package was
   * created.
   *
   * Source: Apple documents that a version already approved needs this, and that one approved later gets its package by
   * itself. A release job, which may meet either, wants `ensure`.
   *
   * @throws {@link ResponseError} 409 when Apple refuses; presumably the package exists, or the version is in no state
   * for one, which is not documented by Apple
   */
  async create(
    target: { appStoreVersionId: string },
    options?: CallOptions,
  ): Promise<AlternativeDistributionPackageResponse> {
    try {
      return await this.#post(target, options);
    } catch (error) {
      if (error instanceof ResponseError && error.status === 409) error.message += `\n${hint}`;
      throw error;
    }
  }

  /** {@link create}, without the hint at {@link ensure}, which has read by then. */
  async #post(
    target: { appStoreVersionId: string },
    options: CallOptions | undefined,
  ): Promise<AlternativeDistributionPackageResponse> {
    const { appStoreVersionId } = target ?? {};
    const data = {
      type: "alternativeDistributionPackages" as const,
      relationships: { appStoreVersion: toOne("appStoreVersions", "appStoreVersionId", appStoreVersionId) },
    };
    return this.#api.POST("/v1/alternativeDistributionPackages", { body: { data }, ...options });
  }

  /**
   * Finds the package of an app store version, and creates it when there is none; it never makes two. Reads first. A
   * POST that is refused with 409, or whose answer is lost, is settled by reading. Calls at the same time for the same
   * version wait for one another. `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`, and
   * `POST /v1/alternativeDistributionPackages` when that finds none
   *
   * @returns the package, and whether it was created by this call
   * @throws what the first read failed with; what the POST failed with, when reading then shows no package
   * @example
   * const { data, created } = await client.packages.ensure({ appStoreVersionId });
   * console.log(created ? "created" : "was there already", data.id);
   */
  async ensure(target: { appStoreVersionId: string }, options?: CallOptions): Promise<EnsuredPackage> {
    const appStoreVersionId = checkId("appStoreVersionId", target?.appStoreVersionId);
    checkSignal(options?.signal);
    const source = {
      read: async () => (await this.forAppStoreVersion(appStoreVersionId, undefined, options))?.data,
      create: async () => (await this.#post(target, options)).data,
    };
    const run = () => ensureOne(source, this.#api.clock, options?.signal);
    return this.#oneAtATime(appStoreVersionId, run, options?.signal);
  }

  /**
   * Reads a package. `GET /v1/alternativeDistributionPackages/{id}`
   *
   * @throws {@link ResponseError} 404 when there is none
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackages/{id}">,
    options?: CallOptions,
  ): Promise<AlternativeDistributionPackageResponse> {
    const params = { path: { id }, query };
    return oneDocument(this.#api.GET("/v1/alternativeDistributionPackages/{id}", { params, ...options }));
  }

  /**
   * Reads the package of an app store version; undefined when there is none, be that 404 or 200 with `data: null`: both
   * have been seen in live answers. `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`
   */
  async forAppStoreVersion(
    appStoreVersionId: string,
    query?: QueryOf<"/v1/appStoreVersions/{id}/alternativeDistributionPackage">,
    options?: CallOptions,
  ): Promise<AlternativeDistributionPackageResponse | undefined> {
    const params = { path: { id: checkId("appStoreVersionId", appStoreVersionId) }, query };
    return documentOrNone(
      this.#api.GET("/v1/appStoreVersions/{id}/alternativeDistributionPackage", { params, ...options }),
    );
  }

  /** Lists the versions of a package. `GET /v1/alternativeDistributionPackages/{id}/versions` */
  versions(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackages/{id}/versions">,
    options?: CallOptions,
  ): Pages<AlternativeDistributionPackageVersionsResponse> {
    const params = { path: { id }, query };
    return createPages(this.#api, options, () =>
      this.#api.GET("/v1/alternativeDistributionPackages/{id}/versions", { params, ...options }),
    );
  }

  /**
   * Waits until a package has a version that is `COMPLETED`, and resolves to it, not to a document. An empty list, a
   * 404, a failure of the server or the connection and a 429 mean "not yet"; so does a 401 or 403 after polls that were
   * accepted, until it has lasted five minutes. How long it takes is not documented by Apple: developers report minutes from
   * notarization to a package and 45 to 90 minutes from submission; after a POST alone it is unknown.
   * `GET /v1/alternativeDistributionPackages/{id}/versions`, again and again
   *
   * @throws {@link TimeoutError} when there is none in time; its cause is what the last poll failed with, if it did
   * @example
   * const version = await client.packages.waitForVersion(id, { timeoutMs: 45 * 60_000 });
   */
  async waitForVersion(
    id: string,
    wait?: WaitOptions,
    options?: CallOptions,
  ): Promise<AlternativeDistributionPackageVersion> {
    checkId("id", id);
    const list = (pollOptions: CallOptions) => this.versions(id, { "filter[state]": ["COMPLETED"] }, pollOptions);
    return waitForVersion(list, this.#api, wait, options);
  }
}
