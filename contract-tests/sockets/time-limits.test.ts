import { expect, test } from "vitest";
import { createClient, TimeoutError } from "../../src/index.js";
import { failureOf } from "../../src/testing/failure-of.js";
import { teamKey } from "./client-for.js";
import { type Reply, startLocalServer } from "./local-server.js";
import { json, packageDocument, silent, stalledInBody } from "./replies.js";

// The system's clock and real time: what is measured here is that time does run out.
const timeoutMs = 60;

async function clientOf(reply: Reply, options = {}) {
  const { baseUrl, requests } = await startLocalServer(() => reply);
  return { client: createClient({ credentials: teamKey, baseUrl, ...options }), requests };
}

for (const [what, reply] of Object.entries({ "no answer": silent, "a body that does not end": stalledInBody })) {
  test(`${what} is a TimeoutError when timeoutMs is over, and is not tried again`, async () => {
    const { client, requests } = await clientOf(reply, { timeoutMs });
    const startedAt = performance.now();
    const error = await failureOf(() => client.packages.get("f3190601"));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(String(error)).toContain(
      `no response within ${timeoutMs} ms (GET /v1/alternativeDistributionPackages/f3190601)`,
    );
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs + 3000);
    expect(requests).toHaveLength(1);
  });
}

test("a call's own timeoutMs goes before the client's", async () => {
  const { client } = await clientOf(stalledInBody);
  const error = await failureOf(() => client.packages.get("1", undefined, { timeoutMs }));
  expect(error).toBeInstanceOf(TimeoutError);
});

test("an abort within the body rejects with the caller's own reason", async () => {
  const controller = new AbortController();
  const reason = new Error("the release was called off");
  const fetchThenAbort = async (url: string, init: RequestInit) => {
    const response = await fetch(url, init);
    controller.abort(reason);
    return response;
  };
  const { client, requests } = await clientOf(stalledInBody, { fetch: fetchThenAbort });
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
  const onResponse = () => setImmediate(() => controller.abort("called off"));
  const { client, requests } = await clientOf(json(429, {}, { "retry-after": "30" }), { onResponse });
  await expect(client.packages.get("1", undefined, { signal: controller.signal })).rejects.toBe("called off");
  expect(requests).toHaveLength(1);
});
