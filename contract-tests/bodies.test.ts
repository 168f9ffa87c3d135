import { expect, test } from "vitest";
import { responseTo } from "./call-operation.js";
import { publicKey } from "./calls.js";
import { contractOperations } from "./committed-contract.js";
import { withGuardedClient } from "./guarded-client.js";
import { startContractServer, startedBeforeAll } from "./started-server.js";

const server = startedBeforeAll(startContractServer);

const withBody = contractOperations.filter(({ body }) => body !== undefined);

for (const { key, body } of withBody) {
  test(`${key} sends the body of the contract's example`, async () => {
    const [example] = Object.values(body?.examples ?? {});
    await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
      await responseTo(key, client);
      expect(JSON.parse(String(exchanges[0]?.init.body))).toEqual(example?.value);
    });
  });
}

test("every POST and PATCH of the contract has a body, and nothing else has", () => {
  const writes = contractOperations.filter(({ method }) => method === "POST" || method === "PATCH");
  expect(withBody.map(({ key }) => key)).toEqual(writes.map(({ key }) => key));
});

test("a key for one app names the app as the contract's second example does", async () => {
  const example = withBody.find(({ key }) => key === "POST /v1/alternativeDistributionKeys")?.body?.examples?.forApp;
  await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
    await client.keys.create({ publicKey, appId: "6446901002" });
    expect(JSON.parse(String(exchanges[0]?.init.body))).toEqual(example?.value);
  });
});

test("an update sends null to take a value away, and leaves out what stays", async () => {
  const id = "a30f6048-0813-4c95-8d4e-e7187a6ba2d7";
  await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
    await client.marketplaceSearch.update(id, { catalogUrl: null });
    await client.marketplaceSearch.update(id, {});
    const bodies = exchanges.map(({ init }) => JSON.parse(String(init.body)).data.attributes);
    expect(bodies).toEqual([{ catalogUrl: null }, {}]);
  });
});

test("an update of a webhook may set every attribute", async () => {
  const attributes = {
    ...{ name: "Release", url: "https://ci.example.com/hook", secret: "EXAMPLE", enabled: true },
    eventTypes: ["ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED" as const],
  };
  await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
    await client.webhooks.update("59bb7447-dd78-4fd6-bbd8-36606f36d43e", attributes);
    expect(JSON.parse(String(exchanges[0]?.init.body)).data.attributes).toEqual(attributes);
  });
});
