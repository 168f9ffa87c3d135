import type {
  AlternativeDistributionPackageResponse,
  AlternativeDistributionPackageVersion,
  AlternativeDistributionPackageVersionsResponse,
} from "../../generated/schema.js";
import { ResponseError } from "../errors.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import { checkSignal } from "../http/deadline.js";
import { checkCallOptions, knownOnly } from "../http/known-names.js";
import type { CallOptions } from "../http/options.js";
import { checkId, toOne } from "../http/serialise.js";
import { type EnsuredPackage, ensureOne, type Queue } from "./ensure-package.js";
import { createPages, type Pages } from "./pages.js";
import {
  documentOrNone,
  oneDocument,
  orNotFound,
  type ResponsePromise,
  responseOf,
  sameDocument,
} from "./response-promise.js";
import { type WaitOptions, waitForVersion } from "./wait-for-version.js";

const hint = "The package may exist already: client.packages.ensure() reads before it creates.";

const targetNames = { appStoreVersionId: true } as const;

/**
 * Alternative distribution packages: one for each app store version. Apple has no list of them. For errors see
 * {@link Client}.
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
   * A release job should call {@link Packages.ensure}, which works whether or not the package exists. Not retried when
   * the response is lost; `ensure` then finds out whether the package was created.
   *
   * Source: Apple documents that a version already approved needs this, and that one approved later gets its package
   * automatically.
   *
   * @param target - the id of an app store version. It comes from the list of the app's app store versions:
   * `client.appStoreVersions.find` finds one in it, and `.list` reads all
   * @throws {@link ResponseError} 409 when Apple refuses; presumably the package exists, or the version is not in a
   * state for one, which is not documented by Apple
   * @see {@link https://developer.apple.com/documentation/appstoreconnectapi/post-v1-alternativedistributionpackages | Apple's page of the POST}
   * and {@link https://developer.apple.com/documentation/appstoreconnectapi/get-v1-apps-_id_-appstoreversions | of the list}
   */
  create(
    target: { appStoreVersionId: string },
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionPackageResponse> {
    const send = () =>
      this.#post(target, options).catch((error: unknown) => {
        if (error instanceof ResponseError && error.status === 409) error.message += `\n${hint}`;
        throw error;
      });
    return responseOf(send, sameDocument);
  }

  /** {@link create} without the hint at {@link ensure}. */
  #post(target: { appStoreVersionId: string }, options: CallOptions | undefined) {
    const { appStoreVersionId } = knownOnly("packages.create", target, targetNames);
    const data = {
      type: "alternativeDistributionPackages" as const,
      relationships: { appStoreVersion: toOne("appStoreVersions", "appStoreVersionId", appStoreVersionId) },
    };
    return this.#api.POST("/v1/alternativeDistributionPackages", { body: { data } }, options);
  }

  /**
   * Finds the package of an app store version, and creates it if there is none; it never creates a second one.
   * `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`, then `POST /v1/alternativeDistributionPackages` if
   * that finds none. When the POST is refused with 409, or its response is lost, it reads again to see whether the
   * package exists. Concurrent calls for the same version wait for each other.
   *
   * @param target - the id of an app store version. It comes from the list of the app's app store versions:
   * `client.appStoreVersions.find` finds one in it, and `.list` reads all
   * @returns the package, and whether this call created it
   * @throws the error of the first read, or the error of the POST if reading again finds no package
   * @example
   * const version = await client.appStoreVersions.find({ appId, versionString: "2.4.0", platform: "IOS" });
   * if (!version) throw new Error("no such version");
   * const { data, created } = await client.packages.ensure({ appStoreVersionId: version.id });
   * console.log(created ? "created" : "exists already", data.id);
   * @see {@link https://developer.apple.com/documentation/appstoreconnectapi/creating-alternative-distribution-packages | Apple's guide}
   * and {@link https://developer.apple.com/documentation/appstoreconnectapi/get-v1-apps-_id_-appstoreversions | Apple's page of the list}
   */
  async ensure(target: { appStoreVersionId: string }, options?: CallOptions): Promise<EnsuredPackage> {
    const { appStoreVersionId } = knownOnly("packages.ensure", target, targetNames);
    checkId("appStoreVersionId", appStoreVersionId);
    checkCallOptions(options);
    checkSignal(options?.signal);
    const source = {
      read: async () => (await this.forAppStoreVersion(appStoreVersionId, undefined, options))?.data,
      create: async () => (await this.#post(target, options)).data.data,
    };
    const run = () => ensureOne(source, this.#api.clock, options?.signal);
    return this.#oneAtATime(appStoreVersionId, run, options?.signal);
  }

  /**
   * Reads a package. `GET /v1/alternativeDistributionPackages/{id}`
   *
   * @throws {@link ResponseError} 404 when it does not exist
   */
  get(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackages/{id}">,
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionPackageResponse> {
    const params = { path: { id }, query };
    return responseOf(
      () => this.#api.GET("/v1/alternativeDistributionPackages/{id}", { params }, options),
      oneDocument,
    );
  }

  /**
   * Reads the package of an app store version; undefined when there is none: 404 or 200 with `data: null`, both seen in
   * live responses. `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`
   */
  forAppStoreVersion(
    appStoreVersionId: string,
    query?: QueryOf<"/v1/appStoreVersions/{id}/alternativeDistributionPackage">,
    options?: CallOptions,
  ): ResponsePromise<AlternativeDistributionPackageResponse | undefined> {
    return responseOf(() => {
      const params = { path: { id: checkId("appStoreVersionId", appStoreVersionId) }, query };
      return orNotFound(this.#api.GET("/v1/appStoreVersions/{id}/alternativeDistributionPackage", { params }, options));
    }, documentOrNone);
  }

  /** Lists the versions of a package. `GET /v1/alternativeDistributionPackages/{id}/versions` */
  versions(
    id: string,
    query?: QueryOf<"/v1/alternativeDistributionPackages/{id}/versions">,
    options?: CallOptions,
  ): Pages<AlternativeDistributionPackageVersionsResponse> {
    const params = { path: { id }, query };
    const firstPage = () => this.#api.GET("/v1/alternativeDistributionPackages/{id}/versions", { params }, options);
    return createPages({ api: this.#api, options, firstPage });
  }

  /**
   * Polls until a package has a `COMPLETED` version, and resolves to that version, not to a document.
   * `GET /v1/alternativeDistributionPackages/{id}/versions`
   *
   * It continues after an empty list, a 404, a 429, server errors and lost connections, and after a 401 or 403 that
   * follows successful polls, for up to five minutes. How long processing takes is not documented by Apple: developers
   * report minutes from notarization to a package, and 45 to 90 minutes from submission; after a POST alone it is
   * unknown.
   *
   * @throws {@link TimeoutError} when there is none in time; its cause is the error of the last poll, if that failed
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
