import type { Clock } from "../../http/clock.js";
import { retryAfterOf } from "../../http/retry.js";

/** How one request for a file ended. */
export type Transferred =
  /** As responses end; unless `isPromised`, the response did not say how long the file is. */
  | { isComplete: true; received: number; isPromised: boolean; isEncoded: boolean; hasBody: boolean }
  | {
      isComplete: false;
      /** Up to where the file may be resumed. */
      received: number;
      reason: string;
      /** The part on disk must not be resumed. */
      restart?: true;
      status?: number;
      retryAfterSeconds?: number | undefined;
    };

export type Failed = Extract<Transferred, { isComplete: false }>;
type Ended = Extract<Transferred, { isComplete: true }>;

/** Why a file could not be had when a page came. A page may be temporary, and no digest is wrong. */
export const pageReason = "an HTML page came in place of the file, as from a proxy or a login";

/** Why a response holds no usable part of the file from `from` on; undefined when it does. */
export function describeRefusal(response: Response, from: number, clock: Clock): Transferred | undefined {
  const { ok, status, headers } = response;
  if (ok && hasPageType(response)) return { isComplete: false, received: from, reason: pageReason };
  if (status === 200 && from === 0) return undefined;
  const range = parseContentRange(headers.get("Content-Range"));
  const isPacked = isEncoded(headers.get("Content-Encoding"));
  if (status === 206 && range?.start === from && (!isPacked || from === 0)) return undefined;
  // The digests decide whether that is true.
  if (status === 416 && (range?.total ?? from) === from) {
    return { isComplete: true, received: from, isPromised: range !== undefined, isEncoded: false, hasBody: false };
  }
  if (status === 200 || status === 206 || status === 416) {
    const otherBytes = isPacked ? "the server compresses what it sends" : "the server sent another range";
    const reason = status === 200 ? "the server sends it from the beginning only" : otherBytes;
    return { isComplete: false, received: 0, restart: true, reason };
  }
  const retryAfterSeconds = retryAfterOf(response, clock.now());
  return { isComplete: false, received: from, reason: `the server responded ${status}`, status, retryAfterSeconds };
}

/** What a response says of its body. */
export interface Body {
  /** How long the complete file is. */
  total: number | undefined;
  isEncoded: boolean;
}

export function bodyOf({ status, headers }: Response): Body {
  if (isEncoded(headers.get("Content-Encoding"))) return { total: undefined, isEncoded: true };
  if (status === 206) return { total: parseContentRange(headers.get("Content-Range"))?.total, isEncoded: false };
  const length = headers.get("Content-Length") ?? "";
  return { total: /^\d+$/.test(length) ? Number(length) : undefined, isEncoded: false };
}

/** The bytes of a file that a response has, and how many the complete file has, as far as it says so. */
interface ContentRange {
  start: number | undefined;
  total: number | undefined;
}

/** No range is longer. */
const maxHeaderLength = 200;

/** Reads a `Content-Range`, in any case and with any blanks that servers write; undefined for anything else. */
export function parseContentRange(header: string | null): ContentRange | undefined {
  const text = (header ?? "").slice(0, maxHeaderLength).trim();
  const range = /^bytes[ =]*(?:(\d+) *- *\d*|\*) *(?:\/ *(?:(\d+)|\*))?$/i.exec(text);
  return range ? { start: numberOf(range[1]), total: numberOf(range[2]) } : undefined;
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** What `fetch` decodes by itself; bytes in an unknown coding, which some servers invent, stay as sent. */
const decoded = new Set(["gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress"]);

/**
 * Whether a body was compressed on the way, although `identity` was requested. Its length and its ranges are then those
 * of the compressed body, and the bytes that come are the decoded ones.
 */
export function isEncoded(header: string | null): boolean {
  return (header ?? "").split(",").some((coding) => decoded.has(coding.trim().toLowerCase()));
}

/** Whether a response declares an HTML page. */
export function hasPageType({ headers }: Response): boolean {
  return /^\s*(text\/html|application\/xhtml\+xml)\s*(;|$)/i.test(headers.get("Content-Type") ?? "");
}

/** Whether a file begins as an HTML page does, whatever its type; neither a zip nor an encrypted app ever does. */
export function startsPage(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64));
  return /^\s*<(!doctype html|html|head|body)[\s>]/i.test(start);
}

/** How a file is known to be complete. */
export interface CompleteFile {
  /** A shorter file is not complete, unless its digest is right; undefined when that is not known. */
  minBytes?: number | undefined;
  /** Whether the file on disk is complete, by its SHA-256 in hex. */
  isComplete(sha256: string): boolean | Promise<boolean>;
}

/**
 * Tells a response that ended too early from a complete one where nothing in it says so: without a length, or with the
 * length of what a gateway got, a lost connection looks like the end. What comes the same twice, with its length or
 * where no size is known, is what the server has, and not cut off.
 */
export function createCutOffCheck({ minBytes, isComplete }: CompleteFile) {
  let before: string | undefined;
  return async (ended: Ended, from: number, sha256: string): Promise<Failed | undefined> => {
    const { received, isPromised, isEncoded, hasBody } = ended;
    const isEnough = minBytes === undefined ? isPromised : received >= minBytes;
    const hasLength = isPromised || (minBytes === undefined && received > 0);
    const isRepeated = hasLength && before === sha256 && (from === 0 || !hasBody);
    if (isEnough || isRepeated || (await isComplete(sha256))) return undefined;
    before = sha256;
    const reason = `it ended after ${received}${minBytes === undefined ? " bytes, too early" : ` of ${minBytes} bytes`}`;
    if (!hasBody) return { isComplete: false, received: 0, restart: true, reason };
    return { isComplete: false, received: isEncoded ? 0 : received, reason };
  };
}
