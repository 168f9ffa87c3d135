import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAdp, withSandbox } from "../../test-support/run-adp.js";
import { generateP8 } from "../../test-support/tokens.js";

const app = ["--bundle-id", "com.example.app"];
const { publicKey, privateKey } = generateP8();

test("keys are added, listed and removed, for the account and for an app", async () => {
  await withSandbox({}, async ({ adp, folder }) => {
    expect(await adp(["keys", "list"])).toMatchObject({ exitCode: 0, stdout: "no keys\n" });
    await writeFile(join(folder, "key.pem"), publicKey);
    const ofAccount = (await adp(["keys", "add", "key.pem", "--json"])).document();
    const ofApp = (await adp(["keys", "add", "-", ...app, "--json"], { input: generateP8().publicKey })).document();
    expect(ofApp).toEqual({ id: expect.any(String), appId: expect.any(String), created: true });
    expect((await adp(["keys", "list", "--json"])).document().keys).toContainEqual({
      id: ofAccount.id,
      publicKey: publicKey.trim(),
    });
    expect((await adp(["keys", "list", ...app, "--json"])).document().keys).toMatchObject([{ id: ofApp.id }]);
    const end = publicKey.replace(/-----[A-Z ]+-----|\s/g, "").slice(-24);
    expect((await adp(["keys", "list"])).stdout).toContain(`${ofAccount.id}  …${end}\n`);
    expect(await adp(["keys", "remove", ofAccount.id, "--yes"])).toMatchObject({ exitCode: 0 });
    expect((await adp(["keys", "list", "--json"])).document().keys).toMatchObject([{ id: ofApp.id }]);
  });
});

test.each([
  ["a private key", privateKey, "a private key, which must stay with you"],
  ["something else", "ssh-ed25519 AAAA", "not a public key in PEM"],
])("%s is not added as a key, and nothing is sent", async (_, input, message) => {
  await withSandbox({}, async ({ adp, sandbox }) => {
    const { exitCode, stderr } = await adp(["keys", "add", "-"], { input });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(sandbox.requests).toEqual([]);
  });
});

test("a key file that is not there ends with 1", async () => {
  const { exitCode, stderr } = await runAdp(["keys", "add", "nowhere.pem"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("adp: nowhere.pem: does not exist\n");
});

test("domains are added, listed and removed", async () => {
  await withSandbox({}, async ({ adp }) => {
    const add = ["domains", "add", "downloads.example.com", "--name", "Downloads", "--json"];
    const { id } = (await adp(add)).document();
    const { stdout } = await adp(["domains", "list"]);
    expect(stdout).toMatch(/^ID +DOMAIN +NAME +CREATED\n/);
    expect(stdout).toContain(`${id}  downloads.example.com  Downloads  `);
    expect(await adp(["domains", "remove", id, "--yes"])).toMatchObject({ stdout: `✓ domain ${id} removed\n` });
    expect((await adp(["domains", "list", "--json"])).document()).toEqual({ domains: [] });
  });
});

test.each(["https://example.com/x", "example.com:8443", "*.example.com"])(
  "%s is not added as a domain: it says what to write, and nothing is sent",
  async (domain) => {
    await withSandbox({}, async ({ adp, sandbox }) => {
      const { exitCode, stderr } = await adp(["domains", "add", domain]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining("; write example.com") });
      expect(sandbox.requests).toEqual([]);
    });
  },
);

test("a domain is added in small letters, and found again however it is written", async () => {
  await withSandbox({}, async ({ adp }) => {
    const { id, domain } = (await adp(["domains", "add", "M\u00fcnchen.Example", "--json"])).document();
    expect(domain).toBe("xn--mnchen-3ya.example");
    expect((await adp(["domains", "add", "XN--MNCHEN-3YA.example", "--json"])).document()).toMatchObject({
      ...{ id, created: false },
    });
  });
});

test.each([
  [["webhooks", "add", ...app, "--secret-file", "-", "--url"], "--url"],
  [["webhooks", "update", "7", "--url"], "--url"],
  [["marketplace-search", "set", ...app], "catalog-url"],
])("%j does not take what is no URL", async (args, name) => {
  for (const url of ["example.com", "ftp://example.com/", "example.com:8443/x", "https://"]) {
    const { exitCode, stderr } = await runAdp([...args, url], { input: "one-secret-of-ours" });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(`${name}: must be a URL`) });
  }
});

test("nothing is removed where there is no terminal to ask on", async () => {
  await withSandbox({}, async ({ adp, sandbox }) => {
    const { exitCode, stderr } = await adp(["domains", "remove", "7"], { input: "y\n" });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("cannot ask for confirmation (not a terminal); pass --yes to remove domain 7");
    expect(sandbox.requests).toEqual([]);
  });
});

test.each([
  ["y\n", true],
  ["YES\n", true],
  ["n\n", false],
  ["\n", false],
  ["", false],
])("on a terminal the response %j removes: %s", async (input, removed) => {
  await withSandbox({}, async ({ adp }) => {
    const { id } = (await adp(["domains", "add", "example.com", "--json"])).document();
    const { exitCode, stdout, stderr } = await adp(["domains", "remove", id], { input, columns: 80 });
    expect(exitCode).toBe(0);
    expect(stderr).toBe(`Remove domain ${id}? It cannot be undone. [y/N] `);
    expect(stdout).toContain(removed ? `domain ${id} removed` : "nothing was removed");
    expect((await adp(["domains", "list", "--json"])).document().domains).toHaveLength(removed ? 0 : 1);
  });
});

test("webhooks are added, pinged, looked after and removed", async () => {
  const receiver = createServer((_, response) => void response.writeHead(204).end()).listen(0, "127.0.0.1");
  await new Promise((resolve) => receiver.once("listening", resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/apple`;
  await withSandbox({}, async ({ adp, sandbox, env }) => {
    const add = ["webhooks", "add", ...app, "--url", url, "--json"];
    const added = (await adp(add, { env: { ...env, ADP_WEBHOOK_SECRET: "one-secret-of-ours" } })).document();
    expect(added).toMatchObject({ url, enabled: true, eventTypes: { length: 3 } });
    const list = (await adp(["webhooks", "list", ...app, "--json"])).document();
    expect(list.webhooks).toMatchObject([{ id: added.id, url, enabled: true }]);
    expect((await adp(["webhooks", "ping", added.id])).stdout).toContain(`adp webhooks deliveries ${added.id}`);
    await sandbox.deliveriesSettled();
    const [delivery] = (await adp(["webhooks", "deliveries", added.id, "--json"])).document().deliveries;
    expect(delivery).toMatchObject({ deliveryState: "SUCCEEDED", status: 204 });
    const again = (await adp(["webhooks", "redeliver", delivery.id, "--json"])).document();
    expect(again).toMatchObject({ template: delivery.id });
    const limited = await adp(["webhooks", "deliveries", added.id, "--limit", "1", "--json"]);
    expect(limited.document().deliveries).toHaveLength(1);
    expect(await adp(["webhooks", "remove", added.id, "--yes"])).toMatchObject({ exitCode: 0 });
    expect((await adp(["webhooks", "list", ...app])).stdout).toBe("no webhooks\n");
  });
  receiver.close();
});

test("a webhook's secret comes from the environment, a file or a pipe, and nothing is sent without one", async () => {
  await withSandbox({}, async ({ adp, sandbox, folder, env }) => {
    const at = (name: string) => ["webhooks", "add", ...app, "--url", `https://ci.example.com/${name}`, "--disabled"];
    const add = at("a");
    expect(await adp(add)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("set ADP_WEBHOOK_SECRET") });
    expect(await adp([...add, "--secret-file", "-"])).toMatchObject({ exitCode: 2 });
    expect(sandbox.requests).toEqual([]);
    await writeFile(join(folder, "secret.txt"), "another-secret\n");
    expect(await adp([...add, "--secret-file", "secret.txt"])).toMatchObject({ exitCode: 0 });
    expect(await adp([...at("b"), "--secret-file", "-"], { input: "third-secret" })).toMatchObject({ exitCode: 0 });
    expect(await adp(at("c"), { env: { ...env, ADP_WEBHOOK_SECRET: "fourth-secret" } })).toMatchObject({ exitCode: 0 });
    expect((await adp(["webhooks", "list", ...app, "--json"])).document().webhooks).toHaveLength(3);
  });
});

test("a webhook's events are Apple's, with blanks or commas between them", async () => {
  await withSandbox({}, async ({ adp, env }) => {
    const add = ["webhooks", "add", ...app, "--url", "https://ci.example.com/apple", "--json", "--events"];
    const world = { env: { ...env, ADP_WEBHOOK_SECRET: "one-secret-of-ours" } };
    const state = "APP_STORE_VERSION_APP_VERSION_STATE_UPDATED";
    const build = "BUILD_UPLOAD_STATE_UPDATED";
    for (const words of [[state, build], [`${state},${build}`], [state.toLowerCase(), build]]) {
      const { id, eventTypes } = (await adp([...add, ...words], world)).document();
      expect(eventTypes).toEqual([state, build]);
      await adp(["webhooks", "remove", id, "--yes"]);
    }
    const { exitCode, stderr } = await adp([...add, `${state},BUILD_UPLOADED`], world);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`There is no event type 'BUILD_UPLOADED'. Allowed choices are ALTERNATIVE_DISTRIBUTION_`);
  });
});

test("the key of an app that there is not: it says that the app may be what is missing", async () => {
  await withSandbox({}, async ({ adp }) => {
    const { exitCode, stdout } = await adp(["keys", "list", "--app-id", "bogus"]);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "app bogus has no public key of its own, or your API key does not see the app\n",
    });
    expect((await adp(["keys", "list", "--app-id", "bogus", "--json"])).document()).toEqual({ keys: [] });
  });
});
