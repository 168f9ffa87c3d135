import { expect, test } from "vitest";
import { failureOf, messageOf } from "../test-support/failure-of.js";
import { aPackage, list, one, refusal } from "../test-support/responses.js";
import { apple, createTestClient, everyItem } from "../test-support/test-client.js";
import { generateP8 } from "../test-support/tokens.js";

const packages = `${apple}/v1/alternativeDistributionPackages`;

test("create sends Apple's example, and resolves to Apple's document", async () => {
  const { client, sent } = createTestClient([one(aPackage("f3190601"), 201)]);
  const document = await client.packages.create({ appStoreVersionId: "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45" });
  expect(document).toEqual({ data: aPackage("f3190601"), links: { self: expect.any(String) } });
  expect(sent[0]).toMatchObject({ url: packages, method: "POST" });
  expect(sent[0]?.init.body).toBe(
    '{"data":{"type":"alternativeDistributionPackages","relationships":{"appStoreVersion":{"data":{"type":"appStoreVersions","id":"3fb74833-4bf4-4c34-9cfd-f9dc4978ea45"}}}}}',
  );
});

test("create names its argument when the id is none", async () => {
  const { client, sent } = createTestClient([]);
  for (const appStoreVersionId of ["", "a/b", undefined as unknown as string]) {
    const error = await failureOf(() => client.packages.create({ appStoreVersionId }));
    expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
    expect((error as Error).message).toMatch(/^appStoreVersionId: must be an id/);
  }
  expect(sent).toHaveLength(0);
});

test("a refused create hints at ensure", async () => {
  const { client } = createTestClient([refusal(409, "STATE_ERROR")]);
  const error = await failureOf(() => client.packages.create({ appStoreVersionId: "1" }));
  expect((error as Error).message).toContain("packages.ensure()");
});

test("get reads a package, with what it includes", async () => {
  const { client, sent } = createTestClient([one(aPackage("7"))]);
  await client.packages.get("7", { include: ["versions"], "limit[versions]": 50 });
  expect(sent[0]?.url).toBe(`${packages}/7?include=versions&limit[versions]=50`);
});

test("forAppStoreVersion resolves to undefined when there is no package", async () => {
  const answers = [one(aPackage("7")), one(null), refusal(404, "NOT_FOUND")];
  const { client, sent } = createTestClient(answers);
  expect((await client.packages.forAppStoreVersion("1"))?.data.id).toBe("7");
  expect(await client.packages.forAppStoreVersion("1")).toBeUndefined();
  expect(await client.packages.forAppStoreVersion("1")).toBeUndefined();
  expect(sent[0]?.url).toBe(`${apple}/v1/appStoreVersions/1/alternativeDistributionPackage`);
});

test("versions are listed, filtered as asked", async () => {
  const { client, sent } = createTestClient([list([])]);
  expect(await everyItem(client.packages.versions("7", { "filter[state]": ["COMPLETED"], limit: 200 }))).toEqual([]);
  expect(sent[0]?.url).toBe(`${packages}/7/versions?filter[state]=COMPLETED&limit=200`);
});

test("a filter that is empty is refused, as it would match everything", async () => {
  const { client, sent } = createTestClient([]);
  const error = await failureOf(() => everyItem(client.packages.versions("7", { "filter[state]": [] })));
  expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: expect.stringContaining("filter[state]") });
  expect(sent).toHaveLength(0);
});

test("a bad id is refused by the argument's name, and rejects", async () => {
  const { client, sent } = createTestClient([]);
  const calls: [string, () => unknown][] = [
    ["appStoreVersionId", () => client.packages.ensure({ appStoreVersionId: "" })],
    ["appStoreVersionId", () => client.packages.forAppStoreVersion("a/b")],
    ["appId", () => client.keys.forApp("")],
    ["appId", () => client.marketplaceSearch.forApp("..")],
    ["appId", () => everyItem(client.webhooks.forApp(""))],
    ["webhookId", () => everyItem(client.webhooks.deliveries(""))],
    ["appId", () => everyItem(client.appStoreVersions.list({ appId: "" }))],
  ];
  for (const [name, call] of calls) expect(await messageOf(call)).toMatch(new RegExp(`^${name}: must be an id`));
  expect(sent).toEqual([]);
});

test("a private key in place of the public one is refused, and not sent", async () => {
  const { client, sent } = createTestClient([]);
  const publicKey = generateP8().privateKey;
  expect(await messageOf(() => client.keys.create({ publicKey }))).toBe(
    "publicKey: is a private key; give the public key, in PEM",
  );
  expect(sent).toEqual([]);
});
