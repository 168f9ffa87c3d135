import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Runs something against the server that calls are made to, which has a thread of its own. */
export async function withAnsweringServer<T>(run: (baseUrl: string) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL("answering-server.js", import.meta.url));
  const [port] = (await once(worker, "message")) as [number];
  try {
    return await run(`http://127.0.0.1:${port}`);
  } finally {
    await worker.terminate();
  }
}
