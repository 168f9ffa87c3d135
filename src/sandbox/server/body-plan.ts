import { gzipSync } from "node:zlib";
import type { Contents } from "../state/contents.js";
import type { Fault } from "./fault.js";

/** How a body is sent. */
export interface BodyPlan {
  /** What `Content-Length` says; undefined for a body without one. */
  promised: number | undefined;
  /** What `Content-Encoding` says, where it says anything. */
  encoding?: "gzip";
  /** What is sent. */
  pieces: Iterable<Uint8Array>;
  /** What comes after them. */
  ending: "end" | "cut" | "stall";
  bytesPerSecond: number;
}

export function bodyPlan({ size, bytes }: Contents, fault: Fault | undefined): BodyPlan {
  const whole = { promised: size, ending: "end" as const, bytesPerSecond: Number.POSITIVE_INFINITY };
  // At least the last byte is missing, however short the body is.
  const before = (count: number) => Math.max(0, Math.min(Math.floor(count), size - 1));
  switch (fault?.kind) {
    case "slow":
      return { ...whole, pieces: bytes(0, size), bytesPerSecond: fault.bytesPerSecond };
    case "stall":
      return { ...whole, pieces: bytes(0, before(fault.afterBytes ?? 0)), ending: "stall" };
    case "truncate":
      return { ...whole, pieces: bytes(0, before(fault.afterBytes)), ending: "cut" };
    case "short": {
      const left = before(size - (fault.bytes ?? 1));
      return { ...whole, promised: left, pieces: bytes(0, left) };
    }
    case "withoutLength":
      return {
        ...whole,
        promised: undefined,
        pieces: bytes(0, fault.afterBytes === undefined ? size : before(fault.afterBytes)),
      };
    case "encoded": {
      const { afterBytes } = fault;
      const sent = afterBytes === undefined ? size : before(afterBytes);
      const ending = sent < size ? ("cut" as const) : ("end" as const);
      return { ...whole, promised: undefined, encoding: "gzip", pieces: gzipped(bytes(0, sent)), ending };
    }
    case "corrupt":
      return { ...whole, pieces: corrupted(bytes(0, size), Math.floor(size / 2)) };
    default:
      return { ...whole, pieces: bytes(0, size) };
  }
}

/** Each piece by itself: gzip takes what follows another one as more of the same. */
function* gzipped(pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  for (const piece of pieces) yield gzipSync(piece, { level: 1 });
}

/** The same bytes, but for the one at a place. */
function* corrupted(pieces: Iterable<Uint8Array>, place: number): Iterable<Uint8Array> {
  let before = 0;
  for (const piece of pieces) {
    const at = place - before;
    before += piece.length;
    if (at < 0 || at >= piece.length) yield piece;
    else {
      const wrong = Uint8Array.from(piece);
      wrong[at] = (wrong[at] ?? 0) ^ 1;
      yield wrong;
    }
  }
}
