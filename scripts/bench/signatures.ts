import { loadBuiltPackage } from "./built-package.js";

/** How many tokens 50 first calls at the same time sign. */
export async function countSignatures(): Promise<number> {
  const { createClient } = await loadBuiltPackage();
  let signatures = 0;
  const sign = async () => {
    signatures++;
    return new Uint8Array(64);
  };
  const body = JSON.stringify({ data: { type: "alternativeDistributionPackages", id: "1" }, links: { self: "/" } });
  const client = createClient({ credentials: { keyId: "KEY", sign }, fetch: async () => new Response(body) });
  await Promise.all(Array.from({ length: 50 }, () => client.packages.get("1")));
  return signatures;
}
