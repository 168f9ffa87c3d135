import { gzipSync } from "node:zlib";
import type { OperationKey } from "../../../generated/operations.js";
import type { ApiDocument } from "../api/document.js";
import { notFound, Refusal } from "../api/refusal.js";
import type { Contents } from "../state/asset.js";
import type { Fault } from "./fault.js";
import { type BodyPlan, htmlResponse, type SandboxResponse, textResponse } from "./response.js";

/**
 * The response of a fault that prevents a request from being carried out; undefined when the request is carried out.
 *
 * @throws {@link Refusal} for a response in Apple's form
 */
export function faultResponse(fault: Fault | undefined): SandboxResponse | undefined {
  switch (fault?.kind) {
    case "unauthorized":
      throw notAuthorized();
    case "rateLimit":
      throw limitReached(fault.retryAfterSeconds);
    case "refusal": {
      const { status, code, detail = "Refused on purpose." } = fault;
      throw new Refusal(status, [{ code, detail }]);
    }
    case "serverError": {
      const { status = 503, body = "html" } = fault;
      return body === "empty" ? textResponse(status, "") : htmlResponse(status);
    }
    case "garbage":
      return htmlResponse(200);
    case "gatewayPage":
      return htmlResponse(fault.status);
    default:
      return undefined;
  }
}

/** The same for every cause. */
export function notAuthorized(): Refusal {
  return new Refusal(401, [{ code: "NOT_AUTHORIZED", detail: "" }]);
}

export function limitReached(retryAfterSeconds?: number): Refusal {
  return new Refusal(429, [{ code: "RATE_LIMIT_EXCEEDED", detail: "The hourly limit of this key is used up." }], {
    ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
  });
}

/** The response to a GET when what it asks for does not exist yet. */
export function notYetDocument(operation: OperationKey, document: ApiDocument | undefined): ApiDocument {
  if (!document) throw notFound("resource");
  const { links, meta, data } = document;
  if (Array.isArray(data)) {
    const { limit = 0 } = meta?.paging ?? {};
    return { data: [], links: { self: links.self }, meta: { paging: { total: 0, limit } } };
  }
  // To-one reads end in a name, others in an id.
  if (operation.endsWith("{id}")) throw notFound("resource");
  return { data: null, links };
}

/** How a body is sent, with what a fault does to it. */
export function bodyPlan({ size, bytes }: Contents, fault: Fault | undefined): BodyPlan {
  const whole = { contentLength: size, ending: "end" as const, bytesPerSecond: Number.POSITIVE_INFINITY };
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
      return { ...whole, contentLength: left, pieces: bytes(0, left) };
    }
    case "withoutLength":
      return {
        ...whole,
        contentLength: undefined,
        pieces: bytes(0, fault.afterBytes === undefined ? size : before(fault.afterBytes)),
      };
    case "encoded": {
      const sent = fault.afterBytes === undefined ? size : before(fault.afterBytes);
      const ending = sent < size ? "cut" : "end";
      return { ...whole, contentLength: undefined, encoding: "gzip", pieces: gzipped(bytes(0, sent)), ending };
    }
    case "corrupt":
      return { ...whole, pieces: corrupted(bytes(0, size), Math.floor(size / 2)) };
    default:
      return { ...whole, pieces: bytes(0, size) };
  }
}

/** Each piece by itself: several gzip members in a row are one stream. */
function* gzipped(pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  for (const piece of pieces) yield gzipSync(piece, { level: 1 });
}

/** The same bytes, except the one at a place. */
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
