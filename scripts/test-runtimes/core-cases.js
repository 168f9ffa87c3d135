// What the core does on every runtime: no file system, no Node. `setup` is where the servers of the test are.

import { AppStoreConnectError, createClient, verifyWebhook } from "alternative-distribution";

function check(condition, what) {
  if (!condition) throw new Error(what);
}

function clientOf({ sandbox }, options) {
  return createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url, ...options });
}

async function failureOf(call) {
  const found = await call.then(
    () => undefined,
    (error) => error,
  );
  return found ?? new Error("expected a failure, and there was none");
}

const drifted = '{"data":{"type":"apps","id":"1"},"links":{}}';

export const coreCases = {
  client: async (setup) => {
    const agents = [];
    const send = (url, init) => {
      agents.push(init.headers["user-agent"]);
      return fetch(url, init);
    };
    const client = clientOf(setup, { fetch: send, userAgentSuffix: "cases/1.0" });
    const app = await client.apps.find({ bundleId: "com.example.app" });
    check(app, "the sandbox has the app");
    const versions = await client.appStoreVersions.list({ appId: app.id }).toArray();
    check(versions.length > 0, "the app has versions");
    const { response, requestId } = await client.packages
      .get("none")
      .withResponse()
      .catch((error) => error);
    check(response.status === 404 && requestId, "a read of nothing is a 404 with a request id");
    check(/^alternative-distribution\/\S+ \(.+\) cases\/1\.0$/.test(agents[0]), `the User-Agent is ${agents[0]}`);
    return agents[0].replace(/^.*\((.*)\).*$/, "$1");
  },
  validate: async () => {
    const drift = [];
    const options = { credentials: { token: async () => "token" }, fetch: async () => new Response(drifted) };
    const client = createClient({ ...options, validate: "report", onDrift: ({ pointer }) => drift.push(pointer) });
    await client.packages.get("1");
    check(drift.join() === "/data/type,/links/self", `drift at ${drift.join()}`);
    const strict = createClient({ ...options, validate: "throw" });
    const error = await failureOf(strict.packages.get("1"));
    check(error.code === "ERR_ASC_UNEXPECTED_RESPONSE" && AppStoreConnectError.isInstance(error), error.message);
  },
  webhook: async () => {
    const body =
      '{"data":{"type":"webhookPingCreated","id":"1","version":1,"attributes":{"timestamp":"2026-01-01T00:00:00Z"}}}';
    const key = { name: "HMAC", hash: "SHA-256" };
    const bytes = (text) => new TextEncoder().encode(text);
    const secret = await crypto.subtle.importKey("raw", bytes("secret"), key, false, ["sign"]);
    const digest = new Uint8Array(await crypto.subtle.sign("HMAC", secret, bytes(body)));
    const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const event = await verifyWebhook({ body, signature: `hmacsha256=${hex}`, secrets: ["secret"] });
    check(event.data.id === "1", "the event is read");
  },
  "a lost POST is sent once": async ({ loser }) => {
    const client = createClient({ credentials: { token: async () => "token" }, baseUrl: loser.url });
    // A read first, so that the connection is kept alive: on such a one a runtime may repeat what is lost.
    await client.packages.get("1");
    const error = await failureOf(client.packages.create({ appStoreVersionId: "1" }));
    check(error.code === "ERR_ASC_CONNECTION", `${error.code}: ${error.message}`);
    const { posts } = await (await fetch(`${loser.url}/count`)).json();
    check(posts === 1, `the server got ${posts}`);
  },
};

/** Runs cases one after the other; gives what came of each. */
export async function runCases(cases, setup) {
  const results = {};
  for (const [name, run] of Object.entries(cases)) {
    try {
      results[name] = { ok: true, detail: (await run(setup)) ?? "" };
    } catch (error) {
      results[name] = { ok: false, detail: `${error?.stack ?? error}` };
    }
  }
  return results;
}
