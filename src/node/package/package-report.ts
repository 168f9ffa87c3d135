import type { PackageIdentity } from "./manifest.js";

// Apart from what makes them: declarations of the entry need no types of Node.

/** What {@link verifyPackage} found: every file, not the first problem. */
export interface PackageReport extends Partial<PackageIdentity> {
  /** Whether the signature is valid and every file is `ok`. */
  ok: boolean;
  /** The package folder, as a whole path. */
  directory: string;
  /** Who signed the package, and when. */
  signature: SignatureReport;
  /** How many deltas of the manifest are missing, as `deltas: "skip"` allows. */
  skippedDeltas: number;
  /** `manifest.json` and `signature` first, then as the manifest lists them, then up to 100 that it does not list. */
  files: FileReport[];
}

/** What is known of a package's `signature`. */
export interface SignatureReport {
  /**
   * - `valid`: signed by Apple, or under a root that the caller trusts, and it signs this `manifest.json` and the files
   *   that it lists; `files` says whether each file is what was signed
   * - `missing`: there is none
   * - `malformed`: not a signature as Apple's packages have it
   * - `untrusted`: signed by another party, or changed since
   * - `mismatch`: good, but of another package
   */
  status: "valid" | "missing" | "malformed" | "untrusted" | "mismatch";
  /** When it was signed, in ISO 8601, as the signer says; undefined unless it holds. */
  signedAt?: string | undefined;
  /** `Apple`, or the common name of the root that the caller trusts; undefined unless it holds. */
  signer?: string | undefined;
  /** Why it is not valid. */
  reason?: string | undefined;
}

/** One file of a package. */
export interface FileReport {
  /** In the package, with `/`. */
  path: string;
  /**
   * - `ok`: it is what was signed; when the signature is not valid, only what the manifest says
   * - `missing`: the manifest lists it
   * - `stray`: the manifest does not list it; Apple's `dist_package_tool validate` fails on it
   * - `wrongSize`, `wrongDigest`: `expected` and `actual` say how
   * - `unreadable`: not a file, not readable, or not a manifest
   * - `wrongSignature`: of `signature`: not valid; `message` says why
   * - `unverifiable`: without a valid signature, or a manifest, there is nothing to check it against
   * - `unsafePath`: the manifest names a path that leads out of the package, or two files have the same
   */
  status:
    | "ok"
    | "missing"
    | "stray"
    | "wrongSize"
    | "wrongDigest"
    | "wrongSignature"
    | "unreadable"
    | "unverifiable"
    | "unsafePath";
  /** In bytes; undefined when there is no such file. */
  size?: number | undefined;
  /** The expected digest in hex, or number of bytes. */
  expected?: string | undefined;
  /** What was found. */
  actual?: string | undefined;
  /** Further information. */
  message?: string | undefined;
}

/** A root that the caller trusts in addition to Apple's. */
export interface TrustedRoot {
  /** The certificate in DER. */
  der: Uint8Array;
  /** Its public key: SubjectPublicKeyInfo in base64. */
  publicKey: string;
}
