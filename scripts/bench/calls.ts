import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { generateP8 } from "../../src/testing/keys.js";
import { loadBuiltPackage } from "./built-package.js";

const callsEach = 2_000;
const appStoreVersionId = "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45";
const token = "t".repeat(250);

export interface CallCosts {
  /** Milliseconds of one call, by how it is made: the median, which a pause of the machine does not move. */
  client: number;
  rawClient: number;
  sameFetch: number;
  plainFetch: number;
}

/**
 * 2,000 sequential calls of each kind, one of each in turn so that a slow moment of the machine falls on all alike.
 * `sameFetch` is what one would write by hand to do the same: the same request under the same deadline, redirects not
 * followed, the status looked at, the body read and parsed. `plainFetch` leaves the deadline and the checks out.
 * `rawClient` is the client's call through openapi-fetch.
 */
export async function measureCalls(): Promise<CallCosts> {
  const worker = new Worker(new URL("answering-server.js", import.meta.url));
  const [port] = (await once(worker, "message")) as [number];
  const kinds = await callKinds(`http://127.0.0.1:${port}`);
  const times: Record<keyof CallCosts, number[]> = { client: [], rawClient: [], sameFetch: [], plainFetch: [] };
  const names = Object.keys(times) as (keyof CallCosts)[];
  for (let index = -500; index < callsEach; index++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(index + 500 + turn) % names.length] as keyof CallCosts;
      const startedAt = performance.now();
      await kinds[name]();
      if (index >= 0) times[name].push(performance.now() - startedAt);
    }
  }
  await worker.terminate();
  const medians = names.map((name) => [name, median(times[name])]);
  return Object.fromEntries(medians) as CallCosts;
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function callKinds(baseUrl: string): Promise<Record<keyof CallCosts, () => Promise<unknown>>> {
  const { createClient } = await loadBuiltPackage();
  const { privateKey } = generateP8();
  const client = createClient({ baseUrl, credentials: { issuerId: "issuer", keyId: "KEY", privateKey } });
  const url = `${baseUrl}/v1/alternativeDistributionPackages`;
  return {
    client: () => client.packages.create({ appStoreVersionId }),
    rawClient: () => client.raw.POST("/v1/alternativeDistributionPackages", { body: requestBody() }),
    async sameFetch() {
      const headers = { ...requestInit().headers, "User-Agent": "bench" };
      const signal = AbortSignal.timeout(60_000);
      const response = await fetch(url, { ...requestInit(), headers, redirect: "manual", signal });
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return JSON.parse(text);
    },
    plainFetch: async () => (await fetch(url, requestInit())).json(),
  };
}

function requestBody() {
  const appStoreVersion = { data: { type: "appStoreVersions" as const, id: appStoreVersionId } };
  return { data: { type: "alternativeDistributionPackages" as const, relationships: { appStoreVersion } } };
}

function requestInit() {
  return {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, Accept: "application/json", "Content-Type": "application/json" },
    body: JSON.stringify(requestBody()),
  };
}
