import { type Sandbox, startSandbox } from "../../src/sandbox/index.js";
import { checkedFetch, type ProxiedExchange, tokenFor } from "./proxied-sandbox.js";

export interface Linkage {
  type: string;
  id: string;
}

export interface Resource extends Linkage {
  attributes?: Record<string, unknown>;
}

/** A document of the API, as far as tests look into it. */
export interface ReceivedDocument {
  data: Resource | Resource[] | null;
  links: { self: string; next?: string };
  meta?: { paging: { total: number } };
}

export interface Received {
  status: number;
  document: ReceivedDocument;
}

/** Sends `data` to a URL of the sandbox, with a good token. */
export type Send = (method: "GET" | "POST" | "PATCH", url: string, data?: object) => Promise<Received>;

export interface CheckedSandbox {
  sandbox: Sandbox;
  send: Send;
  exchanges: ProxiedExchange[];
  close(): Promise<void>;
}

/**
 * A sandbox whose responses are checked by the contract, for tests of what they say. Without Prism, which is slow: it has
 * seen every operation in statuses.test.ts.
 */
export async function startCheckedSandbox(): Promise<CheckedSandbox> {
  const sandbox = await startSandbox();
  const exchanges: ProxiedExchange[] = [];
  const close = () => sandbox.close();
  const fetch = checkedFetch(sandbox.url, { baseUrl: sandbox.url, close }, exchanges);
  const accepted = { accept: "application/json", authorization: `Bearer ${await tokenFor(sandbox.credentials)}` };
  const send: Send = async (method, url, data) => {
    const headers = data ? { ...accepted, "content-type": "application/json" } : accepted;
    const response = await fetch(url, { method, headers, ...(data && { body: JSON.stringify({ data }) }) });
    return { status: response.status, document: (await response.json()) as ReceivedDocument };
  };
  return { sandbox, send, exchanges, close };
}

/** The resources of a document, be they many or one or none. */
export function resourcesIn({ data }: ReceivedDocument): Resource[] {
  return data === null ? [] : [data].flat();
}
