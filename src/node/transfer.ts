import type { FileHandle } from "node:fs/promises";
import type { Clock } from "../http/clock.js";
import { connectionHint, connectionReason, isPermanentFailure } from "../http/connection-failure.js";
import { onAbort } from "../http/deadline.js";
import { safeCause } from "../http/redact.js";
import { isResumable, retryAfterOf } from "../http/retry.js";
import { ConnectionError, UnexpectedResponseError } from "../index.js";
import { isEncoded, parseContentRange } from "./content-range.js";
import type { Transferred } from "./download-attempts.js";
import { checkRedirect } from "./download-url.js";
import { IntegrityError } from "./errors.js";
import { onFile } from "./file-error.js";
import { isPage, pageInstead, startsPage } from "./html-page.js";
import { createPartWriter, cutTo, type PartWriter } from "./part-writer.js";
import type { RunningDigest } from "./running-digest.js";
import { createStallWatch, type StallWatch } from "./stall-watch.js";

/** One request for the rest of a file. */
export interface TransferRequest {
  /** How messages call the file. */
  path: string;
  /** A secret. No bearer token goes there. */
  url: string;
  /** Where the bytes go. */
  handle: FileHandle;
  part: string;
  /** How many bytes are there already. */
  from: number;
  /** Of the bytes that are there; it takes those that come. */
  digest: RunningDigest;
  /** A server that sends more is not to fill the disk. */
  mostBytes: number;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  clock: Clock;
  /** The longest without a single byte. */
  stallTimeoutMs: number;
  signal: AbortSignal;
  onBytes: (received: number, total: number | undefined) => void;
}

/** Asks for the rest of a file and writes what comes. Rejects only when trying again is no use. */
export async function transfer(request: TransferRequest): Promise<Transferred> {
  const watch = createStallWatch(request.clock, request.stallTimeoutMs, request.signal);
  const hops = [request.url];
  let body: Body | undefined;
  const writer = createPartWriter(request);
  try {
    const response = await ask(request, watch, hops);
    const refusal = refusalOf(response, request);
    if (refusal) return refusal;
    body = bodyOf(response);
    // Until now, what was there could have been of use.
    await onFile(request.part, () => cutTo(request.handle, request.from));
    const came = await receive(response, body, request, watch, writer);
    if (came === "page") return { isComplete: false, received: 0, reason: pageInstead };
  } catch (error) {
    request.signal.throwIfAborted();
    if (isPermanentFailure(error)) throw noConnection(error, request.path, hops);
    if (!isResumable(error)) throw error;
    const reason = `the connection was lost (${connectionReason(error, hops)})`;
    // What a packed body unfolds to has no place in it from which it could be sent.
    return { isComplete: false, received: body?.isEncoded ? 0 : writer.written, reason };
  } finally {
    watch.stop();
  }
  const received = writer.written;
  const { total, isEncoded } = body;
  if (total === undefined || received === total) {
    return { isComplete: true, received, isPromised: total !== undefined, isEncoded, hasBody: true };
  }
  return { isComplete: false, received, reason: `it ended after ${received} of ${total} bytes` };
}

const mostRedirects = 5;

/** Redirects are followed by hand, so that none leads to plain http. `hops` gets every address on the way. */
async function ask({ from, fetch, path }: TransferRequest, watch: StallWatch, hops: string[]): Promise<Response> {
  // Bytes of a range, and digests, are those of the file as it is stored.
  const headers: Record<string, string> = {
    "accept-encoding": "identity",
    ...(from > 0 && { range: `bytes=${from}-` }),
  };
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const url = hops.at(-1) ?? "";
    const response = await watch.until(fetch(url, { headers, redirect: "manual", signal: watch.signal }));
    const location = response.status >= 300 && response.status < 400 ? response.headers.get("Location") : null;
    if (!location) return response;
    hops.push(checkRedirect(location, url, path));
  }
  throw new UnexpectedResponseError(`${path}: redirected more than ${mostRedirects} times`);
}

function noConnection(error: unknown, path: string, hops: readonly string[]): ConnectionError {
  const reason = connectionReason(error, hops) + connectionHint(error);
  return new ConnectionError(`${path}: no connection: ${reason}`, { cause: safeCause(error, hops) });
}

/** What a response says that holds no part of the file that can be used; undefined when it does. */
function refusalOf(response: Response, { from, clock }: TransferRequest): Transferred | undefined {
  const { ok, status, headers } = response;
  if (ok && isPage(response)) return { isComplete: false, received: from, reason: pageInstead };
  if (status === 200 && from === 0) return undefined;
  const range = parseContentRange(headers.get("Content-Range"));
  const isPacked = isEncoded(headers.get("Content-Encoding"));
  if (status === 206 && range?.start === from && (!isPacked || from === 0)) return undefined;
  // The digests tell whether that is so.
  if (status === 416 && (range?.total ?? from) === from) {
    return { isComplete: true, received: from, isPromised: range !== undefined, isEncoded: false, hasBody: false };
  }
  if (status === 200 || status === 206 || status === 416) {
    const gave = isPacked ? "the server packs what it sends" : "the server gave another range";
    const reason = status === 200 ? "the server sends it from the beginning only" : gave;
    return { isComplete: false, received: 0, restart: true, reason };
  }
  const retryAfterSeconds = retryAfterOf(response, clock.now());
  return { isComplete: false, received: from, reason: `the server answered ${status}`, status, retryAfterSeconds };
}

/** Writes what comes until it ends, unless it begins as a page does. */
async function receive(
  { body }: Response,
  { total }: Body,
  request: TransferRequest,
  watch: StallWatch,
  writer: PartWriter,
): Promise<"file" | "page"> {
  checkLength(request, total ?? 0);
  const reader = body?.getReader();
  // Ends a read at once, also one of a body that does not heed the signal.
  watch.signal.throwIfAborted();
  onAbort(watch.signal, () => void reader?.cancel(watch.signal.reason).catch(() => undefined));
  for (;;) {
    const { done, value } = (await reader?.read()) ?? noBody;
    watch.signal.throwIfAborted();
    if (done) return "file";
    watch.alive();
    if (writer.written === 0 && startsPage(value)) return "page";
    checkLength(request, writer.written + value.length);
    await writer.write(value);
    request.onBytes(writer.written, total);
  }
}

const noBody = { done: true, value: undefined } as const;

/** What a response says of the body that comes with it. */
interface Body {
  /** How long the whole file is. */
  total: number | undefined;
  isEncoded: boolean;
}

function bodyOf({ status, headers }: Response): Body {
  if (isEncoded(headers.get("Content-Encoding"))) return { total: undefined, isEncoded: true };
  if (status === 206) return { total: parseContentRange(headers.get("Content-Range"))?.total, isEncoded: false };
  const length = headers.get("Content-Length") ?? "";
  return { total: /^\d+$/.test(length) ? Number(length) : undefined, isEncoded: false };
}

function checkLength({ path, mostBytes }: TransferRequest, bytes: number): void {
  if (bytes <= mostBytes) return;
  throw new IntegrityError(
    `${path}: ${bytes} bytes or more, at most ${mostBytes} expected`,
    path,
    `${mostBytes}`,
    `${bytes}`,
  );
}
