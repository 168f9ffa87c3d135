import { UnexpectedResponseError } from "../index.js";
import { isSafeUrl } from "../safe-url.js";

/** An address that an answer gave, checked: https only, but for loopback. It is a secret, and in no message. */
export function checkDownloadUrl(url: unknown, path: string): string {
  if (typeof url !== "string" || url === "") throw new UnexpectedResponseError(`${path}: the answer has no url`);
  if (URL.canParse(url) && isSafeUrl(new URL(url))) return url;
  throw new UnexpectedResponseError(`${path}: its url is not https`);
}
