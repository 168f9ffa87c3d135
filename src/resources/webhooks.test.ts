import { expect, test } from "vitest";
import type { Client } from "../client.js";
import { everyTextOf, failureOf } from "../test-support/failure-of.js";
import { createTestClient } from "../test-support/test-client.js";

const webhook = { appId: "1", name: "ci", url: "https://ci.example.com", eventTypes: [], enabled: true };

test.each<[string, (client: Client, secret: string) => Promise<unknown>]>([
  ["create", (client, secret) => client.webhooks.create({ ...webhook, secret })],
  ["update", (client, secret) => client.webhooks.update("7", { secret })],
])("webhooks.%s refuses a secret with a line break at its end, and does not show it", async (_, call) => {
  const { client, sent } = createTestClient([]);
  const error = await failureOf(() => call(client, "a-secret-of-ours\n"));
  expect(error).toMatchObject({ message: "secret: has a line feed (U+000A) at its end; remove it" });
  expect(everyTextOf(error)).not.toContain("a-secret-of-ours");
  expect(sent).toEqual([]);
});
