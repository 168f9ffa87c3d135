import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createClient } from "../../src/index.js";
import { startPrismProxy } from "../prism.js";
import { json, type text } from "../sockets/replies.js";
import { startedBeforeAll } from "../started-server.js";
import { checkedFetch, type ProxiedExchange, startProxiedSandbox } from "./proxied-sandbox.js";

let reply: ReturnType<typeof text>;
const server = createServer(({ method = "", url = "", headers }, response) => {
  reply(response, { method, url, headers, body: "" });
});
const upstream = startedBeforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: async () => void server.close().closeAllConnections() };
});
const prism = startedBeforeAll(() => startPrismProxy(upstream().url));
const proxied = startedBeforeAll(startProxiedSandbox);

const self = "http://127.0.0.1/v1/apps";
const right = {
  data: [{ type: "apps", id: "1", attributes: { name: "Example" } }],
  links: { self },
  meta: { paging: { total: 1, limit: 50 } },
};

/** What a server that answers the list of apps so is found guilty of. */
async function faultsOf(answer: ReturnType<typeof text>): Promise<ProxiedExchange[]> {
  reply = answer;
  const exchanges: ProxiedExchange[] = [];
  const fetch = checkedFetch(upstream().url, prism(), exchanges);
  await fetch(`${upstream().url}/v1/apps`, { headers: { authorization: "Bearer any", accept: "application/json" } });
  return exchanges;
}

test("a response as the contract has it passes, so that what is refused is refused for what is wrong", async () => {
  expect(await faultsOf(json(200, right))).toEqual([{ status: 200, faults: [] }]);
});

const wrong: [what: string, reply: ReturnType<typeof text>][] = [
  ["an id that is a number", json(200, { ...right, data: [{ type: "apps", id: 1 }] })],
  ["another type", json(200, { ...right, data: [{ type: "builds", id: "1" }] })],
  ["no links", json(200, { data: right.data })],
  ["paging without a limit", json(200, { ...right, meta: { paging: { total: 1 } } })],
  ["one resource in place of a list", json(200, { ...right, data: right.data[0] })],
  ["an error without a title", json(403, { errors: [{ status: "403", code: "FORBIDDEN_ERROR" }] })],
];

for (const [what, reply] of wrong) {
  test(`Prism refuses to pass on a response with ${what}`, async () => {
    const [exchange] = await faultsOf(reply);
    expect(exchange).toMatchObject({
      status: 500,
      faults: expect.arrayContaining([expect.stringContaining("violations")]),
    });
  });
}

test("a page of HTML from the sandbox is found out", async () => {
  const { sandbox, fetch, faults, exchanges } = proxied();
  faults.push({ kind: "garbage" });
  const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url, fetch, retry: false });
  await expect(client.apps.find({ bundleId: "com.example.app" })).rejects.toThrow();
  expect(exchanges[0]?.faults.join()).toContain("content type");
});

test("a request that the contract does not allow does not reach the sandbox", async () => {
  const { sandbox, fetch } = proxied();
  const before = sandbox.requests.length;
  const response = await fetch(`${sandbox.url}/v1/apps?limit=many`, { headers: { authorization: "Bearer any" } });
  expect(response.status).toBe(422);
  expect(sandbox.requests.slice(before)).toEqual([]);
});
