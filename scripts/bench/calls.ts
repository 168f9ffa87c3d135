import { generateP8 } from "../../src/testing/keys.js";
import { loadBuiltPackage } from "./built-package.js";
import { type Costs, runInTurns } from "./in-turns.js";
import { withAnsweringServer } from "./with-answering-server.js";

const appStoreVersionId = "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45";
const token = "t".repeat(250);

type Kind = "client" | "rawClient" | "sameFetch" | "plainFetch";

/**
 * 2,000 sequential calls of each kind. `sameFetch` is what one would write by hand to do the same: the same request under the same deadline, redirects not
 * followed, the status looked at, the body read and parsed. `plainFetch` leaves the deadline and the checks out.
 * `rawClient` is the client's call through openapi-fetch.
 */
export async function measureCalls(): Promise<Costs<Kind>> {
  return withAnsweringServer(async (baseUrl) => runInTurns(await callKinds(baseUrl), { rounds: 2_000, warmUp: 500 }));
}

async function callKinds(baseUrl: string): Promise<Record<Kind, () => Promise<unknown>>> {
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
