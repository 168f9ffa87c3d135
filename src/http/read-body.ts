import type { Clock } from "./clock.js";
import { withDeadline } from "./deadline.js";
import { reasonOf } from "./redact.js";

/** The most that is read of a response, unpacked: far more than Apple's longest list of 200 resources. */
const maxBytes = 16 * 2 ** 20;

/** What could be read of a response's body. */
export interface Body {
  /** All of it; empty when it could not be read. */
  text: string;
  /** Why it could not be read to its end. */
  problem?: BodyProblem;
}

/** What keeps a body from being read. */
export interface BodyProblem {
  /** Whether it is larger than is read of any. Otherwise it was cut off, or is not packed as its headers say. */
  isTooLarge: boolean;
  /** For a message, without secrets. */
  reason: string;
  /** What reading it rejected with. */
  cause?: unknown;
}

/** Reads a body, and no more of it than 16 MiB, counted unpacked. Never rejects. */
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
 * Reads the body of an error, for 5 s and for half of the time that is left at most: status and headers are there, and
 * say enough when it stalls. Never rejects.
 */
export async function readErrorBody(response: Response, token: string, clock: Clock, leftMs: number): Promise<Body> {
  const withinMs = Math.max(1, Math.min(maxErrorBodyMs, Math.floor(leftMs / 2)));
  const tooSlow = () => new Error(`it did not come to its end within ${withinMs} ms`);
  try {
    return await withDeadline(clock, withinMs, undefined, tooSlow, () => readBody(response, token));
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

/** Decodes whole texts only: with `stream: true` Node takes a path that costs as much as the rest of this file. */
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
