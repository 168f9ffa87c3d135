import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { certify, pemOf } from "../sandbox/state/certificate.js";

/** A server that speaks TLS under a name of its own. */
export interface TlsFront {
  port: number;
  /** Signs itself: whoever trusts it trusts the server. */
  certificate: string;
  /** The paths that were asked for. */
  paths: string[];
}

/** Starts a server with TLS for one test that hands everything to another, and calls that by its own name in JSON. */
export async function startTlsFront(host: string, url: string): Promise<TlsFront> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const day = 86_400_000;
  const validity = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + day) };
  const terms = { commonName: host, key: privateKey, serialNumber: Uint8Array.of(1), validity };
  const certificate = pemOf(certify({ ...terms, isAuthority: false, keyUsage: "signing" }));
  const key = privateKey.export({ type: "pkcs8", format: "pem" });
  const paths: string[] = [];
  const server = createServer({ key, cert: certificate }, async (request, response) => {
    paths.push(`${request.url}`.replace(/\?.*$/, ""));
    const body = await request.toArray();
    const { authorization, range } = request.headers;
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method ?? "GET",
      headers: {
        ...(authorization && { authorization }),
        ...(range && { range }),
        ...(body.length > 0 && { "content-type": "application/json" }),
      },
      ...(body.length > 0 && { body: Buffer.concat(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isJson = `${answer.headers.get("content-type")}`.includes("json");
    response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => isKept(name))));
    response.end(isJson ? bytes.toString().replaceAll(url, `https://${host}`) : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, certificate, paths };
}

/** What still holds of a body that was read and may have been changed. */
function isKept(name: string): boolean {
  return !["content-length", "content-encoding", "transfer-encoding", "connection"].includes(name);
}
