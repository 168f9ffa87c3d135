import type { TeamKey } from "../../src/index.js";
import { type Fault, type Sandbox, startSandbox } from "../../src/sandbox/index.js";
import { tokenSource } from "../../src/test-support/tokens.js";
import { operationFor } from "../../src/testing/contract.js";
import { responseProblems } from "../../src/testing/exchange-problems.js";
import { committedContract } from "../committed-contract.js";
import { type RunningServer, startPrismProxy } from "../prism.js";

/** One exchange that went through Prism. */
export interface ProxiedExchange {
  status: number;
  /** What is wrong with the response by the contract, or by Prism. */
  faults: string[];
}

export interface ProxiedSandbox {
  sandbox: Sandbox;
  /** Sends to the sandbox by way of Prism, and checks the response. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  exchanges: ProxiedExchange[];
  /** What goes wrong from here on. */
  faults: Fault[];
  close(): Promise<void>;
}

/** A sandbox behind Prism, which is strict in both directions. */
export async function startProxiedSandbox(): Promise<ProxiedSandbox> {
  const faults: Fault[] = [];
  const sandbox = await startSandbox({ faults });
  const prism = await startPrismProxy(sandbox.url);
  const exchanges: ProxiedExchange[] = [];
  const close = async () => {
    await prism.close();
    await sandbox.close();
  };
  return { sandbox, faults, exchanges, fetch: checkedFetch(sandbox.url, prism, exchanges), close };
}

/** Takes URLs of a server behind Prism, whose links in responses name it. */
export function checkedFetch(upstream: string, { baseUrl }: RunningServer, exchanges: ProxiedExchange[]) {
  return async (url: string, init: RequestInit) => {
    const path = url.slice(upstream.length);
    if (!url.startsWith(`${upstream}/v1/`)) throw new Error(`not a URL of the API: ${url}`);
    const response = await fetch(baseUrl + path, init);
    const text = await response.clone().text();
    const operation = operationFor(committedContract, init.method ?? "GET", path.replace(/\?.*/s, ""));
    const faults = operation ? responseProblems(operation, response, text) : [`${url}: no operation of the contract`];
    exchanges.push({ status: response.status, faults });
    return response;
  };
}

/** A token for requests that no client would send. */
export function tokenFor(credentials: TeamKey): Promise<string> {
  return tokenSource(credentials).get();
}
