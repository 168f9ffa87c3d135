import type { PackageIdentity } from "../package/manifest.js";
import type { SignatureReport } from "../package/package-report.js";

// Apart from what makes them: declarations of the entry need no types of Node.

/** What {@link verifyHostedPackage} found: every file, not the first problem. */
export interface HostedReport extends Partial<PackageIdentity> {
  /** Whether the signature is valid and every file is `ok`. */
  ok: boolean;
  /** The folder that was checked, with a slash at its end. */
  url: string;
  /** Who signed what is served. */
  signature: SignatureReport;
  /** How many deltas of the manifest are not served, as `deltas: "skip"` allows. */
  skippedDeltas: number;
  /** `manifest.json` and `signature` first, then as the manifest lists them. */
  files: HostedFile[];
}

/** One file of a hosted package. */
export interface HostedFile {
  /** In the package, with `/`. */
  path: string;
  /** Where it was requested, without a query. */
  url: string;
  /** What is wrong with it: for a plain client first, then for a browser. */
  status: HostedStatus;
  /** In bytes, as it is served; undefined when that is not known. */
  size?: number | undefined;
  /** The expected digest in hex, or number of bytes. */
  expected?: string | undefined;
  /** What was found. */
  actual?: string | undefined;
  /** What is wrong, and what to do about it. */
  message?: string | undefined;
  /** Whether all of its bytes were compared with what was signed, rather than its length. */
  isHashed: boolean;
  /** What each kind of client gets: bot and hotlink protection may refuse one of them only. */
  clients: { plain: ServedFile; browser: ServedFile };
}

/** What one kind of client gets. */
export interface ServedFile {
  status: HostedStatus;
  /** Of the last response; undefined without one. */
  httpStatus?: number | undefined;
  /** Where it was redirected to, in order, without queries; empty without redirects. */
  redirects: string[];
  message?: string | undefined;
}

/** What is wrong with a hosted file: it is not what was signed, or not to be had. */
export type HostedStatus = "ok" | WrongBytes | NotFetched;

/**
 * Not what was signed:
 * - `wrongSize`, `wrongDigest`: `expected` and `actual` say how
 * - `otherVersion`: the manifest of another version or revision than that in the folder
 * - `inconsistent`: a browser and a plain client get different bytes, as from a cache that mixes two versions; of a large
 *   file the beginning and the length are compared
 * - `wrongSignature`: the signature is not valid
 * - `unreadable`: not a manifest, empty, or larger than any such file
 * - `unsafePath`: the manifest names a path that cannot be used
 * - `page`: a page of HTML in place of the file
 * - `compressed`: sent with a `Content-Encoding`, although `identity` was requested
 */
export type WrongBytes =
  | "wrongSize"
  | "wrongDigest"
  | "otherVersion"
  | "inconsistent"
  | "wrongSignature"
  | "unreadable"
  | "unsafePath"
  | "page"
  | "compressed";

/**
 * Not to be had:
 * - `missing`: 404 or 410
 * - `refused`: 401, 403 or another 4xx, or a status such as 206 that is not 200
 * - `unavailable`: 408, 429 or 5xx, three times
 * - `unreachable`: no connection, or not trusted
 * - `cutOff`: the connection ended before the file did
 * - `badRedirect`: a redirect to http or to a private address, or too many, or one without a target
 */
export type NotFetched = "missing" | "refused" | "unavailable" | "unreachable" | "cutOff" | "badRedirect";

const notFetched: Record<NotFetched, true> = {
  missing: true,
  refused: true,
  unavailable: true,
  unreachable: true,
  cutOff: true,
  badRedirect: true,
};

/** Whether a file could not be had, rather than is not what was signed. */
export function isNotFetched(status: HostedStatus): boolean {
  return Object.hasOwn(notFetched, status);
}
