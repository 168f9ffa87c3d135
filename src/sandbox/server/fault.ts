import type { OperationKey } from "../../../generated/operations.js";

/** Which requests a fault meets. */
export interface FaultTarget {
  /** The operation that fails, or `"asset"` for downloads. Default whatever the kind of fault fits. */
  operation?: OperationKey | "asset" | undefined;
  /** How many requests it meets. Default 1; `Number.POSITIVE_INFINITY` for all. In a function's answer it is ignored. */
  times?: number | undefined;
}

/**
 * Something that goes wrong with a request. Of those without another word, any request may be met; `unauthorized`,
 * `rateLimit`, `refusal`, `notYet` and `ignoreFilters` are for the API only; `editedManifest`, `indentedManifest`,
 * `cutSignature`, `foreignSignature` and `longNames` for its reads of package versions; `expired`, `corrupt`, `ignoreRange`,
 * `wrongRange`, `capitalRange`, `encoded` and `withoutLength` for downloads only.
 */
export type Fault = FaultTarget & FaultKind;

/** The kinds of faults. */
export type FaultKind =
  /** The answer comes `ms` milliseconds later, at the most 2,147,483,647; it is right. */
  | { kind: "latency"; ms: number }
  /** 401 for a token that is right; nothing is carried out. */
  | { kind: "unauthorized" }
  /** 429, with `Retry-After` when `retryAfterSeconds`, a whole number, is given; nothing is carried out. */
  | { kind: "rateLimit"; retryAfterSeconds?: number | undefined }
  /** An error document with this status and code, such as 403 `FORBIDDEN_ERROR`; nothing is carried out. */
  | { kind: "refusal"; status: 400 | 403 | 404 | 409 | 422; code: string; detail?: string | undefined }
  /** 5xx with a page of HTML, as gateways answer, or with no body at all; nothing is carried out. Default 503, `"html"`. */
  | { kind: "serverError"; status?: 500 | 502 | 503 | 504 | undefined; body?: "html" | "empty" | undefined }
  /** 200 with a page of HTML in place of what was asked for; nothing is carried out. */
  | { kind: "garbage" }
  /** A page of HTML with this status, as a proxy or a login page responds in place of Apple; nothing is carried out. */
  | { kind: "gatewayPage"; status: 400 | 401 | 403 | 404 | 407 | 409 | 429 | 451 }
  /** The connection is cut before anything is carried out. */
  | { kind: "drop" }
  /** The request is carried out, the package is created, and the connection is cut before a byte of the answer. */
  | { kind: "dropAfter" }
  /** The body comes at this rate. */
  | { kind: "slow"; bytesPerSecond: number }
  /** The body stops after `afterBytes` (default 0), and the connection stays open. */
  | { kind: "stall"; afterBytes?: number | undefined }
  /** The connection is cut after `afterBytes` of the body; `Content-Length` has promised all of it. */
  | { kind: "truncate"; afterBytes: number }
  /** The body lacks its last `bytes` (default 1), and `Content-Length` says so. */
  | { kind: "short"; bytes?: number | undefined }
  /** GETs: an empty list, `data: null`, or 404, as if what was asked for were not there yet. */
  | { kind: "notYet" }
  /** Filters are ignored, which Apple has been seen to do. Fits requests that have one. */
  | { kind: "ignoreFilters" }
  /** 403 for this address from now on; a fresh one of the same id is good. */
  | { kind: "expired" }
  /** One byte is wrong; the length is right. */
  | { kind: "corrupt" }
  /** 200 with the whole file. Fits requests for a range. */
  | { kind: "ignoreRange" }
  /** 206 with another range than the one asked for, named rightly in `Content-Range`. Fits requests for a range. */
  | { kind: "wrongRange" }
  /** `Content-Range` says `Bytes`, as some servers write it. Fits requests for a range. */
  | { kind: "capitalRange" }
  /**
   * The body comes gzip-encoded although `identity` was asked for, without a length, and whole although a range was asked
   * for; with `afterBytes` the connection is cut after as many of the file's.
   */
  | { kind: "encoded"; afterBytes?: number | undefined }
  /** The body comes without a length; with `afterBytes` it ends after as many, as if that were all of it. */
  | { kind: "withoutLength"; afterBytes?: number | undefined }
  /**
   * A package version, read by its id or in the list of its package, whose `url` leads to a zip with one byte of
   * `manifest.json` changed: it is still a manifest, and not the one that was signed. As with the three after it,
   * `fileChecksum` is that of this zip, as if the server itself were lying; the next read is right.
   */
  | { kind: "editedManifest" }
  /** The same with a `manifest.json` that says what it said, and is indented. */
  | { kind: "indentedManifest" }
  /** The same with the first half of `signature`. */
  | { kind: "cutSignature" }
  /** The same with the `signature` of another package, by the same signer. */
  | { kind: "foreignSignature" }
  /** The same with a name of more than 255 bytes for each variant in the manifest, rightly signed. */
  | { kind: "longNames" };
