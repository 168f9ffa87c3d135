/** The bytes of a body, any part of which can be had without the rest. */
export interface Contents {
  readonly size: number;
  /** From `start` to before `end`, in pieces. */
  bytes(start: number, end: number): Iterable<Uint8Array>;
}

export function contentsOf(bytes: Uint8Array | string): Contents {
  const buffer = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  return { size: buffer.length, bytes: (start, end) => (end > start ? [buffer.subarray(start, end)] : []) };
}
