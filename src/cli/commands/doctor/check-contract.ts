import { AppStoreConnectError, type Client, type Drift } from "../../../index.js";
import { appFinder, namesVersion, type VersionFlags } from "../../args/target.js";
import { type Check, done } from "./check-account.js";

/** Where the responses of this account differ from the contract. */
export interface Drifts {
  found: Drift[];
  /** How many responses there were so far. */
  responses: () => number;
}

/**
 * Reads more of the account, harmlessly, and says where its responses differ from the contract of this package; those of
 * the other checks count too. A read that Apple refuses is no difference: the other checks say why.
 */
export async function checkContract(
  client: Client,
  flags: VersionFlags,
  drifts: Drifts,
  signal: AbortSignal,
): Promise<Check> {
  for (const read of readsOf(client, flags, signal)) {
    await read().catch((error: unknown) => {
      if (signal.aborted || !(error instanceof AppStoreConnectError)) throw error;
    });
  }
  const seen = new Map(drifts.found.map((drift) => [lineOf(drift), drift]));
  const breaking = [...seen.values()].filter(({ impact }) => impact === "breaking").length;
  if (seen.size === 0) return done("contract", `${drifts.responses()} responses are as it has them`);
  const summary = `${breaking} breaking, ${seen.size - breaking} additive differences in ${drifts.responses()} responses`;
  return {
    ...{ name: "contract", status: breaking > 0 ? "failed" : "warning" },
    message: [summary, ...seen.keys()].join("\n"),
    advice: "`adp contract check` compares the contract with Apple's newest document; a newer release may know it.",
  };
}

function lineOf({ impact, operation, status, pointer, expected, found }: Drift): string {
  return `${impact} ${operation} ${status} ${pointer || "/"}: ${found} where the contract has ${expected}`;
}

function readsOf(client: Client, flags: VersionFlags, signal: AbortSignal): (() => Promise<unknown>)[] {
  const options = { signal };
  const first = { limit: 3 };
  const one = async (pages: { pages(): AsyncIterable<unknown> }) => {
    for await (const _ of pages.pages()) return;
  };
  const ofAccount = [
    () => one(client.keys.list(first, options)),
    () => one(client.domains.list(first, options)),
    () => client.raw.GET("/v1/apps", { params: { query: first }, ...options }),
  ];
  if (!namesVersion(flags) || flags.appStoreVersionId !== undefined) return ofAccount;
  const findApp = appFinder(flags);
  return [
    ...ofAccount,
    async () => {
      const appId = await findApp(client, options);
      await one(client.appStoreVersions.list({ appId }, first, options));
      await client.keys.forApp(appId, undefined, options);
      await one(client.webhooks.forApp(appId, first, options));
    },
  ];
}
