/** Why a file could not be had when a page came. It may pass, and no digest is to blame. */
export const pageInstead = "an HTML page came instead of the file, as of a proxy or a login";

/** Whether a response says that it is a page. */
export function isPage({ headers }: Response): boolean {
  return /^\s*(text\/html|application\/xhtml\+xml)\s*(;|$)/i.test(headers.get("Content-Type") ?? "");
}

/** Whether a file begins as a page does, whatever its type; neither a zip nor an encrypted app ever does. */
export function startsPage(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64));
  return /^\s*<(!doctype html|html|head|body)[\s>]/i.test(start);
}
