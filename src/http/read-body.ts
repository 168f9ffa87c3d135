import type { Clock } from "./clock.js";
import { withDeadline } from "./deadline.js";
import { reasonOf } from "./redact.js";

/** The largest body that is read, decompressed: far more than Apple's longest list of 200 resources. */
const maxBytes = 16 * 2 ** 20;

/** The body of a response, as far as it could be read. */
export interface Body {
  /** All of it; empty when it could not be read. */
  text: string;
  /** Why it could not be read completely. */
  problem?: BodyProblem;
}

/** Why a body could not be read. */
export interface BodyProblem {
  /** Whether it is larger than 16 MiB. Otherwise it was cut off, or not compressed as its headers say. */
  isTooLarge: boolean;
  /** For a message, without secrets. */
  reason: string;
  /** The error of the read. */
  cause?: unknown;
}

/** Reads a body of at most 16 MiB, counted after decompression. Never rejects. */
export async function readBody(response: Response, token: string): Promise<Body> {
  try {
    const text = await readText(response);
    return text === undefined ? { text: "", problem: tooLarge } : { text };
  } catch (cause) {
    return { text: "", problem: { isTooLarge: false, reason: reasonOf(cause, [token]), cause } };
  }
}

const maxErrorBodyMs = 5_000;

/**
 * Reads the body of an error response, for at most 5 s and half of the remaining time: if it stalls, status and headers
 * are enough. Never rejects.
 */
export async function readErrorBody(
  response: Response,
  token: string,
  { clock, leftMs, signal }: { clock: Clock; leftMs: number; signal: AbortSignal },
): Promise<Body> {
  const withinMs = Math.max(1, Math.min(maxErrorBodyMs, Math.floor(leftMs / 2)));
  const tooSlow = () => new Error(`it was not complete within ${withinMs} ms`);
  try {
    return await withDeadline(clock, withinMs, signal, tooSlow, () => readBody(response, token));
  } catch (cause) {
    return { text: "", problem: { isTooLarge: false, reason: reasonOf(cause, [token]), cause } };
  }
}

const tooLarge: BodyProblem = { isTooLarge: true, reason: `it is larger than ${maxBytes / 2 ** 20} MiB` };

/** Undefined for a text that is too large. A `fetch` of the caller's may give a Response without a stream. */
async function readText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader?.();
  if (reader) return readUpTo(reader);
  const text = await response.text();
  return text.length > maxBytes ? undefined : text;
}

async function readUpTo(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | undefined> {
  let body: Uint8Array = new Uint8Array(0);
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return decoder.decode(body.subarray(0, bytes));
    const end = bytes + value.byteLength;
    if (end > maxBytes) {
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    body = bytes === 0 ? value : appended(body, bytes, value);
    bytes = end;
  }
}

/** Decodes whole texts only: `stream: true` is much slower in Node. */
const decoder = new TextDecoder();

/** The first bytes of a buffer and then a piece: in that buffer while it has room, or else in one twice the size. */
function appended(buffer: Uint8Array, bytes: number, piece: Uint8Array): Uint8Array {
  let roomy = buffer;
  if (bytes + piece.byteLength > buffer.byteLength) {
    roomy = new Uint8Array(2 * (bytes + piece.byteLength));
    roomy.set(buffer.subarray(0, bytes));
  }
  roomy.set(piece, bytes);
  return roomy;
}
