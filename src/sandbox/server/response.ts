import { type ServerResponse, STATUS_CODES } from "node:http";
import { type Contents, contentsOf } from "../state/asset.js";

/** What is sent back. */
export interface SandboxResponse {
  status: number;
  headers: Record<string, string>;
  body: Contents;
}

/** How a body is sent. */
export interface BodyPlan {
  /** Undefined for a body without `Content-Length`. */
  contentLength: number | undefined;
  /** `Content-Encoding`. */
  encoding?: "gzip";
  pieces: Iterable<Uint8Array>;
  /** What happens after the last piece. */
  ending: "end" | "cut" | "stall";
  bytesPerSecond: number;
}

export function jsonResponse(status: number, document: unknown, headers: Record<string, string>): SandboxResponse {
  if (document === undefined) return textResponse(status, "", headers);
  return textResponse(status, JSON.stringify(document), { "content-type": "application/json", ...headers });
}

export function textResponse(status: number, text: string, headers: Record<string, string> = {}): SandboxResponse {
  return { status, headers, body: contentsOf(text) };
}

/** A page as gateways respond with. */
export function htmlResponse(status: number): SandboxResponse {
  const title = `${status} ${STATUS_CODES[status]}`;
  const page = `<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`;
  return textResponse(status, page, { "content-type": "text/html" });
}

/** Sends a response, in constant memory. */
export async function sendResponse(
  response: ServerResponse,
  { status, headers }: SandboxResponse,
  plan: BodyPlan,
  method: string,
): Promise<void> {
  const hasBody = status !== 204;
  response.writeHead(status, { ...headers, ...(hasBody && bodyHeaders(plan)) });
  if (method === "HEAD" || !hasBody) response.end();
  else await sendBody(response, plan);
}

function bodyHeaders({ contentLength, encoding }: BodyPlan): Record<string, string | number> {
  return {
    ...(contentLength !== undefined && { "content-length": contentLength }),
    ...(encoding !== undefined && { "content-encoding": encoding }),
  };
}

async function sendBody(response: ServerResponse, plan: BodyPlan): Promise<void> {
  if (plan.ending !== "end") response.flushHeaders();
  for (const piece of plan.pieces) {
    for (const part of partsOf(piece, plan.bytesPerSecond)) {
      if (!response.write(part)) await eventOrClose(response, "drain");
      if (plan.bytesPerSecond < Number.POSITIVE_INFINITY) {
        await pause((part.length / plan.bytesPerSecond) * 1000, response);
      }
      if (response.destroyed) return;
    }
  }
  if (plan.ending === "end") response.end();
  if (plan.ending === "cut") await cut(response);
}

/** What is sent in a fiftieth of a second. */
function* partsOf(piece: Uint8Array, bytesPerSecond: number): Iterable<Uint8Array> {
  const length = Math.max(1, Math.min(piece.length, Math.floor(bytesPerSecond / 50)));
  for (let at = 0; at < piece.length; at += length) yield piece.subarray(at, at + length);
}

/** Waits, unless the connection is lost in between. */
export function pause(milliseconds: number, response: ServerResponse): Promise<void> {
  return eventOrClose(response, undefined, milliseconds);
}

/** Resolves at an event or after a time, and in any case when the connection is lost. */
function eventOrClose(response: ServerResponse, event: "drain" | undefined, milliseconds?: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      response.off("close", done);
      if (event) response.off(event, done);
      resolve();
    };
    const timer = milliseconds === undefined ? undefined : setTimeout(done, milliseconds);
    if (response.destroyed) return done();
    response.on("close", done);
    if (event) response.on(event, done);
  });
}

/** Cuts the connection once all that was written has been sent. */
async function cut(response: ServerResponse): Promise<void> {
  const { socket } = response;
  if (socket && !socket.destroyed) await new Promise<void>((resolve) => socket.write("", () => resolve()));
  response.destroy();
}
