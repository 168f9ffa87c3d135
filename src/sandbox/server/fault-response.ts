import { gzipSync } from "node:zlib";
import type { OperationKey } from "../../../generated/operations.js";
import type { ApiDocument } from "../api/document.js";
import { notFound, Refusal } from "../api/refusal.js";
import type { Contents } from "../state/asset.js";
import { zipFaults } from "../state/records.js";
import { checkFault } from "./checked-options.js";
import type { Fault } from "./fault.js";
import type { SandboxOptions, SandboxRequest } from "./options.js";
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

/** Decides what goes wrong with a request. */
export type FaultPlan = (request: SandboxRequest) => Fault | undefined;

export function createFaultPlan(faults: NonNullable<SandboxOptions["faults"]>): FaultPlan {
  if (typeof faults === "function") {
    return (request) => {
      const fault = faults(request);
      if (fault) checkFault("faults: what the function returned", fault);
      return fault && applies(fault, request) ? fault : undefined;
    };
  }
  const used = new Map<Fault, number>();
  return (request) => {
    const fault = faults.find((one) => (used.get(one) ?? 0) < (one.times ?? 1) && applies(one, request));
    if (!fault) return undefined;
    checkFault(`faults[${faults.indexOf(fault)}]`, fault);
    used.set(fault, (used.get(fault) ?? 0) + 1);
    return fault;
  };
}

const onlyForVersions = new Set<Fault["kind"]>(zipFaults);
const onlyForApi = new Set<Fault["kind"]>([
  ...(["unauthorized", "rateLimit", "refusal", "notYet", "ignoreFilters"] as const),
  ...zipFaults,
]);
const onlyForRanges = new Set<Fault["kind"]>(["ignoreRange", "wrongRange", "capitalRange"]);
const onlyForDownloads = new Set<Fault["kind"]>([
  ...(["expired", "corrupt", "encoded", "withoutLength"] as const),
  ...onlyForRanges,
]);
const readsOfVersions = new Set<SandboxRequest["operation"]>([
  "GET /v1/alternativeDistributionPackageVersions/{id}",
  "GET /v1/alternativeDistributionPackages/{id}/versions",
]);

function applies({ kind, operation }: Fault, request: SandboxRequest): boolean {
  if (operation !== undefined && operation !== request.operation) return false;
  const isDownload = request.operation === "asset";
  const isAltStore = request.operation === "altstore";
  if (kind === "processingFailed") return isAltStore && request.method === "POST";
  if (isAltStore) return !onlyForApi.has(kind) && !onlyForDownloads.has(kind);
  if (isDownload ? onlyForApi.has(kind) : onlyForDownloads.has(kind)) return false;
  if (onlyForVersions.has(kind)) return readsOfVersions.has(request.operation);
  if (kind === "notYet") return request.method === "GET";
  if (kind === "ignoreFilters") return /[?&](filter|exists)(\[|%5B)/i.test(request.path);
  return onlyForRanges.has(kind) ? request.hasRange && request.method === "GET" : true;
}
