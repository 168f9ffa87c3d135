import type { ResponseErrorDetails } from "../errors.js";
import { passwordHint } from "./connection-fault.js";
import { excerpt } from "./redact.js";
import { isRateLimited, isServerFault } from "./retry.js";

export const notApple = "a proxy or login page responded instead of Apple";

const proxyPasswordNeeded = 407;

/**
 * Whether an error status is no verdict of Apple's: Apple gives an error document with each, and 407 is a proxy's. What
 * may be sent again by its status (408, 429, 5xx) is told as that, with or without a document.
 */
export function isNotApples({ status, errors }: Pick<ResponseErrorDetails, "status" | "errors">): boolean {
  if (status === proxyPasswordNeeded) return true;
  return errors.length === 0 && !isServerFault(status) && !isRateLimited({ status });
}

/** Whether a body is text or markup, rather than JSON or the beginning of it. */
export function isPage(text: string): boolean {
  return /^\s*(?!(?:null|true|false)\s*$)[^\s[{"\d-]/.test(text);
}

/** What came in place of Apple's response. `shown` is an excerpt of the body. */
export function gatewayMessage({ status, headers }: Response, shown: string, token: string): string {
  const [mediaType = ""] = (headers.get("Content-Type") ?? "").split(";");
  const type = excerpt(mediaType, [token]);
  return `${notApple}, with ${status}${type && ` ${type}`}${shown ? `: ${shown}` : " and no body"}`;
}

/** A line with what to do, where that is known. */
export function gatewayHint({ status }: Response): string {
  return status === proxyPasswordNeeded ? `\n${passwordHint}` : "";
}
