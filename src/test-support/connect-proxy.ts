import { createServer, type IncomingHttpHeaders } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A proxy on a real socket, as companies have them. */
export interface ConnectProxy {
  /** Without user and password. */
  url: string;
  port: number;
  /** What it was asked to connect to, such as `files.example:443`, with the headers of each. */
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
