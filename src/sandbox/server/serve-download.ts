import type { IncomingMessage } from "node:http";
import type { Services } from "../api/context.js";
import type { Asset } from "../state/asset.js";
import { type ByteRange, byteRange } from "./byte-range.js";
import type { Fault } from "./fault.js";
import { answerInstead } from "./fault-response.js";
import { type Answer, fileErrorAnswer } from "./response.js";

/** Answers a download as file servers do: by its address alone, in whole or in part. */
export async function answerAsset(
  { store, urls }: Services,
  { method, url = "", headers }: IncomingMessage,
  fault: Fault | undefined,
): Promise<Answer> {
  const instead = answerInstead(fault);
  if (instead) return instead;
  if (method !== "GET" && method !== "HEAD") return fileErrorAnswer(405, "MethodNotAllowed", { allow: "GET, HEAD" });
  // Somebody's token in somebody else's log: as real file servers do, this one refuses it.
  if (headers.authorization !== undefined) return fileErrorAnswer(400, "InvalidArgument");
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const id = pathname.slice("/assets/".length);
  const accessKey = searchParams.get("accessKey");
  if (fault?.kind === "expired") urls.revoke(accessKey ?? "");
  const asset = store.asset(id);
  if (!asset || urls.fault(id, accessKey)) return fileErrorAnswer(403, "AccessDenied");
  return answerFile(asset, { method, headers }, fault);
}

async function answerFile(
  asset: Asset,
  { method, headers }: Pick<IncomingMessage, "method" | "headers">,
  fault: Fault | undefined,
): Promise<Answer> {
  const body = await asset.contents();
  const { size } = body;
  const etag = `"${asset.id}"`;
  const plain = { "accept-ranges": "bytes", etag, "content-type": asset.contentType };
  const ifRange = headers["if-range"];
  // A range means something for a GET alone (RFC 9110, 14.2).
  const isIgnored = fault?.kind === "ignoreRange" || fault?.kind === "encoded";
  const isWhole = method !== "GET" || isIgnored || (ifRange !== undefined && ifRange !== etag);
  const range = isWhole ? undefined : byteRange(headers.range, size);
  if (range === "unsatisfiable") return fileErrorAnswer(416, "InvalidRange", { "content-range": `bytes */${size}` });
  if (!range) return { status: 200, headers: plain, body };
  const { start, end } = fault?.kind === "wrongRange" ? wrongRange(range) : range;
  const unit = fault?.kind === "capitalRange" ? "Bytes" : "bytes";
  const part = { size: end - start, bytes: (from: number, to: number) => body.bytes(start + from, start + to) };
  return { status: 206, headers: { ...plain, "content-range": `${unit} ${start}-${end - 1}/${size}` }, body: part };
}

/** A range that is in the file, and is not the one asked for, but for a file of one byte. */
function wrongRange({ start, end }: ByteRange): ByteRange {
  return start > 0 ? { start: 0, end } : { start: 0, end: Math.max(1, end - 1) };
}
