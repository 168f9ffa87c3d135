import type { Reply } from "./local-server.js";

/** A JSON answer. */
export function json(status: number, document: unknown, headers: Record<string, string> = {}): Reply {
  return text(status, JSON.stringify(document), { "content-type": "application/json", ...headers });
}

/** A response with any body. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return (response) => response.writeHead(status, headers).end(body);
}

/** Apple's error document with one error in it. */
export function appleError(status: number, code: string, headers: Record<string, string> = {}): Reply {
  return json(status, { errors: [{ status: String(status), code, title: "Refused", detail: "So it is." }] }, headers);
}

/** The connection is lost before a byte of the response. */
export const dropped: Reply = (response) => response.destroy();

/** The connection is lost in the middle of the body. */
export const droppedInBody: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"data":', () => response.destroy());
};

/** The body begins and does not end. */
export const stalledInBody: Reply = stalled(200);

/** A response with a body that begins and does not end. */
export function stalled(status: number, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", "content-length": "1000", ...headers });
    response.write('{"data":');
  };
}

/** Nothing comes at all. */
export const silent: Reply = () => {};

export const packageDocument = {
  data: { type: "alternativeDistributionPackages", id: "f3190601-974c-45ee-aa24-35db2090c260" },
  links: { self: "https://api.appstoreconnect.apple.com/v1/alternativeDistributionPackages" },
};
