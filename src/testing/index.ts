/// <reference lib="esnext.disposable" preserve="true" />
import { type Client, recordUsageOf } from "../client.js";
import type { Sandbox, SandboxOptions } from "../sandbox/index.js";
import { startSandbox as start } from "../sandbox/index.js";

export {
  type AnyFetch,
  type ContractFetch,
  type ContractFetchOptions,
  ContractViolationError,
  contractFetch,
} from "./contract-fetch.js";
export { type MatcherResult, toMatchContract } from "./match-contract.js";

/**
 * `startSandbox` of `alternative-distribution/sandbox`, for `await using`: the end of the block stops it.
 *
 * @example
 * await using sandbox = await startSandbox();
 * const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
 */
export async function startSandbox(options?: SandboxOptions): Promise<DisposableSandbox> {
  const sandbox = await start(options);
  return Object.assign(sandbox, { [Symbol.asyncDispose]: () => sandbox.close() });
}

/** A sandbox that `await using` stops. */
export interface DisposableSandbox extends Sandbox {
  /** Stops it, as `close` does. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Notes in a file which operations, query names and body members a client's requests use, for `adp contract check --uses`.
 * What is in the file already stays: runs, processes and clients add to it, and it is sorted, to be committed. Values,
 * ids and tokens are not noted. Nothing is noted before the next request.
 *
 * `ADP_RECORD_USAGE=<file>` does the same for every client that is created while it is set.
 *
 * @param client a client of `createClient`
 * @param file such as `adp-usage.json`
 */
export function recordUsage(client: Client, file: string): void {
  recordUsageOf(client, file);
}
