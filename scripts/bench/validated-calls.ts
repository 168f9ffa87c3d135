import { loadBuiltPackage } from "./built-package.js";
import { runInTurns } from "./in-turns.js";
import { withAnsweringServer } from "./with-answering-server.js";

/** How much longer a call takes with `validate: "report"`, as a ratio: of 2,000 POSTs, and of 200 reads of 575 kB. */
export async function measureValidation(): Promise<{ create: number; list: number }> {
  const { createClient } = await loadBuiltPackage();
  return withAnsweringServer(async (baseUrl) => {
    const common = { baseUrl, credentials: { token: async () => "t".repeat(250) } };
    const without = createClient(common);
    const drift: unknown[] = [];
    const validated = createClient({ ...common, validate: "report", onDrift: (record) => drift.push(record) });
    type Client = typeof without;
    const create = (client: Client) => client.packages.create({ appStoreVersionId: "1" });
    const list = (client: Client) => client.packages.versions("1").pages()[Symbol.asyncIterator]().next();
    const creations = { validated: () => create(validated), without: () => create(without) };
    const lists = { validated: () => list(validated), without: () => list(without) };
    const ratio = (costs: { validated: number; without: number }) => costs.validated / costs.without;
    const ratios = {
      create: ratio(await runInTurns(creations, { rounds: 2_000, warmUp: 500 })),
      list: ratio(await runInTurns(lists, { rounds: 200, warmUp: 50 })),
    };
    if (drift.length > 0) throw new Error(`answers drift: ${JSON.stringify(drift[0])}`);
    return ratios;
  });
}
