import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { certify, pemOf } from "../sandbox/state/certificate.js";

/** An HTTP proxy on a real socket. */
export interface ConnectProxy {
  /** Without user and password. */
  url: string;
  port: number;
  /** The targets of CONNECT, such as `files.example:443`, with the headers of each. */
  tunnels: { target: string; headers: IncomingHttpHeaders }[];
}

/**
 * Starts a proxy for one test, which leads every tunnel to this port of the machine, whatever host it is for. With a
 * status it refuses all tunnels so.
 */
export async function startConnectProxy(toPort: number, refusal?: number): Promise<ConnectProxy> {
  const tunnels: ConnectProxy["tunnels"] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on("connect", ({ url = "", headers }, client: Socket) => {
    tunnels.push({ target: url, headers });
    client.on("error", () => undefined);
    if (refusal !== undefined) {
      client.end(`HTTP/1.1 ${refusal} Refused\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const upstream = connect(toPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      client.pipe(upstream).pipe(client);
    });
    upstream.on("error", () => client.destroy());
    sockets.add(client).add(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, tunnels };
}

/** A server that speaks TLS under a name of its own. */
export interface TlsFront {
  port: number;
  /** Signs itself: whoever trusts it trusts the server. */
  certificate: string;
  /** The requested paths. */
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
  const server = createTlsServer({ key, cert: certificate }, async (request, response) => {
    paths.push(`${request.url}`.replace(/\?.*$/, ""));
    const body = await request.toArray();
    const { authorization, range } = request.headers;
    const upstream = await fetch(`${url}${request.url}`, {
      method: request.method ?? "GET",
      headers: {
        ...(authorization && { authorization }),
        ...(range && { range }),
        ...(body.length > 0 && { "content-type": "application/json" }),
      },
      ...(body.length > 0 && { body: Buffer.concat(body) }),
    });
    const bytes = Buffer.from(await upstream.arrayBuffer());
    const isJson = `${upstream.headers.get("content-type")}`.includes("json");
    response.writeHead(upstream.status, Object.fromEntries([...upstream.headers].filter(([name]) => isKept(name))));
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
