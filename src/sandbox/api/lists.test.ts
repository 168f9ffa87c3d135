import { expect, test } from "vitest";
import { type StartedSandbox, startedSandbox } from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";
import { tokenSource } from "../../test-support/tokens.js";

async function withDomains(count: number): Promise<StartedSandbox> {
  const started = await startedSandbox();
  for (let number = 1; number <= count; number++) {
    await started.client.domains.create({ domain: `apps${number}.example.com`, referenceName: `Domain ${number}` });
  }
  return started;
}

test("a list comes in pages, whose `next` has every parameter in it", async () => {
  const { sandbox, client } = await withDomains(5);
  const domains = client.domains.list({ limit: 2, "fields[alternativeDistributionDomains]": ["domain"] });
  const pages = [];
  for await (const page of domains.pages()) pages.push(page);
  expect(pages.map(({ data }) => data.flatMap(({ attributes }) => Object.values(attributes ?? {})))).toEqual([
    ["apps1.example.com", "apps2.example.com"],
    ["apps3.example.com", "apps4.example.com"],
    ["apps5.example.com"],
  ]);
  expect(pages.map(({ meta }) => meta?.paging)).toMatchObject(Array(3).fill({ total: 5, limit: 2 }));
  expect(pages[0]?.links.next).toContain(`cursor=${pages[0]?.meta?.paging.nextCursor}`);
  expect(pages[2]?.links.next).toBeUndefined();
  expect(sandbox.requests.slice(-3).map(({ path }) => new URLSearchParams(path.split("?")[1]).get("limit"))).toEqual(
    Array(3).fill("2"),
  );
});

test("without a limit there are 50 on a page", async () => {
  const { sandbox, client } = await withDomains(51);
  await expect(everyItem(client.domains.list())).resolves.toHaveLength(51);
  expect(
    sandbox.requests.filter(({ operation }) => operation === "GET /v1/alternativeDistributionDomains").length,
  ).toBe(2);
});

test("wrong queries are refused with the parameter that is wrong, all of them at once", async () => {
  const { sandbox } = await startedSandbox();
  const token = await tokenSource(sandbox.credentials).get();
  const errorsFor = async (query: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${sandbox.url}/v1/apps?${query}`, { headers });
    const { errors } = (await response.json()) as { errors: { code: string; source: { parameter: string } }[] };
    return [response.status, ...errors.map(({ code, source }) => `${code} ${source.parameter}`)];
  };
  expect(await errorsFor("limit=0&colour=red&filter[bundleId]=")).toEqual([
    400,
    "PARAMETER_ERROR.INVALID limit",
    "PARAMETER_ERROR.ILLEGAL colour",
    "PARAMETER_ERROR.INVALID filter[bundleId]",
  ]);
  expect(await errorsFor("limit=1&limit=2")).toEqual([400, "PARAMETER_ERROR.DUPLICATE limit"]);
  expect(await errorsFor("limit=201")).toEqual([400, "PARAMETER_ERROR.INVALID limit"]);
  expect(await errorsFor("cursor=abc")).toEqual([400, "PARAMETER_ERROR.INVALID cursor"]);
  expect(await errorsFor("fields[apps]=name,colour")).toEqual([400, "PARAMETER_ERROR.INVALID fields[apps]"]);
});

test("app store versions are filtered by each of their filters", async () => {
  const versions = [
    { versionString: "2.0", platform: "IOS", appVersionState: "REJECTED" },
    { versionString: "2.0", platform: "MAC_OS" },
    { versionString: "1.0" },
  ] as const;
  const scenario = {
    apps: [
      { bundleId: "a.b", versions: [...versions] },
      { bundleId: "a.c", versions: [...versions] },
    ],
  };
  const { client } = await startedSandbox({ scenario });
  const app = await client.apps.find({ bundleId: "a.b" });
  const count = async (filter: object) =>
    (await everyItem(client.appStoreVersions.list({ appId: String(app?.id), ...filter }))).length;
  expect(await count({})).toBe(3);
  const all = await everyItem(client.appStoreVersions.list({ appId: String(app?.id) }));
  const dates = all.map(({ attributes }) => String(attributes?.createdDate));
  expect(dates).toEqual([...new Set(dates)].toSorted().toReversed());
  expect(await count({ versionString: "2.0" })).toBe(2);
  expect(await count({ platform: "MAC_OS" })).toBe(1);
  expect(await count({ platform: ["MAC_OS", "IOS"] })).toBe(3);
  expect(await count({ appVersionState: "REJECTED" })).toBe(1);
  expect(await count({ versionString: "2.0", appVersionState: "PENDING_DEVELOPER_RELEASE" })).toBe(1);
});

test("keys are listed with or without an app, and an app has at most one", async () => {
  const { client } = await startedSandbox();
  const appId = String((await client.apps.find({ bundleId: "com.example.app" }))?.id);
  await expect(client.keys.forApp(appId)).resolves.toBeUndefined();
  const { data: forApp } = await client.keys.create({ publicKey: "key of the app", appId });
  const { data: forAll } = await client.keys.create({ publicKey: "key of the account" });
  const idsWith = async (query: object) => (await everyItem(client.keys.list(query))).map(({ id }) => id);
  expect(await idsWith({})).toEqual([forApp.id, forAll.id]);
  expect(await idsWith({ "exists[app]": true })).toEqual([forApp.id]);
  expect(await idsWith({ "exists[app]": false })).toEqual([forAll.id]);
  await expect(client.keys.create({ publicKey: "another", appId })).rejects.toMatchObject({ status: 409 });
  expect((await client.keys.forApp(appId))?.data.id).toBe(forApp.id);
  await client.keys.delete(forApp.id);
  await expect(client.keys.get(forApp.id)).rejects.toMatchObject({ status: 404 });
});

test("a domain that exists already is a duplicate; one that was deleted is not", async () => {
  const { client } = await withDomains(1);
  const domain = { domain: "Apps1.Example.com", referenceName: "Again" };
  const error = await client.domains.create(domain).catch((reason) => reason);
  expect(error.has("ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE")).toBe(true);
  const [first] = await everyItem(client.domains.list());
  await client.domains.delete(String(first?.id));
  await expect(client.domains.create(domain)).resolves.toMatchObject({ data: { attributes: domain } });
});

test("a catalog is set, changed, taken away and deleted", async () => {
  const { client } = await startedSandbox();
  const appId = String((await client.apps.find({ bundleId: "com.example.app" }))?.id);
  const { data } = await client.marketplaceSearch.create({ appId, catalogUrl: "https://example.com/1" });
  await expect(client.marketplaceSearch.create({ appId, catalogUrl: "https://example.com/2" })).rejects.toMatchObject({
    status: 409,
  });
  await client.marketplaceSearch.update(data.id, {});
  const read = async () => (await client.marketplaceSearch.forApp(appId))?.data.attributes;
  expect(await read()).toEqual({ catalogUrl: "https://example.com/1" });
  await client.marketplaceSearch.update(data.id, { catalogUrl: null });
  expect(await read()).toEqual({});
  await client.marketplaceSearch.delete(data.id);
  expect(await read()).toBeUndefined();
});

test.each([
  "https://apps.example.com",
  "apps.example.com/",
  "apps.example.com:443",
  "apps.example.com/catalog",
  "user@example.com",
  "//apps.example.com",
  "apps..example.com",
  "-apps.example.com",
  ".example.com",
  "example.com.",
  "apps example.com",
  "*.example.com",
  "localhost",
  `${"a".repeat(64)}.example.com`,
  "127.0.0.10",
  "[::1]",
])("%s is refused where a domain belongs", async (domain) => {
  const { client } = await withDomains(0);
  await expect(client.domains.create({ domain, referenceName: "Wrong" })).rejects.toMatchObject({
    status: 409,
    errors: [{ code: "ENTITY_ERROR.ATTRIBUTE.INVALID", source: { pointer: "/data/attributes/domain" } }],
  });
});

test.each([
  "example.com",
  "a.b-c.example.co",
  "1and1.example.com",
  "xn--bcher-kva.example",
  "bücher.example",
  "उदाहरण.भारत",
])("%s is a domain", async (domain) => {
  const { client } = await withDomains(0);
  await expect(client.domains.create({ domain, referenceName: "Good" })).resolves.toMatchObject({
    data: { attributes: { domain } },
  });
});
