import type { AppStoreVersion, AppStoreVersionsResponse, AppVersionState } from "../../generated/schema.js";
import { ArgumentError } from "../errors.js";
import type { ContractClient, QueryOf } from "../http/contract-client.js";
import { knownOnly } from "../http/known-names.js";
import type { CallOptions } from "../http/options.js";
import { excerpt } from "../http/redact.js";
import { checkId, checkText } from "../http/serialise.js";
import type { Warning } from "../http/warnings.js";
import { createPages, type Pages } from "./pages.js";

type Query = QueryOf<"/v1/apps/{id}/appStoreVersions">;

/** Selects app store versions: each attribute must have one of the given values; an attribute left out may be any. */
export interface AppStoreVersionFilter {
  /** Such as `IOS`. */
  platform?: OneOrMore<NonNullable<Query["filter[platform]"]>[number]> | undefined;
  /** The public version, such as `2.4.0`. */
  versionString?: OneOrMore<string> | undefined;
  /** Such as `PENDING_DEVELOPER_RELEASE`. Apple's pages differ on the states in which a version may have a package. */
  appVersionState?: OneOrMore<NonNullable<Query["filter[appVersionState]"]>[number]> | undefined;
}

type OneOrMore<T> = T | T[];

const filterNames = ["platform", "versionString", "appVersionState"] as const;
const findNames = { appId: true, versionString: true, platform: true } as const;
const listNames = { ...findNames, appVersionState: true } as const;

/** App store versions of an app, which packages are created for. For errors see {@link Client}. */
export class AppStoreVersions {
  readonly #api: ContractClient;

  constructor(api: ContractClient) {
    this.#api = api;
  }

  /**
   * Lists the versions of an app, in Apple's order. `GET /v1/apps/{id}/appStoreVersions`
   *
   * The client filters the versions again, because Apple has ignored filters, as seen in live responses; a version
   * without the attribute stays. `pages()` yields Apple's documents unfiltered.
   */
  list(
    target: { appId: string } & AppStoreVersionFilter,
    query?: Omit<Query, `filter[${string}]`>,
    options?: CallOptions,
  ): Pages<AppStoreVersionsResponse> {
    const firstPage = async () => {
      const { appId, ...filter } = knownOnly("appStoreVersions.list", target, listNames);
      const filters = filterNames.map((name) => [`filter[${name}]`, filter[name]]);
      const params = { path: { id: checkId("appId", appId) }, query: { ...query, ...Object.fromEntries(filters) } };
      return this.#api.GET("/v1/apps/{id}/appStoreVersions", { params }, options);
    };
    const isListed = (version: AppStoreVersion) => matchesFilter(version, target ?? {});
    return createPages<AppStoreVersionsResponse>({ api: this.#api, options, firstPage, isListed });
  }

  /**
   * Finds the version with exactly this version string; undefined when there is none. If there are several, the newest
   * by `createdDate`. Its `id` is the `appStoreVersionId` of `client.packages.ensure`.
   * `GET /v1/apps/{id}/appStoreVersions`
   *
   * @throws {@link ArgumentError} when `versionString` is empty or has an invisible character, or when several
   * platforms have it and no platform is given
   * @example
   * const version = await client.appStoreVersions.find({ appId, versionString: "2.4.0", platform: "IOS" });
   */
  async find(
    target: { appId: string; versionString: string; platform?: PlatformName | undefined },
    options?: CallOptions,
  ): Promise<AppStoreVersion | undefined> {
    const { appId, versionString, platform } = knownOnly("appStoreVersions.find", target, findNames);
    if (!versionString) throw new ArgumentError("versionString: missing");
    checkText("versionString", versionString);
    const found: AppStoreVersion[] = [];
    for await (const version of this.list({ appId, versionString, platform }, undefined, options)) {
      if (version.attributes?.versionString === versionString) found.push(version);
    }
    const platforms = [...new Set(found.flatMap((version) => version.attributes?.platform ?? []))];
    if (platform === undefined && platforms.length > 1) {
      throw new ArgumentError(
        `platform: version ${versionString} exists for ${excerpt(platforms.join(", "))}; specify one`,
      );
    }
    return found.sort((a, b) => createdAt(b) - createdAt(a))[0];
  }
}

type PlatformName = NonNullable<Query["filter[platform]"]>[number];

/** A version without the attribute matches. */
function matchesFilter(version: AppStoreVersion, filter: AppStoreVersionFilter): boolean {
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
 * For each state of an app store version, whether Apple's pages name it for a version that may have a package. The
 * pages differ, so this only leads to a warning; Apple decides. A record, so that a missing state does not compile.
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

const appVersionStates = Object.keys(isNamed) as AppVersionState[];
export const eligibleStates = appVersionStates.filter((state) => isNamed[state]);

/** A warning before a package is created for a version in a state that none of Apple's pages names. */
export function warningOfState(version: string | undefined, state: string | undefined): Warning | undefined {
  if (state === undefined || eligibleStates.some((one) => one === state)) return undefined;
  const message =
    `Version ${version} is ${state}; Apple's pages name ${eligibleStates.join(", ")} for versions that may have a ` +
    "package. Apple decides; if it refuses, wait until the version is approved.";
  return { code: "WARN_ASC_VERSION_STATE", message };
}
