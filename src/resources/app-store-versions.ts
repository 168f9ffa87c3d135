import type { AppStoreVersion, AppStoreVersionsResponse, AppVersionState } from "../../generated/schema.js";
import { ArgumentError } from "../errors.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import type { CallOptions } from "../http/options.js";
import { excerpt } from "../http/redact.js";
import { checkId, checkText } from "../http/serialise.js";
import type { Warning } from "../http/warnings.js";
import { createPages, type Pages } from "./pages.js";

type Query = QueryOf<"/v1/apps/{id}/appStoreVersions">;

/** Which app store versions: each attribute has to be one of the values given; one left out may be any. */
export interface AppStoreVersionFilter {
  /** Such as `IOS`. */
  platform?: OneOrMore<NonNullable<Query["filter[platform]"]>[number]> | undefined;
  /** The version that people see, such as `2.4.0`. */
  versionString?: OneOrMore<string> | undefined;
  /** Such as `PENDING_DEVELOPER_RELEASE`. Apple's pages differ on the states in which a version may have a package. */
  appVersionState?: OneOrMore<NonNullable<Query["filter[appVersionState]"]>[number]> | undefined;
}

type OneOrMore<T> = T | T[];

const filterNames = ["platform", "versionString", "appVersionState"] as const;

/** Versions of an app: what packages are created for. Rejects as {@link Client} says. */
export class AppStoreVersions {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Lists the versions of an app, in Apple's order. `GET /v1/apps/{id}/appStoreVersions`
   *
   * Filtered here once more, because filters were ignored at times, as seen in live answers; a version without the
   * attribute stays. `pages()` gives Apple's documents as they come.
   */
  list(
    target: { appId: string } & AppStoreVersionFilter,
    query?: Omit<Query, `filter[${string}]`>,
    options?: CallOptions,
  ): Pages<AppStoreVersionsResponse> {
    const { appId, ...filter } = target ?? {};
    const filters = filterNames.map((name) => [`filter[${name}]`, filter[name]]);
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
   * `createdDate`. `GET /v1/apps/{id}/appStoreVersions`
   *
   * @throws {@link ArgumentError} when `versionString` is empty or has a character that shows nothing, or when versions of several platforms have it and no
   * platform is given
   */
  async find(
    target: { appId: string; versionString: string; platform?: PlatformName | undefined },
    options?: CallOptions,
  ): Promise<AppStoreVersion | undefined> {
    const { appId, versionString, platform } = target ?? {};
    if (!versionString) throw new ArgumentError("versionString: missing");
    checkText("versionString", versionString);
    const found: AppStoreVersion[] = [];
    for await (const version of this.list({ appId, versionString, platform }, undefined, options)) {
      if (version.attributes?.versionString === versionString) found.push(version);
    }
    const platforms = [...new Set(found.flatMap((version) => version.attributes?.platform ?? []))];
    if (platform === undefined && platforms.length > 1) {
      throw new ArgumentError(
        `platform: version ${versionString} exists for ${excerpt(platforms.join(", "))}; say which`,
      );
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

/**
 * For each state of an app store version, whether any of Apple's pages names it for a version that may have a package.
 * The pages differ, so this warns and never refuses: Apple decides. A record, so that a state left out does not compile.
 */
const isNamed: Record<AppVersionState, boolean> = {
  ACCEPTED: false,
  DEVELOPER_REJECTED: false,
  IN_REVIEW: false,
  INVALID_BINARY: false,
  METADATA_REJECTED: false,
  PENDING_APPLE_RELEASE: true,
  PENDING_DEVELOPER_RELEASE: true,
  PREPARE_FOR_SUBMISSION: false,
  PROCESSING_FOR_DISTRIBUTION: true,
  READY_FOR_DISTRIBUTION: true,
  READY_FOR_REVIEW: false,
  REJECTED: false,
  REPLACED_WITH_NEW_VERSION: false,
  WAITING_FOR_EXPORT_COMPLIANCE: false,
  WAITING_FOR_REVIEW: false,
};

export const appVersionStates = Object.keys(isNamed) as AppVersionState[];
export const eligibleStates = appVersionStates.filter((state) => isNamed[state]);

/** What is worth saying before a package is created for a version in a state that none of Apple's pages names. */
export function warningOfState(version: string | undefined, state: string | undefined): Warning | undefined {
  if (state === undefined || eligibleStates.some((one) => one === state)) return undefined;
  const message =
    `Version ${version} is ${state}; Apple's pages name ${eligibleStates.join(", ")} for versions that may have a ` +
    "package. Apple decides; if it refuses, wait until the version is approved.";
  return { code: "WARN_ASC_VERSION_STATE", message };
}
