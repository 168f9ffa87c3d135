import { expect, test } from "vitest";
import { failureOf } from "../test-support/failure-of.js";
import { list, resource } from "../test-support/responses.js";
import { apple, createTestClient, everyItem } from "../test-support/test-client.js";

function version(id: string, attributes?: Record<string, unknown>) {
  return resource("appStoreVersions", id, attributes);
}

const ios = { platform: "IOS", versionString: "1.2", appVersionState: "READY_FOR_DISTRIBUTION" };
const path = `${apple}/v1/apps/7/appStoreVersions`;

test("filters are sent, one value or several", async () => {
  const { client, sent } = createTestClient([list([])]);
  const filter = { platform: "IOS", versionString: ["1.2", "1.3"], appVersionState: "ACCEPTED" } as const;
  const versions = client.appStoreVersions.list(
    { appId: "7", ...filter, versionString: ["1.2", "1.3"] },
    { limit: 200 },
  );
  await everyItem(versions);
  expect(sent[0]?.url).toBe(
    `${path}?limit=200&filter[platform]=IOS&filter[versionString]=1.2,1.3&filter[appVersionState]=ACCEPTED`,
  );
});

test("without filters none are sent", async () => {
  const { client, sent } = createTestClient([list([version("1", ios)])]);
  expect(await everyItem(client.appStoreVersions.list({ appId: "7", platform: undefined }))).toHaveLength(1);
  expect(sent[0]?.url).toBe(path);
});

test("filters that the server ignores hold all the same", async () => {
  const answer = () =>
    list([
      version("1", ios),
      version("2", { ...ios, platform: "MAC_OS" }),
      version("3", { ...ios, versionString: "1.20" }),
      version("4", { ...ios, appVersionState: "REJECTED" }),
      version("5"),
    ]);
  const { client } = createTestClient([answer]);
  const filter = { appId: "7", platform: ["IOS"], versionString: "1.2", appVersionState: ["READY_FOR_DISTRIBUTION"] };
  const versions = client.appStoreVersions.list(filter as Parameters<typeof client.appStoreVersions.list>[0]);
  expect((await everyItem(versions)).map(({ id }) => id)).toEqual(["1", "5"]);
  const [page] = await everyItem(versions.pages());
  expect(page?.data).toHaveLength(5);
});

test.each<[string, object]>([
  ["list of values", { platform: [] }],
  ["version string", { versionString: "" }],
])("an empty %s is refused, as it would match everything", async (_, filter) => {
  const { client, sent } = createTestClient([list([])]);
  const error = await failureOf(() => everyItem(client.appStoreVersions.list({ appId: "7", ...filter })));
  expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: expect.stringMatching(/^filter\[/) });
  expect(sent).toHaveLength(0);
});

const wanted = { appId: "7", versionString: "1.2" };

test("find gives the version with exactly this version string", async () => {
  const answer = list([version("1", { ...ios, versionString: "1.2.1" }), version("2", ios), version("3")]);
  const { client, sent } = createTestClient([answer]);
  expect((await client.appStoreVersions.find(wanted))?.id).toBe("2");
  expect(sent[0]?.url).toBe(`${path}?filter[versionString]=1.2`);
});

test("find gives undefined when there is none", async () => {
  const { client } = createTestClient([list([version("1", { ...ios, versionString: "1.3" })])]);
  expect(await client.appStoreVersions.find(wanted)).toBeUndefined();
});

test("of several versions the newest is found, whatever the order", async () => {
  const at = (id: string, createdDate?: string) => version(id, { ...ios, createdDate });
  const [old, middle, newest] = ["2026-01-01T00:00:00Z", "2026-01-01T01:00:00-07:00", "2026-03-01T00:00:00Z"];
  for (const items of [
    [at("1", old), at("3", newest), at("2", middle), at("0")],
    [at("3", newest), at("1", old)],
  ]) {
    const { client } = createTestClient([list(items)]);
    expect((await client.appStoreVersions.find(wanted))?.id).toBe("3");
  }
});

test("a version of several platforms is ambiguous until one is named", async () => {
  const answer = () => list([version("1", ios), version("2", { ...ios, platform: "MAC_OS" })]);
  const { client } = createTestClient([answer]);
  const error = await failureOf(() => client.appStoreVersions.find(wanted));
  expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
  expect((error as Error).message).toBe("platform: version 1.2 exists for IOS, MAC_OS; specify one");
  expect((await client.appStoreVersions.find({ ...wanted, platform: "MAC_OS" }))?.id).toBe("2");
});

test.each([
  ["2.4.0\r", "versionString: has a carriage return (U+000D) at its end; remove it"],
  [" 2.4.0", "versionString: has a space (U+0020) at its start; remove it"],
  ["2.4\u200b.0", "versionString: has a zero-width space (U+200B) in it; remove it"],
])("a version string that is %j is refused with the character", async (versionString, message) => {
  const { client, sent } = createTestClient([]);
  const error = await failureOf(() => client.appStoreVersions.find({ appId: "7", versionString }));
  expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message });
  expect(sent).toEqual([]);
});

test("a version that does not say its platform makes none ambiguous that was named", async () => {
  const { client } = createTestClient([list([version("1", ios), version("2", { versionString: "1.2" })])]);
  expect((await client.appStoreVersions.find({ ...wanted, platform: "IOS" }))?.id).toBe("1");
});

test("without a version string there is nothing to find", async () => {
  const { client, sent } = createTestClient([]);
  for (const versionString of ["", undefined as unknown as string]) {
    const error = await failureOf(() => client.appStoreVersions.find({ appId: "7", versionString }));
    expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: "versionString: missing" });
  }
  expect(sent).toEqual([]);
});

test("a version that does not say its platform makes no version ambiguous", async () => {
  const answer = list([version("1", ios), version("2", { versionString: "1.2" })]);
  const { client } = createTestClient([answer]);
  expect((await client.appStoreVersions.find({ appId: "7", versionString: "1.2" }))?.id).toBe("1");
});

test("a version that does not say its version string is not the one looked for", async () => {
  const { client } = createTestClient([list([version("1"), version("2", { platform: "IOS" })])]);
  expect(await client.appStoreVersions.find(wanted)).toBeUndefined();
});

test("a version without a date is older than any other", async () => {
  const items = [version("1", ios), version("2", { ...ios, createdDate: "2026-01-01T00:00:00Z" })];
  const { client } = createTestClient([list(items)]);
  expect((await client.appStoreVersions.find(wanted))?.id).toBe("2");
});

test("a query goes along with the filters", async () => {
  const { client, sent } = createTestClient([list([])]);
  await everyItem(client.appStoreVersions.list({ appId: "7", platform: "IOS" }, { limit: 200, include: ["app"] }));
  expect(sent[0]?.url).toBe(`${path}?limit=200&include=app&filter[platform]=IOS`);
});

test("a version that missing a filtered attribute is left in, and pages() leaves every version in", async () => {
  const { client } = createTestClient([() => list([version("1"), version("2", { ...ios, platform: "MAC_OS" })])]);
  const versions = client.appStoreVersions.list({ appId: "7", platform: "IOS" });
  expect((await everyItem(versions)).map(({ id }) => id)).toEqual(["1"]);
  expect((await everyItem(versions.pages())).flatMap(({ data }) => data).map(({ id }) => id)).toEqual(["1", "2"]);
});

test("dates are compared as times, whatever their time zones", async () => {
  const at = (id: string, createdDate: string) => version(id, { ...ios, createdDate });
  const { client } = createTestClient([list([at("1", "2026-01-01T23:00:00Z"), at("2", "2026-01-01T17:00:00-07:00")])]);
  expect((await client.appStoreVersions.find(wanted))?.id).toBe("2");
});
