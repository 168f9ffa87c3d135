import { expect, test } from "vitest";
import type { Client } from "../src/index.js";
import { withGuardedClient } from "./guarded-client.js";
import { startContractServer, startedBeforeAll } from "./started-server.js";

const server = startedBeforeAll(startContractServer);

const appStoreVersionId = "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45";
const packageId = "f3190601-974c-45ee-aa24-35db2090c260";

/** What takes requests of its own making, with the prefix of what it asks for. */
const workflows: [name: string, run: (client: Client) => Promise<unknown>, path: string][] = [
  [
    "ensure",
    ({ packages }) => packages.ensure({ appStoreVersionId }),
    `/v1/appStoreVersions/${appStoreVersionId}/alternativeDistributionPackage`,
  ],
  [
    "waitForVersion",
    ({ packages }) => packages.waitForVersion(packageId),
    `/v1/alternativeDistributionPackages/${packageId}/versions?filter[state]=COMPLETED`,
  ],
];

test.each(workflows)("%s asks for nothing that the contract does not have", async (_, run, path) => {
  await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
    await run(client);
    expect(exchanges.map(({ url }) => url.slice(server().baseUrl.length))).toEqual([path]);
  });
});
