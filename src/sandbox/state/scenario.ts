import type { AppVersionState, Platform } from "../../../generated/schema.js";

/** What exists in the sandbox when it starts. */
export interface Scenario {
  /** Each bundle id once. */
  apps: ScenarioApp[];
}

/** An app of a {@link Scenario}. */
export interface ScenarioApp {
  /** Such as `com.example.app`. */
  bundleId: string;
  /** Default the last part of the bundle id. */
  name?: string | undefined;
  /** Each version string once per platform. The first is the newest. */
  versions: ScenarioVersion[];
}

/** An app store version and its package. Sizes are in bytes, times in milliseconds. */
export interface ScenarioVersion {
  /** Such as `2.4.0`. */
  versionString: string;
  /** Default `IOS`. */
  platform?: Platform | undefined;
  /**
   * Default `PENDING_DEVELOPER_RELEASE`. A package is refused except in the four states that Apple's pages name:
   * `PENDING_DEVELOPER_RELEASE`, `PENDING_APPLE_RELEASE`, `PROCESSING_FOR_DISTRIBUTION`, `READY_FOR_DISTRIBUTION`.
   */
  appVersionState?: AppVersionState | undefined;
  /**
   * From the start of the sandbox until the version is approved: until its state becomes `PENDING_DEVELOPER_RELEASE`.
   * Default none: the state stays as it is. How long reviews take is not documented.
   */
  approvalDelayMs?: number | undefined;
  /** Whether the package exists from the start, with all its versions. Default `"none"`: a POST creates it. */
  package?: "none" | "there" | undefined;
  /** From the POST until the package has a COMPLETED version. Default 300. How long Apple takes is not documented. */
  packageDelayMs?: number | undefined;
  /**
   * How many variants the package has. Default 3, from 0 to 1,000. With 0 it can be read and downloaded, but not
   * installed: `downloadPackage` refuses its manifest with an `IntegrityError`.
   */
  variants?: number | undefined;
  /** The size of each variant. Default 200,000. A file is generated while it is served, so that it may have gigabytes. */
  variantBytes?: number | undefined;
  /** The `chunkSize` of the digests in the manifest. Default as at Apple: 10 MiB, and the size of a smaller file. */
  chunkBytes?: number | undefined;
  /**
   * Whether the manifest has digests of the chunks. Default true. With false `encryptedChunkDigests` is an empty list,
   * as in every package that Apple signed from August 2024 to April 2025; then only `signature` has digests of the files.
   */
  chunkDigests?: boolean | undefined;
  /** How long the stand-in for AltStore's API takes to process the package. Default 300. */
  altStoreDelayMs?: number | undefined;
  /** How many deltas the package gets. Default 0, at most 1,000. */
  deltas?: number | undefined;
  /**
   * From the variants until the deltas, which come in a new package version; the one before is then `REPLACED`. Default
   * 300. With 0 the first version has the deltas already. Has no effect without `deltas`.
   */
  deltasDelayMs?: number | undefined;
  /** The size of each delta. Default 50,000. */
  deltaBytes?: number | undefined;
  /**
   * How many variants come later, for new devices, in a package version with the old ones and these; the one before is
   * then `REPLACED`. Default 0, which means no such version; at most 1,000.
   */
  newVariants?: number | undefined;
  /** From the version before until the new variants. Default 1,814,400,000: three weeks. Has no effect without them. */
  newVariantsDelayMs?: number | undefined;
  /** How many deltas the version with the new variants has. Default `deltas`; 0 for a later version without any. */
  deltasWithNewVariants?: number | undefined;
}

/**
 * One app, `com.example.app`: 2.4.0 is approved and has no package yet; 2.3.0 has one, with deltas; 2.2.0 was
 * rejected, and gets none. All for iOS.
 */
export const defaultScenario: Scenario = {
  apps: [
    {
      bundleId: "com.example.app",
      name: "Example",
      versions: [
        { versionString: "2.4.0", platform: "IOS" },
        { versionString: "2.3.0", appVersionState: "READY_FOR_DISTRIBUTION", package: "there", deltas: 2 },
        { versionString: "2.2.0", appVersionState: "REJECTED" },
      ],
    },
  ],
};

/** A version of the scenario with its defaults. */
export type CheckedVersion = {
  [Name in Exclude<keyof ScenarioVersion, "chunkBytes" | "approvalDelayMs">]-?: NonNullable<ScenarioVersion[Name]>;
} & Pick<ScenarioVersion, "chunkBytes" | "approvalDelayMs">;

/** A scenario with its defaults. */
export interface CheckedScenario {
  apps: (Omit<ScenarioApp, "versions"> & { versions: CheckedVersion[] })[];
}
