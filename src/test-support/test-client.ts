import { type Client, createClientWith } from "../client.js";
import type { ClientOptions } from "../options.js";
import { createManualClock, type ManualClock } from "./clocks.js";
import { createFakeFetch, type FakeResponse, type SentRequest } from "./fake-fetch.js";

export const apple = "https://api.appstoreconnect.apple.com";

export interface TestClient {
  client: Client;
  clock: ManualClock;
  sent: SentRequest[];
}

/** A client with a manual clock and these responses; its tokens are `test-token-1`, `test-token-2`, … */
export function createTestClient(responses: readonly FakeResponse[], options: Partial<ClientOptions> = {}): TestClient {
  const clock = createManualClock();
  const { fetch, sent } = createFakeFetch(responses);
  let tokens = 0;
  const credentials = { token: async () => `test-token-${++tokens}` };
  return { client: createClientWith({ credentials, fetch, ...options }, clock, () => 0.5), clock, sent };
}

/** The items of a list, all pages. */
export async function everyItem<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
