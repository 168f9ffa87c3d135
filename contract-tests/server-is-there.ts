import { clientLists } from "./committed-contract.js";

/**
 * Before all contract tests: whether the Prism at CONTRACT_BASE_URL, which somebody else started, serves the contract.
 * Otherwise this is the one error to be seen, and not one of each test.
 */
export async function setup(): Promise<void> {
  const given = process.env.CONTRACT_BASE_URL;
  if (given) await checkServer(given);
}

/** Rejects when no server that knows the contract is at a base URL. */
export async function checkServer(given: string, path = clientLists[0]?.path): Promise<void> {
  const refuse = (what: string) => {
    const remedy = "Start one with npm run mock, or leave the variable out: the tests then start their own.";
    throw new Error(`CONTRACT_BASE_URL=${given}: ${what}. ${remedy}`);
  };
  if (!URL.canParse(given) || !/^https?:\/\//.test(given)) refuse("not an HTTP URL");
  const headers = { accept: "application/json", authorization: "Bearer token-of-the-contract-tests" };
  const url = `${given.replace(/\/+$/, "")}${path}`;
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(20_000) }).catch((error: Error) => {
    const cause = error.cause as { code?: string; message?: string } | undefined;
    return refuse(`no server responds (${cause?.code || cause?.message || error.message})`);
  });
  const document = await response.json().catch(() => undefined);
  if (!response.ok || !Array.isArray(document?.data)) {
    refuse(`GET ${path} responds with ${response.status} and not with a list, so it does not serve the contract`);
  }
}
