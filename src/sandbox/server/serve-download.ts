import type { IncomingMessage } from "node:http";
import type { Services } from "../api/context.js";
import type { Asset } from "../state/asset.js";
import type { Fault } from "./fault.js";
import { faultResponse } from "./fault-response.js";
import { type SandboxResponse, textResponse } from "./response.js";

/** Responds to a download as file servers do: by its URL alone, in whole or in part. */
export async function serveDownload(
  { store, urls }: Services,
  { method, url = "", headers }: IncomingMessage,
  fault: Fault | undefined,
): Promise<SandboxResponse> {
  const faulty = faultResponse(fault);
  if (faulty) return faulty;
  if (method !== "GET" && method !== "HEAD") return fileError(405, "MethodNotAllowed", { allow: "GET, HEAD" });
  // A token does not belong in the log of another server: as real file servers do, this one refuses it.
  if (headers.authorization !== undefined) return fileError(400, "InvalidArgument");
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const id = pathname.slice("/assets/".length);
  const accessKey = searchParams.get("accessKey");
  if (fault?.kind === "expired") urls.revoke(accessKey ?? "");
  const asset = store.asset(id);
  if (!asset || !urls.isValid(id, accessKey)) return fileError(403, "AccessDenied");
  return fileResponse(asset, { method, headers }, fault);
}

async function fileResponse(
  asset: Asset,
  { method, headers }: Pick<IncomingMessage, "method" | "headers">,
  fault: Fault | undefined,
): Promise<SandboxResponse> {
  const body = await asset.contents();
  const { size } = body;
  const etag = `"${asset.id}"`;
  const plain = { "accept-ranges": "bytes", etag, "content-type": asset.contentType };
  const ifRange = headers["if-range"];
  // A range means something for a GET alone (RFC 9110, 14.2).
  const isIgnored = fault?.kind === "ignoreRange" || fault?.kind === "encoded";
  const isWhole = method !== "GET" || isIgnored || (ifRange !== undefined && ifRange !== etag);
  const range = isWhole ? undefined : byteRange(headers.range, size);
  if (range === "unsatisfiable") return fileError(416, "InvalidRange", { "content-range": `bytes */${size}` });
  if (!range) return { status: 200, headers: plain, body };
  const { start, end } = fault?.kind === "wrongRange" ? wrongRange(range) : range;
  const unit = fault?.kind === "capitalRange" ? "Bytes" : "bytes";
  const part = { size: end - start, bytes: (from: number, to: number) => body.bytes(start + from, start + to) };
  return { status: 206, headers: { ...plain, "content-range": `${unit} ${start}-${end - 1}/${size}` }, body: part };
}

/** Another range of the file than the one requested, except in a file of one byte. */
function wrongRange({ start, end }: ByteRange): ByteRange {
  return start > 0 ? { start: 0, end } : { start: 0, end: Math.max(1, end - 1) };
}

/** A part of a file: from `start` to before `end`. */
interface ByteRange {
  start: number;
  end: number;
}

/** The range that a `Range` header requests (RFC 9110, 14.2); undefined for the whole file, also for an unknown unit. */
export function byteRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first !== "" && last !== "" && Number(first) > Number(last)) return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : "unsatisfiable";
}

/** An error as file servers respond with: XML, and not Apple's error document. */
function fileError(status: number, code: string, headers: Record<string, string> = {}): SandboxResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>\n`;
  return textResponse(status, body, { "content-type": "application/xml", ...headers });
}
