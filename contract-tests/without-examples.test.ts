import { expect, test } from "vitest";
import { examplesOf } from "../src/testing/contract.js";
import { fullQueryOf, responseTo } from "./call-operation.js";
import { contractOperations } from "./committed-contract.js";
import { withGuardedClient } from "./guarded-client.js";
import { startPrism } from "./prism.js";
import { startedBeforeAll } from "./started-server.js";

// Prism takes this as an option of the whole server, so this one is always our own.
const server = startedBeforeAll(() => startPrism({ ignoreExamples: true }));

for (const operation of contractOperations) {
  const { key, statuses } = operation;
  test(`${key} gives the document that its schema alone describes`, async () => {
    await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
      const answer = await responseTo(key, client, fullQueryOf(key));
      const [exchange] = exchanges;
      expect(answer).toEqual(exchange?.document);
      expect(examplesOf(operation, exchange?.status ?? 0).map(([, example]) => example)).not.toContainEqual(answer);
    });
  });

  // Prism leaves an error empty where the schema of errors comes back to itself; the client has to bear that.
  test(`${key} gives Apple's errors though one of them is cut short`, async () => {
    const status = statuses.findLast((one) => one >= 400) ?? 0;
    const options = { baseUrl: server().baseUrl, prefer: `code=${status}`, undocumentedResponse: true };
    await withGuardedClient(options, async (client, exchanges) => {
      const error = await responseTo(key, client).catch((reason: unknown) => reason);
      const { errors } = (exchanges[0]?.document ?? {}) as { errors?: unknown[] };
      expect(errors).toHaveLength(1);
      expect(error).toMatchObject({ code: "ERR_ASC_RESPONSE", status, errors });
    });
  });
}
