import { expect, test } from "vitest";
import { withGuardedClient } from "./guarded-client.js";
import { startLocalServer } from "./sockets/local-server.js";
import { appleError, json, packageDocument, text } from "./sockets/replies.js";

test("a response that violates the contract fails the test, though the client takes it", async () => {
  const { baseUrl } = await startLocalServer(() => json(200, { ...packageDocument, links: {} }));
  const running = withGuardedClient({ baseUrl }, (client) => client.packages.get("f3190601"));
  await expect(running).rejects.toThrow(
    "the contract is violated:\n  GET /v1/alternativeDistributionPackages/{id}: 200",
  );
});

test("a request that violates the contract fails the test, though the server takes it", async () => {
  const { baseUrl } = await startLocalServer(() => json(200, packageDocument));
  const query = { sort: "version" } as object;
  const running = withGuardedClient({ baseUrl }, (client) => client.packages.get("f3190601", query));
  await expect(running).rejects.toThrow("query sort: unknown to the contract");
});

test("a violation fails the test even where the test expects an error", async () => {
  const { baseUrl } = await startLocalServer(() => appleError(418, "TEAPOT"));
  const running = withGuardedClient({ baseUrl }, (client) =>
    expect(client.packages.get("f3190601")).rejects.toThrow("418 TEAPOT"),
  );
  await expect(running).rejects.toThrow("418 response: status: not documented");
});

test("what is on purpose is left to the test, and a request never is", async () => {
  const { baseUrl } = await startLocalServer(() => appleError(418, "TEAPOT"));
  const options = { baseUrl, undocumentedResponse: true };
  await withGuardedClient(options, (client) => expect(client.packages.get("1")).rejects.toThrow("TEAPOT"));
  const query = { limit: 1 } as object;
  const wrong = withGuardedClient(options, (client) => client.packages.get("1", query).catch(() => undefined));
  await expect(wrong).rejects.toThrow("query limit: unknown to the contract");
});

test("a response that is not JSON fails the test", async () => {
  const { baseUrl } = await startLocalServer(() => text(200, '{"data":', { "content-type": "application/json" }));
  const running = withGuardedClient({ baseUrl }, (client) => client.packages.get("f3190601"));
  await expect(running).rejects.toThrow("200 response: body: not JSON");
});

test("a test that sends nothing fails", async () => {
  const running = withGuardedClient({ baseUrl: "http://127.0.0.1:9" }, async () => "done");
  await expect(running).rejects.toThrow("nothing was sent");
});

test("a failure of the test itself comes through", async () => {
  const { baseUrl } = await startLocalServer(() => json(200, packageDocument));
  const running = withGuardedClient({ baseUrl }, async (client) => {
    await client.packages.get("f3190601");
    throw new Error("the test's own");
  });
  await expect(running).rejects.toThrow("the test's own");
});
