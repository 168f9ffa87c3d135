import type { AppStoreVersion, AppStoreVersionsResponse } from "../../generated/schema.js";
import type { Api } from "../api.js";
import { ArgumentError } from "../errors.js";
import type { QueryOf } from "../operation-types.js";
import type { CallOptions } from "../options.js";
import { createPages, type Pages } from "../pages.js";
import { checkId } from "../serialise.js";

type Query = QueryOf<"/v1/apps/{id}/appStoreVersions">;

/** Which app store versions: each attribute has to be one of the values given. */
export interface AppStoreVersionFilter {
  platform?: OneOrMore<NonNullable<Query["filter[platform]"]>[number]> | undefined;
  versionString?: OneOrMore<string> | undefined;
  appVersionState?: OneOrMore<NonNullable<Query["filter[appVersionState]"]>[number]> | undefined;
}

type OneOrMore<T> = T | T[];

const filterNames = ["platform", "versionString", "appVersionState"] as const;

/** Versions of an app: what packages are created for. */
export class AppStoreVersions {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /**
   * Lists the versions of an app, in Apple's order. Apple has been seen to ignore filters, so the versions are filtered
   * here once more; `pages()` gives Apple's documents as they come. `GET /v1/apps/{id}/appStoreVersions`
   */
  list(
    { appId, ...filter }: { appId: string } & AppStoreVersionFilter,
    query?: Omit<Query, `filter[${string}]`>,
    options?: CallOptions,
  ): Pages<AppStoreVersionsResponse> {
    const filters = filterNames.flatMap((name) =>
      filter[name] === undefined ? [] : [[`filter[${name}]`, [filter[name]].flat()]],
    );
    const versions = createPages(this.#api, options, async () => {
      const params = { path: { id: checkId("appId", appId) }, query: { ...query, ...Object.fromEntries(filters) } };
      return this.#api.GET("/v1/apps/{id}/appStoreVersions", { params, ...options });
    });
    return {
      pages: versions.pages,
      async *[Symbol.asyncIterator]() {
        for await (const version of versions) if (matches(version, filter)) yield version;
      },
    };
  }

  /**
   * Finds the version with exactly this version string; undefined when there is none. Of several, the newest by
   * `createdDate`.
   *
   * @throws {@link ArgumentError} when versions of several platforms have it and no platform is given
   */
  async find(
    { appId, versionString, platform }: { appId: string; versionString: string; platform?: PlatformName | undefined },
    options?: CallOptions,
  ): Promise<AppStoreVersion | undefined> {
    if (!versionString) throw new ArgumentError("versionString: missing");
    const found: AppStoreVersion[] = [];
    for await (const version of this.list({ appId, versionString, platform }, undefined, options)) {
      if (version.attributes?.versionString === versionString) found.push(version);
    }
    const platforms = [...new Set(found.flatMap((version) => version.attributes?.platform ?? []))];
    if (platform === undefined && platforms.length > 1) {
      throw new ArgumentError(`platform: version ${versionString} exists for ${platforms.join(", ")}; say which`);
    }
    return found.sort((a, b) => createdAt(b) - createdAt(a))[0];
  }
}

type PlatformName = NonNullable<Query["filter[platform]"]>[number];

/** An attribute that is not in the answer tells nothing against the version. */
function matches(version: AppStoreVersion, filter: AppStoreVersionFilter): boolean {
  return filterNames.every((name) => {
    const wanted: string[] = [filter[name] ?? []].flat();
    const value = version.attributes?.[name];
    return wanted.length === 0 || value === undefined || wanted.includes(value);
  });
}

function createdAt(version: AppStoreVersion): number {
  return Date.parse(version.attributes?.createdDate ?? "") || 0;
}
