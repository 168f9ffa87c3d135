import { execFile } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ArgumentError, createClient, type ResponseError } from "../../index.js";
import { failureOf } from "../../test-support/failure-of.js";
import { completedVersion, startedSandbox } from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";
import { generateP8, tokenSource } from "../../test-support/tokens.js";
import { startSandbox } from "../index.js";

async function everythingOf(seed: number) {
  const { sandbox, client } = await startedSandbox({ seed, now: () => Date.parse("2026-03-01T12:00:00Z") });
  const app = await client.apps.find({ bundleId: "com.example.app" });
  const version = await completedVersion(client);
  const variants = await everyItem(client.packageVersions.variants(version.id));
  const domain = await client.domains.create({ domain: "apps.example.com", referenceName: "Apps" });
  // The signature in its zip is not the same twice.
  delete version.attributes?.fileChecksum;
  const publicKey = new X509Certificate(sandbox.signatureRoot).publicKey.export({ format: "jwk" });
  const everything = { credentials: sandbox.credentials, publicKey, app, version, variants, domain };
  return JSON.parse(JSON.stringify(everything).replaceAll(sandbox.url, "http://sandbox"));
}

test("the same seed gives the same ids, keys, files and checksums; another seed gives others", async () => {
  const first = await everythingOf(1);
  expect(await everythingOf(1)).toEqual(first);
  const other = await everythingOf(2);
  expect(other.credentials.privateKey).not.toBe(first.credentials.privateKey);
  expect(other.app.id).not.toBe(first.app.id);
  expect(other.publicKey.x).not.toBe(first.publicKey.x);
  expect(other.variants[0].attributes.fileChecksum).not.toBe(first.variants[0].attributes.fileChecksum);
});

test("another key is refused, for a reason that is in the list of requests only", async () => {
  const { sandbox } = await startedSandbox();
  const credentials = { ...sandbox.credentials, privateKey: generateP8().privateKey };
  const client = createClient({ credentials, baseUrl: sandbox.url });
  const error = (await failureOf(() => client.apps.find({ bundleId: "a.b" }))) as ResponseError;
  const title = "Authentication credentials are missing or invalid.";
  expect(error.errors).toEqual([{ status: "401", code: "NOT_AUTHORIZED", title }]);
  const refused = { status: 401, tokenFault: "the signature is not by the sandbox's key" };
  expect(sandbox.requests).toMatchObject([refused, refused]);
});

test("every response says what is left of the hour, and has an id of its own", async () => {
  const ids: (string | undefined)[] = [];
  const { sandbox } = await startedSandbox();
  const { credentials, url: baseUrl } = sandbox;
  const client = createClient({ credentials, baseUrl, onResponse: ({ requestId }) => ids.push(requestId) });
  for (const hourRemaining of [3499, 3498]) {
    await client.apps.find({ bundleId: "a.b" });
    expect(client.rateLimit).toEqual({ hourLimit: 3500, hourRemaining });
  }
  expect(new Set(ids.filter(Boolean)).size).toBe(2);
});

test("a path that leads nowhere is a PATH_ERROR, whatever its method", async () => {
  const { sandbox, client } = await startedSandbox();
  const unknown = client.raw.GET("/v1/builds" as "/v1/apps");
  await expect(unknown).rejects.toMatchObject({ status: 404, errors: [{ code: "PATH_ERROR" }] });
  expect(sandbox.requests.at(-1)).toMatchObject({ path: "/v1/builds", operation: undefined, status: 404 });
});

for (const path of ["//", "//[", "//example.com/v1/apps", "http://[/", "http://example.com/v1/apps", "*"]) {
  test(`a request for ${path}, which no client sends, is a PATH_ERROR too`, async () => {
    const { sandbox } = await startedSandbox();
    const token = await tokenSource(sandbox.credentials).get();
    const response = await new Promise<[status: number | undefined, body: string]>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` };
      // By host and port: a URL would be normalised on the way.
      const { hostname: host, port } = new URL(sandbox.url);
      const sent = request({ host, port, path, headers, agent: false }, async (response) => {
        resolve([response.statusCode, await text(response)]);
      });
      sent.on("error", reject).end();
    });
    expect(response).toEqual([404, expect.stringContaining('"PATH_ERROR"')]);
  });
}

test("a closed sandbox cuts its connections, accepts no others, and may be closed again", async () => {
  const { sandbox } = await startedSandbox();
  const { port } = new URL(sandbox.url);
  const socket = connect(Number(port), "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  const cut = new Promise((resolve) => socket.once("close", resolve));
  await sandbox.close();
  await cut;
  await expect(fetch(sandbox.url)).rejects.toThrow();
  await sandbox.close();
});

test("a port that is taken is refused by name", async () => {
  const { sandbox } = await startedSandbox();
  const port = Number(new URL(sandbox.url).port);
  await expect(startSandbox({ port })).rejects.toBeInstanceOf(ArgumentError);
  await expect(startSandbox({ port })).rejects.toThrow(`port: ${port} cannot be listened on (EADDRINUSE)`);
});

test("a process ends by itself once the sandbox is closed, whatever was under way", async () => {
  const script = `
    import { startSandbox } from "./src/sandbox/index.ts";
    import { createClient } from "./src/index.ts";
    const sandbox = await startSandbox();
    const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
    const app = await client.apps.find({ bundleId: "com.example.app" });
    const version = await client.appStoreVersions.find({ appId: app.id, versionString: "2.4.0" });
    await client.packages.create({ appStoreVersionId: version.id });
    await sandbox.close();
    console.log("closed");`;
  const root = new URL("../../..", import.meta.url).pathname;
  const { stdout } = await promisify(execFile)("node", ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: root,
    timeout: 20_000,
  });
  expect(stdout).toBe("closed\n");
});
