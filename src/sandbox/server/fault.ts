import type { OperationKey } from "../../../generated/operations.js";

/** Which requests a fault applies to. */
export interface FaultTarget {
  /** The operation that fails, `"asset"` for downloads, or `"altstore"` for AltStore's API. Default every request that the kind of fault applies to. */
  operation?: OperationKey | "asset" | "altstore" | undefined;
  /**
   * How many requests it applies to. Default 1; `Number.POSITIVE_INFINITY` for all. Ignored in what a function returns.
   */
  times?: number | undefined;
}

/**
 * Something that goes wrong with a request. `unauthorized`, `rateLimit`, `refusal`, `notYet` and `ignoreFilters` apply
 * to the API only; `editedManifest`, `indentedManifest`, `cutSignature`, `foreignSignature` and `longNames` to its
 * reads of package versions; `expired`, `corrupt`, `ignoreRange`, `wrongRange`, `capitalRange`, `encoded` and
 * `withoutLength` to downloads only; `processingFailed` to AltStore's API only; all others to any request.
 */
export type Fault = FaultTarget & FaultKind;

/** The kinds of faults. */
export type FaultKind =
  /** The response comes `ms` milliseconds later, at most 2,147,483,647; it is correct. */
  | { kind: "latency"; ms: number }
  /** 401 for a valid token; nothing is carried out. */
  | { kind: "unauthorized" }
  /** 429, with `Retry-After` when `retryAfterSeconds`, a whole number, is given; nothing is carried out. */
  | { kind: "rateLimit"; retryAfterSeconds?: number | undefined }
  /** An error document with this status and code, such as 403 `FORBIDDEN_ERROR`; nothing is carried out. */
  | { kind: "refusal"; status: 400 | 403 | 404 | 409 | 422; code: string; detail?: string | undefined }
  /** 5xx with a page of HTML, as gateways respond, or with no body; nothing is carried out. Default 503, `"html"`. */
  | { kind: "serverError"; status?: 500 | 502 | 503 | 504 | undefined; body?: "html" | "empty" | undefined }
  /** 200 with a page of HTML in place of the response; nothing is carried out. */
  | { kind: "garbage" }
  /** A page of HTML with this status, as a proxy or a login page responds in place of Apple; nothing is carried out. */
  | { kind: "gatewayPage"; status: 400 | 401 | 403 | 404 | 407 | 409 | 429 | 451 }
  /** The connection is cut before anything is carried out. */
  | { kind: "drop" }
  /** The request is carried out, the package is created, and the connection is cut before a byte of the response. */
  | { kind: "dropAfter" }
  /** The body is sent at this rate. */
  | { kind: "slow"; bytesPerSecond: number }
  /** The body stops after `afterBytes` (default 0), and the connection stays open. */
  | { kind: "stall"; afterBytes?: number | undefined }
  /** The connection is cut after `afterBytes` of the body; `Content-Length` announces all of it. */
  | { kind: "truncate"; afterBytes: number }
  /** The body lacks its last `bytes` (default 1), and `Content-Length` says so. */
  | { kind: "short"; bytes?: number | undefined }
  /** GETs: an empty list, `data: null`, or 404, as if the resource did not exist yet. */
  | { kind: "notYet" }
  /** Filters are ignored, which Apple has been seen to do. Applies to requests that have one. */
  | { kind: "ignoreFilters" }
  /** 403 for this URL from now on; a new one for the same id is valid. */
  | { kind: "expired" }
  /** One byte is wrong; the length is correct. */
  | { kind: "corrupt" }
  /** 200 with the whole file. Applies to requests for a range. */
  | { kind: "ignoreRange" }
  /** 206 with another range than the one requested, as `Content-Range` says. Applies to requests for a range. */
  | { kind: "wrongRange" }
  /** `Content-Range` says `Bytes`, as some servers write it. Applies to requests for a range. */
  | { kind: "capitalRange" }
  /**
   * The body is gzip-encoded although `identity` was requested, without a length, and whole although a range was
   * requested; with `afterBytes` the connection is cut after that many bytes of the file.
   */
  | { kind: "encoded"; afterBytes?: number | undefined }
  /** The body has no length; with `afterBytes` it ends after that many bytes, as if that were all of it. */
  | { kind: "withoutLength"; afterBytes?: number | undefined }
  /**
   * A package version, read by its id or in the list of its package, whose `url` leads to a zip with one byte of
   * `manifest.json` changed: it is still a manifest, but not the one that was signed. As with the four below,
   * `fileChecksum` is that of this zip, as if the server itself were lying; the next read is correct.
   */
  | { kind: "editedManifest" }
  /** The same with a `manifest.json` that is indented and otherwise unchanged. */
  | { kind: "indentedManifest" }
  /** The same with the first half of `signature`. */
  | { kind: "cutSignature" }
  /** The same with the `signature` of another package, by the same signer. */
  | { kind: "foreignSignature" }
  /** The same with a name of more than 255 bytes for each variant in the manifest, correctly signed. */
  | { kind: "longNames" }
  /** `POST /adps`: AltStore's API accepts the package, and fails to process it; the next POST is correct. */
  | { kind: "processingFailed" };
