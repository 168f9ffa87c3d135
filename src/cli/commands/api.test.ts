import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFakeFetch, type FakeResponse } from "../../test-support/fake-fetch.js";
import { list, one, refusal, resource } from "../../test-support/responses.js";
import { runAdp, withSandbox } from "../../test-support/run-adp.js";
import { generateP8 } from "../../test-support/tokens.js";
import { readPages } from "./api.js";

const env = { ASC_KEY_ID: "2X9R4HXF34", ASC_ISSUER_ID: "57246542-96fe", ASC_PRIVATE_KEY: generateP8().privateKey };
const apple = "https://api.appstoreconnect.apple.com";

/** Runs it against these answers, and gives what was sent. */
async function api(args: string[], answers: FakeResponse[], input?: string) {
  const { fetch, sent } = createFakeFetch(answers);
  const ran = await runAdp(["api", ...args], { env, fetch, ...(input !== undefined && { input }) });
  return { ...ran, sent: sent.map(({ method, url, init }) => ({ method, url, body: init.body })) };
}

test.each([
  ["/v1/apps", `${apple}/v1/apps`],
  ["v1/apps?limit=5", `${apple}/v1/apps?limit=5`],
  ["/v1/apps?filter[bundleId]=a.b,c&fields[apps]=name", `${apple}/v1/apps?filter[bundleId]=a.b,c&fields[apps]=name`],
  [`${apple}/v1/apps?cursor=7`, `${apple}/v1/apps?cursor=7`],
])("GET %s asks for %s, and prints the document", async (path, url) => {
  const { exitCode, sent, document } = await api(["get", path], [list([resource("apps", "1")])]);
  expect(exitCode).toBe(0);
  expect(sent).toEqual([{ method: "GET", url }]);
  expect(document().data).toMatchObject([{ type: "apps", id: "1" }]);
});

test.each([
  [
    "https://example.com/v1/apps",
    "path: leads to another host; the token is sent to https://api.appstoreconnect.apple.com only",
  ],
  ["https://api.appstoreconnect.apple.com.example.com/v1", "path: leads to another host"],
  ["http://api.appstoreconnect.apple.com/v1/apps", "path: leads to another host"],
  ["file:///etc/passwd", "path: leads to another host"],
  ["https://me:word@api.appstoreconnect.apple.com/v1/apps", "path: must not contain a user name or a password"],
  ["/v1/apps#x", "path: must not contain a fragment"],
  ["", "path: empty"],
  ...[
    "/",
    "apps",
    "?limit=5",
    "//example.com/v1/apps",
    "\\\\example.com\\v1\\apps",
    "example.com/v1/apps",
    "/v1",
    "/v1/",
    "/v1//",
  ].map((path) => [path, "path: must begin with an API version"]),
])("GET %s is refused, and nothing is sent", async (path, message) => {
  const { exitCode, stderr, sent } = await api(["GET", path], []);
  expect({ exitCode, sent }).toEqual({ exitCode: 2, sent: [] });
  expect(stderr).toContain(message);
});

test("a path does not lead out of a base URL", async () => {
  const args = ["api", "GET", "/../admin", "--base-url", "https://proxy.example/apple"];
  const { exitCode, stderr } = await runAdp(args, { env, fetch: createFakeFetch([]).fetch });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("path: is not below https://proxy.example/apple");
});

test("--paginate makes one document of all pages", async () => {
  const next = { links: { self: "x", next: `${apple}/v1/apps?page=2` } };
  const { exitCode, document, sent } = await api(
    ["GET", "/v1/apps", "--paginate"],
    [
      () => Response.json({ data: [resource("apps", "1")], included: [resource("appInfos", "1")], ...next }),
      () => Response.json({ data: [resource("apps", "2")], included: [resource("appInfos", "1")], links: {} }),
    ],
  );
  expect(exitCode).toBe(0);
  expect(document()).toEqual({
    data: [resource("apps", "1"), resource("apps", "2")],
    included: [resource("appInfos", "1")],
  });
  expect(sent.map(({ url }) => url)).toEqual([`${apple}/v1/apps`, `${apple}/v1/apps?page=2`]);
});

test("pages may be of any length", async () => {
  const data = Array.from({ length: 300_000 }, () => null);
  const first = { data, included: data, links: { next: `${apple}/v1/apps?page=2` } };
  const all = await readPages(first, { baseUrl: apple, follow: async () => ({ data, included: data }) });
  expect(all?.data).toHaveLength(600_000);
});

test("--paginate of one resource is that resource, and of a next page elsewhere an error", async () => {
  expect((await api(["GET", "/v1/apps/1", "--paginate"], [one(resource("apps", "1"))])).exitCode).toBe(0);
  const elsewhere = () => Response.json({ data: [], links: { next: "https://example.com/" } });
  const { exitCode, stderr } = await api(["GET", "/v1/apps", "--paginate"], [elsewhere]);
  expect(exitCode).toBe(7);
  expect(stderr).toContain("links.next points to https://example.com");
});

test("a body comes from stdin or from a file", async () => {
  const body = { data: { type: "webhookPings" } };
  const answer = one(resource("webhookPings", "1"), 201);
  const piped = await api(["POST", "/v1/webhookPings"], [answer], `\ufeff${JSON.stringify(body, null, 2)}\n`);
  expect(piped).toMatchObject({ exitCode: 0, sent: [{ method: "POST", body: JSON.stringify(body) }] });
  await withSandbox({}, async ({ adp, folder }) => {
    const data = { type: "alternativeDistributionDomains", attributes: { domain: "example.com", referenceName: "x" } };
    await writeFile(join(folder, "body.json"), JSON.stringify({ data }));
    const path = "/v1/alternativeDistributionDomains";
    const { id } = (await adp(["api", "post", path, "--input", "body.json"])).document().data;
    expect(await adp(["api", "DELETE", `${path}/${id}`])).toMatchObject({
      exitCode: 0,
      stdout: `✓ DELETE ${path}/${id}: done\n`,
    });
    expect((await adp(["api", "GET", path, "--json"])).document().data).toEqual([]);
  });
});

test.each([
  ["", "POST requires a JSON body"],
  ["{", "stdin: not a JSON object"],
  ["7", "stdin: not a JSON object"],
  ["[]", "stdin: not a JSON object"],
  ["{'data': 1}", "stdin: not a JSON object"],
])("a body %j is refused", async (input, message) => {
  const { exitCode, stderr, sent } = await api(["POST", "/v1/x"], [], input);
  expect({ exitCode, sent }).toEqual({ exitCode: 2, sent: [] });
  expect(stderr).toContain(message);
});

test.each(["GET", "DELETE"])("%s has no body", async (method) => {
  const { exitCode, stderr, sent } = await api([method, "/v1/x/1", "--input", "-"], [], "{}");
  expect({ exitCode, sent }).toEqual({ exitCode: 2, sent: [] });
  expect(stderr).toContain(`--input: requires POST or PATCH, not ${method}, which has no body`);
});

test("what is piped to a GET is left alone", async () => {
  const { exitCode, sent } = await api(["GET", "/v1/apps"], [list([])], "{}");
  expect({ exitCode, sent }).toMatchObject({ exitCode: 0, sent: [{ method: "GET" }] });
});

test("--dry-run does not print the secret of a webhook", async () => {
  const body = { data: { type: "webhooks", attributes: { name: "n", secret: "a-secret-of-a-webhook" } } };
  const { stdout, document } = await api(["POST", "/v1/webhooks", "--dry-run", "--json"], [], JSON.stringify(body));
  expect(stdout).not.toContain("a-secret");
  expect(document().body.data.attributes).toEqual({ name: "n", secret: "[secret]" });
});

test.each(["POST", "PATCH", "DELETE"])("%s --dry-run sends nothing", async (method) => {
  const { exitCode, document, sent } = await api([method, "/v1/x/1", "--dry-run", "--json"], [], "{}");
  expect({ exitCode, sent }).toEqual({ exitCode: 0, sent: [] });
  expect(document()).toMatchObject({ method, path: "/v1/x/1", dryRun: true });
});

test("a POST whose response is lost says that it may have been carried out", async () => {
  const { exitCode, stderr } = await api(["POST", "/v1/x"], [new TypeError("fetch failed")], "{}");
  expect(exitCode).toBe(7);
  expect(stderr).toContain("The request may have been carried out. Check the result before you send it again.\n");
});

test("neither signed URLs nor key blobs are printed", async () => {
  const attributes = { url: "https://cdn.example/x?other=s3cret", alternativeDistributionKeyBlob: "YmxvYg-blob" };
  const variant = { type: "alternativeDistributionPackageVariants", id: "1", attributes };
  const { stdout } = await api(["GET", "/v1/y"], [() => Response.json({ data: variant, included: [variant] })]);
  expect(stdout).not.toMatch(/s3cret|YmxvYg/);
  expect(stdout.match(/\[secret\]/g)).toHaveLength(4);
  const webhook = { type: "webhooks", id: "1", attributes: { url: "https://ci.example.com" } };
  expect((await api(["GET", "/v1/y"], [one(webhook)])).stdout).toContain("https://ci.example.com");
});

test("Apple's refusal ends with 4, and another method with 2", async () => {
  expect((await api(["GET", "/v1/apps/0"], [refusal(404, "NOT_FOUND")])).exitCode).toBe(4);
  expect((await api(["PUT", "/v1/apps/0"], [])).stderr).toContain("Allowed choices are GET, POST, PATCH, DELETE");
  expect((await api(["POST", "/v1/apps", "--paginate"], [])).stderr).toContain("--paginate: requires GET");
});
