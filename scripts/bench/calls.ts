import { once } from "node:events";
import { Worker } from "node:worker_threads";
import createFetchClient from "openapi-fetch";
import type { paths } from "../../generated/schema.js";
import { generateP8 } from "../../src/test-support/tokens.js";
import { type Costs, runInTurns } from "./in-turns.js";
import { loadBuiltPackage } from "./process-start.js";

const appStoreVersionId = "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45";
const path = "/v1/alternativeDistributionPackages";
const { privateKey } = generateP8();

type Kind = "client" | "bareFetch" | "byHand";

/** 2,000 sequential calls of each kind, in turn, to a server of this process. */
export async function measureCalls(): Promise<Costs<Kind>> {
  return withLocalServer(async (baseUrl) => {
    const { createClient } = await loadBuiltPackage();
    const client = createClient({ baseUrl, credentials: { issuerId: "issuer", keyId: "KEY", privateKey } });
    const kinds = {
      client: () => client.packages.create({ appStoreVersionId }),
      bareFetch: bareFetch(baseUrl),
      byHand: await wiredByHand(baseUrl),
    };
    return runInTurns(kinds, { rounds: 2_000, warmUp: 500 });
  });
}

/** Runs something against the server that calls are made to, which has a thread of its own. */
async function withLocalServer<T>(run: (baseUrl: string) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL("local-server.js", import.meta.url));
  const [port] = (await once(worker, "message")) as [number];
  try {
    return await run(`http://127.0.0.1:${port}`);
  } finally {
    await worker.terminate();
  }
}

/** The least that sends the request and reads the document. */
function bareFetch(baseUrl: string): () => Promise<unknown> {
  const headers = { Authorization: `Bearer ${"t".repeat(250)}`, "Content-Type": "application/json" };
  return async () => {
    const init = { method: "POST", headers, body: JSON.stringify(requestBody()) };
    return (await fetch(baseUrl + path, init)).json();
  };
}

/** What somebody would wire who has openapi-fetch, jose and an afternoon: a token that is kept, and an error thrown. */
async function wiredByHand(baseUrl: string): Promise<() => Promise<unknown>> {
  const { SignJWT } = await import("jose/jwt/sign");
  const { importPKCS8 } = await import("jose/key/import");
  const key = await importPKCS8(privateKey, "ES256");
  let token = { text: "", expiresAt: 0 };
  const getToken = async () => {
    if (Date.now() < token.expiresAt) return token.text;
    const jwt = new SignJWT({}).setProtectedHeader({ alg: "ES256", kid: "KEY", typ: "JWT" }).setIssuer("issuer");
    const text = await jwt.setAudience("appstoreconnect-v1").setIssuedAt().setExpirationTime("15m").sign(key);
    token = { text, expiresAt: Date.now() + 840_000 };
    return text;
  };
  const client = createFetchClient<paths>({ baseUrl });
  client.use({
    async onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${await getToken()}`);
      return request;
    },
  });
  return async () => {
    const { data, error } = await client.POST(path, { body: requestBody() });
    if (error) throw new Error(JSON.stringify(error));
    return data;
  };
}

function requestBody() {
  const appStoreVersion = { data: { type: "appStoreVersions" as const, id: appStoreVersionId } };
  return { data: { type: "alternativeDistributionPackages" as const, relationships: { appStoreVersion } } };
}
