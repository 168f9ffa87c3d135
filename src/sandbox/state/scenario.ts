import type { AppVersionState, Platform } from "../../../generated/schema.js";

/** What the sandbox holds when it starts. */
export interface Scenario {
  /** Each with a bundle id of its own. */
  apps: ScenarioApp[];
}

/** An app of a {@link Scenario}. */
export interface ScenarioApp {
  /** Such as `com.example.app`. */
  bundleId: string;
  /** Default the last part of the bundle id. */
  name?: string | undefined;
  /** None twice for the same platform. The first is the newest. */
  versions: ScenarioVersion[];
}

/** An app store version, and what becomes of its package. Sizes are in bytes, times in milliseconds. */
export interface ScenarioVersion {
  /** Such as `2.4.0`. */
  versionString: string;
  /** Default `IOS`. */
  platform?: Platform | undefined;
  /**
   * Default `PENDING_DEVELOPER_RELEASE`. A package is refused but for the four states that Apple's pages name:
   * `PENDING_DEVELOPER_RELEASE`, `PENDING_APPLE_RELEASE`, `PROCESSING_FOR_DISTRIBUTION`, `READY_FOR_DISTRIBUTION`.
   */
  appVersionState?: AppVersionState | undefined;
  /** Whether the package is there from the start, with all that belongs to it. Default `"none"`: it waits for a POST. */
  package?: "none" | "there" | undefined;
  /** From the POST until the package has a COMPLETED version. Default 300. How long Apple takes is not documented. */
  packageDelayMs?: number | undefined;
  /**
   * How many variants the package has. Default 3, from 0 to 1,000. With 0 it can be read and downloaded, and is no
   * package that could be installed: `downloadPackage` refuses its manifest with an `IntegrityError`.
   */
  variants?: number | undefined;
  /** The size of each variant. Default 200,000. A file is made while it is served, so that it may have gigabytes. */
  variantBytes?: number | undefined;
  /** The `chunkSize` of the digests in the manifest. Default as at Apple: 10 MiB, and the size of a smaller file. */
  chunkBytes?: number | undefined;
  /**
   * Whether the manifest has digests of the chunks. Default true. With false `encryptedChunkDigests` is an empty list,
   * as in every package that Apple signed from August 2024 to April 2025; only `signature` has digests of the files then.
   */
  chunkDigests?: boolean | undefined;
  /** How many deltas the package gets. Default 0, to 1,000. */
  deltas?: number | undefined;
  /**
   * From the variants until the deltas, which come in a new package version; the one before is `REPLACED` then. Default
   * 300. With 0 there is no such version: the first one has the deltas already. Means nothing without `deltas`.
   */
  deltasDelayMs?: number | undefined;
  /** The size of each delta. Default 50,000. */
  deltaBytes?: number | undefined;
  /**
   * How many variants come later, for devices that are new, in a package version with the old ones and these; the one
   * before is `REPLACED` then. Default 0, to 1,000: there is no such version.
   */
  newVariants?: number | undefined;
  /** From the version before until the new variants. Default 1,814,400,000: three weeks. Means nothing without them. */
  newVariantsDelayMs?: number | undefined;
  /** How many deltas the version with the new variants has. Default `deltas`; 0 for a later version without any. */
  deltasWithNewVariants?: number | undefined;
}

/**
 * One app, `com.example.app`: 2.4.0 is approved and waits for its package; 2.3.0 has one, with deltas; 2.2.0 was
 * rejected, and gets none. All for iOS.
 */
export const defaultScenario: Scenario = {
  apps: [
    {
      bundleId: "com.example.app",
      name: "Example",
      versions: [
        { versionString: "2.4.0", platform: "IOS", appVersionState: "PENDING_DEVELOPER_RELEASE" },
        {
          versionString: "2.3.0",
          platform: "IOS",
          appVersionState: "READY_FOR_DISTRIBUTION",
          package: "there",
          deltas: 2,
        },
        { versionString: "2.2.0", platform: "IOS", appVersionState: "REJECTED" },
      ],
    },
  ],
};

/** A version of the scenario with its defaults. */
export type CheckedVersion = {
  [Name in Exclude<keyof ScenarioVersion, "chunkBytes">]-?: NonNullable<ScenarioVersion[Name]>;
} & Pick<ScenarioVersion, "chunkBytes">;

/** A scenario with its defaults. */
export interface CheckedScenario {
  apps: (Omit<ScenarioApp, "versions"> & { versions: CheckedVersion[] })[];
}
