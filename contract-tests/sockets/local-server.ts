import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface ReceivedRequest {
  method: string;
  /** The path with its query. */
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** How one request is answered. */
export type Reply = (response: ServerResponse, request: ReceivedRequest) => void;

export interface LocalServer {
  baseUrl: string;
  /** What arrived, in order. */
  requests: ReceivedRequest[];
}

/**
 * A server on a real socket, for one test. `choose` picks how a request is answered; `at` counts from 0. It is closed,
 * with whatever connection is left, when the test is over.
 */
export async function startLocalServer(choose: (request: ReceivedRequest, at: number) => Reply): Promise<LocalServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const body = Buffer.concat(await incoming.toArray()).toString();
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, body };
    choose(request, requests.push(request) - 1)(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, requests };
}

/** The first reply to the first request, the second to the second; the last one to every further request. */
export function inTurn(...replies: [Reply, ...Reply[]]): (request: ReceivedRequest, at: number) => Reply {
  return (_, at) => replies[at] ?? (replies.at(-1) as Reply);
}
