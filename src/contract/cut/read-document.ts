import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { type UnzipFileInfo, unzipSync } from "fflate";
import { type Document, isObject } from "./document.js";

/** A document that cannot be read: its file, the connection to it, or what is in it. */
export class DocumentError extends Error {
  constructor(
    message: string,
    readonly kind: "file" | "connection" | "document",
  ) {
    super(message);
  }
}

export interface SourceDocument {
  document: Document;
  /** Of the document's own bytes, unpacked: the same for the .json, the .json.gz and the .zip. */
  sha256: string;
}

/** How long a download may take, from the first byte sent to the last one received. */
const downloadTimeoutMs = 60_000;
/** The most that is read of a document, packed or unpacked: Apple's takes a tenth of it. */
const maxDocumentBytes = 64 * 2 ** 20;

/** Reads an OpenAPI document from a .json, .json.gz, .zip or .yaml file or URL. How it is packed, its bytes tell. */
export async function readDocument(source: string, options: ReadOptions = {}): Promise<SourceDocument> {
  const { document, sha256 } = await readAnyDocument(source, options);
  if (!isDocument(document)) {
    throw unusable(`${source}: not an OpenAPI 3 document with paths and components.schemas`);
  }
  return { document, sha256 };
}

function unusable(message: string): DocumentError {
  return new DocumentError(message, "document");
}

export interface ReadOptions {
  /** For URLs. Default the global one. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  timeoutMs?: number;
  /** The most bytes, packed or unpacked. */
  maxBytes?: number;
}

/** Reads an OpenAPI document that may lack what the cut needs: webhooks alone, or no component. */
export async function readAnyDocument(
  source: string,
  { fetch, timeoutMs = downloadTimeoutMs, maxBytes = maxDocumentBytes }: ReadOptions = {},
): Promise<{ document: Record<string, unknown>; sha256: string }> {
  const isUrl = /^https?:\/\//.test(source);
  const packed = await (isUrl ? download(source, { fetch, timeoutMs, maxBytes }) : readLocal(source, maxBytes));
  const bytes = unpack(packed, source, maxBytes);
  return {
    document: await parseDocument(new TextDecoder().decode(bytes), source),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

async function readLocal(file: string, maxBytes: number): Promise<Uint8Array> {
  const bytes = await readUpTo(maxBytes, createReadStream(file)).catch((error: NodeJS.ErrnoException) => {
    const faults: Record<string, string> = { ENOENT: "no such file", EISDIR: "a folder, not a file" };
    throw new DocumentError(`${file}: ${faults[error.code ?? ""] ?? error.message}`, "file");
  });
  return bytes ?? refuseLarge(file, maxBytes);
}

/** Undefined, and no more is read, when it is larger than any document. */
async function readUpTo(maxBytes: number, pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) return undefined;
    read.push(piece);
  }
  return Buffer.concat(read);
}

function refuseLarge(source: string, maxBytes: number): never {
  throw unusable(`${source}: larger than ${maxBytes} bytes, unpacked or not; no document is`);
}

async function download(
  url: string,
  {
    fetch: send = (url, init) => fetch(url, init),
    timeoutMs,
    maxBytes,
  }: ReadOptions & { timeoutMs: number; maxBytes: number },
): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(timeoutMs);
  const failure = (what: string, error: Error) =>
    new DocumentError(
      `${url}: ${signal.aborted ? `not there within ${timeoutMs / 1000} s` : `${what} (${causeOf(error)})`}`,
      "connection",
    );
  const response = await send(url, { signal }).catch((error: Error) => {
    throw failure("no connection", error);
  });
  if (!response.ok)
    throw new DocumentError(
      `${url}: the server responded with ${response.status} ${response.statusText}`.trim(),
      "connection",
    );
  const bytes = await readUpTo(maxBytes, response.body ?? Readable.from([])).catch((error: Error) => {
    throw failure("the connection broke off", error);
  });
  return bytes ?? refuseLarge(url, maxBytes);
}

function causeOf(error: Error): string {
  const cause = error.cause as (Error & { code?: string }) | undefined;
  // A name with several IP addresses fails with an AggregateError, whose message is empty.
  return cause?.message || cause?.code || error.message;
}

function unpack(bytes: Uint8Array, source: string, maxBytes: number): Uint8Array {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzip(bytes, source, maxBytes);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return onlyDocumentOfZip(bytes, source, maxBytes);
  return bytes;
}

function gunzip(bytes: Uint8Array, source: string, maxBytes: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") refuseLarge(source, maxBytes);
    throw unusable(`${source}: a damaged gzip file (${(error as Error).message})`);
  }
}

function onlyDocumentOfZip(bytes: Uint8Array, source: string, maxBytes: number): Uint8Array {
  const isDocument = (name: string) => name.endsWith(".json") && !/(^|\/)(__MACOSX\/|\.)/.test(name);
  let unpacked = 0;
  // What a file says of its size is what it is given room for.
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    if (!isDocument(name)) return false;
    unpacked += originalSize;
    return unpacked <= maxBytes;
  };
  const files = orSay(`${source}: a damaged zip file`, () => unzipSync(bytes, { filter }));
  if (unpacked > maxBytes) refuseLarge(source, maxBytes);
  const [document, ...others] = Object.entries(files);
  if (!document) throw unusable(`${source}: the zip holds no .json document`);
  if (others.length > 0) {
    throw unusable(`${source}: the zip holds more than one .json document: ${Object.keys(files).join(", ")}`);
  }
  return document[1];
}

async function parseDocument(text: string, source: string): Promise<Record<string, unknown>> {
  if (/^\s*</.test(text)) throw unusable(`${source}: a web page, not an OpenAPI document`);
  const yaml = /\.ya?ml\b/.test(source) ? await import("./plain-yaml.js") : undefined;
  const document = orSay(`${source}: not ${yaml ? "YAML" : "JSON, or cut off"}`, () =>
    yaml ? yaml.plainYaml(text) : JSON.parse(text),
  );
  if (isObject(document) && "swagger" in document) {
    throw unusable(`${source}: Swagger ${document.swagger}, not an OpenAPI 3 document; convert it first`);
  }
  if (!isObject(document) || !/^3\./.test(String(document.openapi))) {
    throw unusable(`${source}: not an OpenAPI 3 document`);
  }
  return document;
}

function isDocument(value: unknown): value is Document {
  const document = value as Partial<Document> | null;
  return (
    isObject(document) &&
    typeof document.info?.version === "string" &&
    isObject(document.paths) &&
    Object.values(document.paths).every(isObject) &&
    isObject(document.components?.schemas)
  );
}

function orSay<T>(message: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unusable(`${message} (${(error as Error).message.split("\n")[0]})`);
  }
}
