import type { FileHandle } from "node:fs/promises";
import type { Clock } from "../../http/clock.js";
import { connectionHint, connectionReason, isPermanentFailure } from "../../http/connection-failure.js";
import { linkSignals, onAbort, untilAborted } from "../../http/deadline.js";
import { safeCause } from "../../http/redact.js";
import { isResumable } from "../../http/retry.js";
import { ConnectionError } from "../../index.js";
import { IntegrityError, withFileError } from "../errors.js";
import { type Body, bodyOf, describeRefusal, pageReason, startsPage, type Transferred } from "./response.js";
import { createPartWriter, cutTo, type PartWriter, type RunningDigest } from "./resume-part.js";
import { followRedirects } from "./url.js";

/** One request for the rest of a file. */
export interface TransferRequest {
  /** The file, in messages. */
  path: string;
  /** A secret. No bearer token is sent with it. */
  url: string;
  /** The part that the bytes are written to; undefined when they are only digested. */
  handle: FileHandle | undefined;
  part: string;
  /** How many bytes the part has already. */
  from: number;
  /** Of the bytes in the part; continued with those that come. */
  digest: RunningDigest;
  /** A server that sends more must not fill the disk. */
  maxBytes: number;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  clock: Clock;
  /** The longest without a byte. */
  stallTimeoutMs: number;
  signal: AbortSignal;
  onBytes: (received: number, total: number | undefined) => void;
}

/** Requests the rest of a file and writes what comes. Rejects only when trying again cannot help. */
export async function transfer(request: TransferRequest): Promise<Transferred> {
  const watch = createStallWatch(request.clock, request.stallTimeoutMs, request.signal);
  const hops = [request.url];
  let body: Body | undefined;
  const writer = createPartWriter(request);
  try {
    const response = await send(request, watch, hops);
    const refusal = describeRefusal(response, request.from, request.clock);
    if (refusal) return refusal;
    body = bodyOf(response);
    // Until now the rest of the part might have been of use.
    await withFileError(request.part, () => cutTo(request.handle, request.from));
    const came = await receive(response, body, request, watch, writer);
    if (came === "page") return { isComplete: false, received: 0, reason: pageReason };
  } catch (error) {
    request.signal.throwIfAborted();
    if (isPermanentFailure(error)) throw noConnection(error, request.path, hops);
    if (!isResumable(error)) throw error;
    const reason = `the connection was lost (${connectionReason(error, hops)})`;
    // A decoded body cannot be resumed: ranges count its encoded bytes.
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

function send({ from, fetch, path }: TransferRequest, watch: StallWatch, hops: string[]): Promise<Response> {
  // Ranges and digests are those of the file as it is stored.
  const headers: Record<string, string> = {
    "accept-encoding": "identity",
    ...(from > 0 && { range: `bytes=${from}-` }),
  };
  return followRedirects(path, hops, (url) =>
    watch.until(fetch(url, { headers, redirect: "manual", signal: watch.signal })),
  );
}

function noConnection(error: unknown, path: string, hops: readonly string[]): ConnectionError {
  const reason = connectionReason(error, hops) + connectionHint(error);
  return new ConnectionError(`${path}: no connection: ${reason}`, { cause: safeCause(error, hops) });
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
  // Ends a read at once, also one of a body that ignores the signal.
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

function checkLength({ path, maxBytes }: TransferRequest, bytes: number): void {
  if (bytes <= maxBytes) return;
  const message = `${path}: ${bytes} bytes or more, at most ${maxBytes} expected`;
  throw new IntegrityError(message, path, `${maxBytes}`, `${bytes}`);
}

type StallWatch = ReturnType<typeof createStallWatch>;

/** Ends a transfer that stalls; its total time does not matter. */
export function createStallWatch(clock: Clock, timeoutMs: number, outer: AbortSignal) {
  const { signal, abort, unlink } = linkSignals([outer]);
  const begin = () => clock.after(timeoutMs, () => abort(new Error(`no byte for ${timeoutMs} ms`)), "deadline");
  let cancelTimer = begin();
  return {
    /** Aborts when nothing came for too long, or when the caller aborts. */
    signal,
    /** Called when bytes come. */
    alive() {
      cancelTimer();
      cancelTimer = begin();
    },
    /** Waits for a promise, also for one that ignores the signal. */
    until: <T>(running: Promise<T> | T) => untilAborted(Promise.resolve(running), signal),
    stop() {
      cancelTimer();
      unlink();
      // What is still on its way is not wanted any more.
      abort(undefined);
    },
  };
}
