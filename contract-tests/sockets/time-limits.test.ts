import { once } from "node:events";
import { expect, test } from "vitest";
import { createClientWith } from "../../src/client.js";
import { type Client, type ClientOptions, createClient, TimeoutError } from "../../src/index.js";
import { createManualClock } from "../../src/test-support/clocks.js";
import { failureOf } from "../../src/test-support/failure-of.js";
import { teamKey } from "./client-for.js";
import { inTurn, type Reply, startLocalServer } from "./local-server.js";
import { json, packageDocument, silent, stalled, stalledInBody } from "./replies.js";

/** A client on a clock that stands still, and the server that replies to it. */
async function clientOf(reply: Reply | [Reply, ...Reply[]], options: Partial<ClientOptions> = {}) {
  const { baseUrl, requests } = await startLocalServer(inTurn(...([reply].flat() as [Reply])));
  const clock = createManualClock();
  const client = createClientWith({ credentials: teamKey, baseUrl, ...options }, clock, () => 1);
  return { client, clock, requests };
}

/** Something to wait for. */
function event(): { happened: Promise<void>; happens: () => void } {
  let happens = () => {};
  const happened = new Promise<void>((resolve) => {
    happens = resolve;
  });
  return { happened, happens };
}

/** A `fetch` that says when the head of a response is there. */
function fetchThen(onHead: () => void): typeof fetch {
  return async (...args) => {
    const response = await fetch(...args);
    onHead();
    return response;
  };
}

const timeoutMs = 30_000;

for (const [what, isInBody] of Object.entries({ "no response": false, "a body that does not end": true })) {
  test(`${what} is a TimeoutError when timeoutMs is over, not before, and is not tried again`, async () => {
    const { happened, happens } = event();
    const options = { timeoutMs, fetch: fetchThen(happens) };
    const { client, clock, requests } = await clientOf(isInBody ? stalledInBody : happens, options);
    const failure = failureOf(() => client.packages.get("f3190601"));
    await happened;
    await clock.advance(timeoutMs - 1);
    expect(await Promise.race([failure, "still waiting"])).toBe("still waiting");
    await clock.advance(1);
    expect(await failure).toBeInstanceOf(TimeoutError);
    expect(String(await failure)).toContain(
      `no response within ${timeoutMs} ms (GET /v1/alternativeDistributionPackages/f3190601)`,
    );
    expect(requests).toHaveLength(1);
  });
}

const read = (client: Client) => client.packages.get("1");
const create = (client: Client) => client.packages.create({ appStoreVersionId: "3fb74833" });

test.each<[string, Reply, (client: Client) => Promise<unknown>]>([
  ["a 503 has a GET sent again", stalled(503), read],
  ["a 429 has a POST sent again", stalled(429, { "retry-after": "1" }), create],
  ["a 401 has the token renewed", stalled(401), create],
])("%s, after 5 s, when its body does not end", async (_, reply, call) => {
  const { happened, happens } = event();
  const options = { timeoutMs, fetch: fetchThen(happens) };
  const { client, clock, requests } = await clientOf([reply, json(200, packageDocument)], options);
  const result = call(client);
  await happened;
  await clock.advance(4_999);
  expect(clock.waits).toEqual([]);
  await clock.advance(1_001);
  expect(await result).toEqual(packageDocument);
  expect(requests).toHaveLength(2);
});

test.each([
  [400, 5_000, timeoutMs],
  [403, 1_500, 3_000],
  [404, 50, 100],
])(
  "a %d whose body does not end is an error with its headers, after %d ms of %d",
  async (status, waitedMs, timeoutMs) => {
    const { happened, happens } = event();
    let isClosed: Promise<unknown> | undefined;
    const reply: Reply = (response, request) => {
      isClosed = once(response, "close");
      stalled(status, { "x-request-id": "ABC.1" })(response, request);
    };
    const { client, clock, requests } = await clientOf(reply, { timeoutMs, fetch: fetchThen(happens) });
    const failure = failureOf(() => read(client));
    await happened;
    await clock.advance(waitedMs);
    expect(await failure).toMatchObject({ name: "ResponseError", status, errors: [], requestId: "ABC.1" });
    expect(String(await failure)).toContain(`whose body could not be read: it was not complete within ${waitedMs} ms`);
    expect(requests).toHaveLength(1);
    await isClosed;
  },
);

test("a call's own timeoutMs goes before the client's", async () => {
  const { happened, happens } = event();
  const { client, clock } = await clientOf(happens, { timeoutMs });
  const failure = failureOf(() => client.packages.get("1", undefined, { timeoutMs: 1000 }));
  await happened;
  await clock.advance(1000);
  expect(await failure).toBeInstanceOf(TimeoutError);
});

test("time runs out on the clock of the machine as well", async () => {
  const { baseUrl } = await startLocalServer(() => silent);
  const client = createClient({ credentials: teamKey, baseUrl, timeoutMs: 1 });
  expect(await failureOf(() => client.packages.get("1"))).toBeInstanceOf(TimeoutError);
});

test("an abort within the body rejects with the caller's own reason", async () => {
  const controller = new AbortController();
  const reason = new Error("the release was called off");
  const { client, requests } = await clientOf(stalledInBody, { fetch: fetchThen(() => controller.abort(reason)) });
  const call = client.packages.get("1", undefined, { signal: controller.signal });
  expect(await failureOf(() => call)).toBe(reason);
  expect(requests).toHaveLength(1);
});

test("an abort while the server is silent rejects with the caller's own reason", async () => {
  const controller = new AbortController();
  const { client } = await clientOf(() => controller.abort("called off"));
  await expect(client.packages.get("1", undefined, { signal: controller.signal })).rejects.toBe("called off");
});

test("a signal that is aborted already sends nothing", async () => {
  const { client, requests } = await clientOf(json(200, packageDocument));
  const signal = AbortSignal.abort("called off");
  await expect(client.packages.get("1", undefined, { signal })).rejects.toBe("called off");
  expect(requests).toEqual([]);
});

test("an abort ends the wait between two attempts", async () => {
  const controller = new AbortController();
  const { client, clock, requests } = await clientOf(json(429, {}, { "retry-after": "30" }));
  const failure = failureOf(() => client.packages.get("1", undefined, { signal: controller.signal }));
  while (!clock.waits.includes(30_000)) await clock.advance(0);
  controller.abort("called off");
  expect(await failure).toBe("called off");
  await clock.advance(100_000);
  expect(requests).toHaveLength(1);
});
