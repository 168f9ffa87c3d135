import { expect, test } from "vitest";
import { type ContractOperation, examplesOf } from "../src/testing/contract.js";
import { resourcesOf } from "./call-operation.js";
import { clientLists } from "./committed-contract.js";
import { withGuardedClient } from "./guarded-client.js";
import { startContractServer, startedBeforeAll } from "./started-server.js";

const server = startedBeforeAll(startContractServer);

for (const operation of clientLists) {
  for (const [name, data] of listsIn(operation)) {
    test(`${operation.key} gives the resources of "${name}" one by one`, async () => {
      const options = { baseUrl: server().baseUrl, prefer: `example=${name}` };
      await withGuardedClient(options, async (client, exchanges) => {
        await expect(resourcesOf(operation.key, client)).resolves.toEqual(data);
        expect(exchanges).toHaveLength(1);
      });
    });
  }
}

test("among the lists there is an empty one, and one with more than one resource", () => {
  const sizes = clientLists.flatMap((operation) => listsIn(operation).map(([, data]) => data.length));
  expect(clientLists).toHaveLength(8);
  expect(sizes).toContain(0);
  expect(Math.max(...sizes)).toBeGreaterThan(1);
});

function listsIn(operation: ContractOperation): [name: string, data: unknown[]][] {
  return examplesOf(operation, 200).map(([name, document]) => [name, (document as { data: unknown[] }).data]);
}
