
/** The bytes of a file that a response has, and how many the whole file has, as far as it says so. */
export interface ContentRange {
  start: number | undefined;
  total: number | undefined;
}

const longestHeader = 200;

/** Reads a `Content-Range`, in whatever case and with whatever blanks servers write it; undefined when it is none. */
export function parseContentRange(header: string | null): ContentRange | undefined {
  const range = /^bytes[ =]*(?:(\d+) *- *\d*|\*) *(?:\/ *(?:(\d+)|\*))?$/i.exec(textOf(header));
  return range ? { start: numberOf(range[1]), total: numberOf(range[2]) } : undefined;
}

/** Foreign text; no range is as long. */
function textOf(header: string | null): string {
  return (header ?? "").slice(0, longestHeader).trim();
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** What `fetch` unfolds by itself; a coding that it does not know, as some servers make them up, leaves the bytes as sent. */
const unfolded = new Set(["gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress"]);

/**
 * Whether a body was packed on the way, although `identity` was asked for. Its length and its ranges are then those of
 * what is sent, and the bytes that come are those of what it unfolds to.
 */
export function isEncoded(header: string | null): boolean {
  return (header ?? "").split(",").some((coding) => unfolded.has(coding.trim().toLowerCase()));
}

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
