/** Nesting beyond what any certificate or signature has. */
const maxDepth = 32;

const constructedTypes = new Set([0x30, 0x31]);

/** Object identifiers have a dozen bytes; a parser makes an object of each part of one. */
const maxIdentifierBytes = 64;

/**
 * What keeps bytes from being one DER value (X.690, section 10) with nothing after it; undefined when they are one.
 * Lengths must be definite and as short as possible, so that a value has only one encoding.
 */
export function describeDerProblem(bytes: Uint8Array): string | undefined {
  return problemIn(bytes, 0, bytes.length, 0, true);
}

function problemIn(
  bytes: Uint8Array,
  start: number,
  end: number,
  depth: number,
  isSingle: boolean,
): string | undefined {
  if (depth > maxDepth) return `nested deeper than ${maxDepth}`;
  for (let at = start; at < end; ) {
    const header = headerAt(bytes, at, end);
    if (typeof header === "string") return header;
    const { tag, content, next } = header;
    const isConstructed = (tag & 0x20) !== 0;
    if (tag === 0x06 && next - content > maxIdentifierBytes) return `byte ${at}: an object identifier that is too long`;
    if (isConstructed && tag < 0x40 && !constructedTypes.has(tag)) return `byte ${at}: a string in pieces`;
    const problem = isConstructed ? problemIn(bytes, content, next, depth + 1, false) : undefined;
    if (problem) return problem;
    if (isSingle) return next === end ? undefined : `${end - next} bytes after its end`;
    at = next;
  }
  return isSingle ? "empty" : undefined;
}

interface Header {
  tag: number;
  /** Where the content begins, and where it ends. */
  content: number;
  next: number;
}

function headerAt(bytes: Uint8Array, at: number, end: number): Header | string {
  const tag = bytes[at] ?? 0;
  const first = bytes[at + 1];
  if ((tag & 0x1f) === 0x1f) return `byte ${at}: a tag of several bytes`;
  if (at + 1 >= end || first === undefined) return `byte ${at}: cut off`;
  if (first === 0x80) return `byte ${at}: of indefinite length`;
  if (first < 0x80) return within(at, end, { tag, content: at + 2, next: at + 2 + first });
  const size = first & 0x7f;
  if (size > 4) return `byte ${at}: longer than possible`;
  const content = at + 2 + size;
  let length = 0;
  for (const byte of bytes.subarray(at + 2, content)) length = length * 256 + byte;
  const isShortest = length >= 0x80 && (bytes[at + 2] ?? 0) > 0;
  if (content <= end && !isShortest) return `byte ${at}: a length that is not the shortest`;
  return within(at, end, { tag, content, next: content + length });
}

function within(at: number, end: number, header: Header): Header | string {
  return header.next <= end ? header : `byte ${at}: cut off`;
}
