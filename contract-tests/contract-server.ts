import type { RunningServer } from "./prism.js";

/** The Prism at CONTRACT_BASE_URL, which somebody else started and stops; without that variable, one of our own. */
export async function startContractServer(): Promise<RunningServer> {
  const given = process.env.CONTRACT_BASE_URL;
  if (given) return { baseUrl: given.replace(/\/+$/, ""), close: async () => {} };
  // Loaded only when it is wanted: that takes a second.
  const { startPrism } = await import("./prism.js");
  return startPrism();
}
