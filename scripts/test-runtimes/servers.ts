import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.js";

/** What the cases of a runtime are given. */
export interface Setup {
  sandbox: Pick<Sandbox, "url" | "credentials" | "signatureRoot">;
  loser: { url: string };
  /** Whether the package has the entry `alternative-distribution/testing`. */
  hasTesting: boolean;
  /** How this runtime runs `adp`. */
  command?: string[];
}

/** Runs something with a sandbox and a server that loses every POST, both of its own. */
export async function withServers<T>(run: (setup: Setup) => Promise<T>): Promise<T> {
  const { url, credentials, signatureRoot, close } = await startSandbox();
  const loser = createLoser();
  try {
    await new Promise<void>((resolve) => loser.listen(0, "127.0.0.1", resolve));
    const { port } = loser.address() as AddressInfo;
    const sandbox = { url, credentials, signatureRoot };
    return await run({ sandbox, loser: { url: `http://127.0.0.1:${port}` }, hasTesting: await hasTesting() });
  } finally {
    loser.closeAllConnections();
    loser.close();
    await close();
  }
}

async function hasTesting(): Promise<boolean> {
  const text = await readFile(join(import.meta.dirname, "../../package.json"), "utf8");
  return Object.hasOwn((JSON.parse(text) as { exports: object }).exports, "./testing");
}

/** Answers reads, and closes the connection of a POST when it has arrived. Tells how many came. */
function createLoser(): Server {
  let posts = 0;
  const document = '{"data":{"type":"alternativeDistributionPackages","id":"1"},"links":{"self":"https://x.example"}}';
  return createServer((request, response) => {
    request.on("error", () => undefined);
    request.resume();
    request.on("end", () => {
      if (request.method === "POST") {
        posts++;
        request.socket.destroy();
        return;
      }
      response.setHeader("content-type", "application/json");
      response.end(request.url === "/count" ? JSON.stringify({ posts }) : document);
    });
  });
}
