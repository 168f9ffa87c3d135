import { connectionHint, connectionReason, isPermanentFailure, isProxyRefusal } from "../../http/connection-failure.js";
import { sleep } from "../../http/deadline.js";
import { type Failure, isRetryable, isServerFailure, retryAfterOf, retryDelay } from "../../http/retry.js";
import { UnexpectedResponseError } from "../../index.js";
import { version } from "../../version.js";
import type { DownloadContext } from "../download/download-options.js";
import { bodyOf, hasPageType, startsPage } from "../download/response.js";
import { createStallWatch } from "../download/transfer.js";
import { followRedirects } from "../download/url.js";
import type { HostedStatus, ServedFile } from "./hosted-report.js";

/** What one kind of client got, with the beginning of the file. */
export interface Served extends ServedFile {
  /** The first bytes; empty unless the status is `ok` or `compressed`. */
  start: Uint8Array;
  /** Whether `start` is all of the file. */
  isWhole: boolean;
  /** How long the file is, as the response says or as it was read. */
  size: number | undefined;
}

export type ClientKind = "plain" | "browser";

/** What both kinds of clients got of a file. */
export type ServedTwice = Record<ClientKind, Served>;

/**
 * What each kind of client sends. A marketplace's server is a plain client; what Apple's devices send is not
 * documented. The browser comes from a page of another site, which hotlink protection may refuse.
 */
const headersOf: Record<ClientKind, Record<string, string>> = {
  plain: { "user-agent": `alternative-distribution/${version}`, accept: "*/*" },
  browser: {
    "user-agent":
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    accept: "*/*",
    "accept-language": "en-GB,en;q=0.9",
    referer: "https://example.com/",
  },
};

/** How much is read of a file that is not read as a whole. */
export const startBytes = 64 * 1024;

const maxAttempts = 3;
const maxDelayMs = 10_000;

/**
 * Requests a file as one kind of client, and reads its beginning: a GET, as devices send, since hosts treat HEAD
 * differently. Failures that may pass are tried three times. Never rejects but when the signal aborts.
 */
export async function fetchServed(
  file: { path: string; url: string; maxBytes: number },
  kind: ClientKind,
  context: DownloadContext,
): Promise<Served> {
  for (let attempt = 1; ; attempt++) {
    const { served, failure } = await fetchOnce(file, kind, context);
    if (!failure || attempt === maxAttempts || !isRetryable("GET", failure)) return served;
    await sleep(context.clock, retryDelay(attempt, failure, { maxDelayMs }, context.random()), context.signal);
  }
}

async function fetchOnce(
  { path, url, maxBytes }: { path: string; url: string; maxBytes: number },
  kind: ClientKind,
  { fetch, clock, stallTimeoutMs, signal }: DownloadContext,
): Promise<{ served: Served; failure?: Failure }> {
  signal.throwIfAborted();
  const watch = createStallWatch(clock, stallTimeoutMs, signal);
  const hops = [url];
  let response: Response | undefined;
  const served = (status: HostedStatus, message?: string): Served => {
    const redirects = hops.slice(1).map(withoutQuery);
    return {
      status,
      httpStatus: response?.status,
      redirects,
      message,
      start: new Uint8Array(),
      isWhole: false,
      size: undefined,
    };
  };
  try {
    // Lengths and digests are those of the file as it is stored.
    const headers = { ...headersOf[kind], "accept-encoding": "identity" };
    response = await followRedirects(path, hops, (to) =>
      watch.until(fetch(to, { headers, redirect: "manual", signal: watch.signal })),
    );
    const { status } = response;
    const refusal = describeStatus(status);
    if (refusal) {
      const failure = { status, retryAfterSeconds: retryAfterOf(response, clock.now()) };
      return { served: served(...refusal), failure };
    }
    if (hasPageType(response)) return { served: served("page", pageMessage) };
    const { start, isWhole } = await readStart(response, maxBytes, watch);
    if (startsPage(start)) return { served: served("page", pageMessage) };
    const { total, isEncoded } = bodyOf(response);
    const size = isEncoded ? undefined : (total ?? (isWhole ? start.length : undefined));
    const result = isEncoded ? served("compressed", compressedMessage(response)) : served("ok");
    return { served: { ...result, start, isWhole, size } };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UnexpectedResponseError) {
      return { served: served("badRedirect", error.message.replace(`${path}: `, "")) };
    }
    // Not even a body in the coding that the response names.
    if (response && bodyOf(response).isEncoded) return { served: served("compressed", compressedMessage(response)) };
    const reason = connectionReason(error, hops) + hintOf(error);
    const lost = response === undefined ? served("unreachable", reason) : served("cutOff", `cut off: ${reason}`);
    return isPermanentFailure(error) ? { served: lost } : { served: lost, failure: {} };
  } finally {
    // Ends what is left of the body.
    watch.stop();
  }
}

/** What to do about a failed connection: here a certificate is as devices find it. */
function hintOf(error: unknown): string {
  if (!isPermanentFailure(error) || isProxyRefusal(error)) return connectionHint(error).replace("\n", ". ");
  return ". Devices refuse such a certificate too; unless it is that of a proxy that inspects TLS on the way from here";
}

const pageMessage = "a page of HTML in place of the file";

function compressedMessage({ headers }: Response): string {
  return `compressed (${headers.get("Content-Encoding")}), although that was not requested: store and serve it as it is`;
}

/** What a status says, unless it is 200. */
function describeStatus(status: number): [HostedStatus, string] | undefined {
  if (status === 200) return undefined;
  const message = `HTTP ${status}`;
  if (status === 404 || status === 410) return ["missing", message];
  if (isServerFailure(status) || status === 429) return ["unavailable", message];
  if (status >= 400) return ["refused", message];
  return status >= 300
    ? ["badRedirect", `${message}, without a usable target`]
    : ["refused", `${message} in place of 200`];
}

async function readStart(
  { body }: Response,
  maxBytes: number,
  watch: ReturnType<typeof createStallWatch>,
): Promise<{ start: Uint8Array; isWhole: boolean }> {
  const pieces: Uint8Array[] = [];
  let read = 0;
  const reader = body?.getReader();
  while (reader && read < maxBytes) {
    const { done, value } = await watch.until(reader.read());
    if (done) return { start: Buffer.concat(pieces), isWhole: true };
    watch.alive();
    pieces.push(value);
    read += value.length;
  }
  // A file of exactly that length ends here.
  reader?.cancel().catch(() => undefined);
  return { start: Buffer.concat(pieces), isWhole: reader === undefined };
}

/** A URL without what may be a secret: signatures are in queries. */
export function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
