import { expect, test } from "vitest";
import { fullQueryOf, responseTo } from "./call-operation.js";
import { contractOperations } from "./committed-contract.js";
import { withGuardedClient } from "./guarded-client.js";
import { startContractServer, startedBeforeAll } from "./started-server.js";

const server = startedBeforeAll(startContractServer);

const queried = contractOperations.filter(({ queryParameters }) => queryParameters.length > 0);
const sent = new Map<string, string[]>();

for (const { key } of queried) {
  test(`${key} sends every parameter the contract gives it, in Apple's form`, async () => {
    const query = fullQueryOf(key) ?? {};
    await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
      await responseTo(key, client, query);
      const [, rawQuery = ""] = exchanges[0]?.url.split("?") ?? [];
      expect(exchanges).toHaveLength(1);
      expect(rawQuery.split("&").toSorted()).toEqual(Object.entries(query).map(inApplesForm).toSorted());
      sent.set(key, namesIn(rawQuery));
    });
  });
}

test("no query parameter of the contract was left out", () => {
  const known = queried.flatMap(({ key, queryParameters }) => queryParameters.map(({ name }) => `${key} ${name}`));
  const used = [...sent].flatMap(([key, names]) => names.map((name) => `${key} ${name}`));
  expect(used.toSorted()).toEqual(known.toSorted());
});

test("lists are sent with two values wherever the contract knows two, so that an exploded list would show", () => {
  const lists = queried.flatMap(({ key, queryParameters }) =>
    queryParameters
      .filter(({ schema }) => schema.type === "array" && schema.items?.enum?.length !== 1)
      .map(({ name }) => [`${key} ${name}`, valueIn(fullQueryOf(key), name)] as const),
  );
  expect(lists.filter(([, value]) => !Array.isArray(value) || value.length < 2)).toEqual([]);
  expect(lists.length).toBeGreaterThan(0);
});

test("a call without a query sends no question mark", async () => {
  for (const { key } of contractOperations.filter((one) => one.key !== "GET /v1/apps")) {
    await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
      await responseTo(key, client);
      expect(exchanges.filter(({ url }) => url.includes("?"))).toEqual([]);
    });
  }
});

test("an app is looked for by its bundle id alone", async () => {
  await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
    await expect(client.apps.find({ bundleId: "com.example.app" })).resolves.toMatchObject({ id: "6446901002" });
    await expect(client.apps.find({ bundleId: "com.example" })).resolves.toBeUndefined();
    expect(exchanges[0]?.url).toBe(`${server().baseUrl}/v1/apps?filter[bundleId]=com.example.app`);
  });
});

test("a version is found by filters that are comma-joined or single", async () => {
  await withGuardedClient({ baseUrl: server().baseUrl }, async (client, exchanges) => {
    const wanted = { appId: "6446901002", versionString: "2.4.0", platform: "IOS" } as const;
    await expect(client.appStoreVersions.find(wanted)).resolves.toMatchObject({ type: "appStoreVersions" });
    const query = "?filter[platform]=IOS&filter[versionString]=2.4.0";
    expect(exchanges[0]?.url).toBe(`${server().baseUrl}/v1/apps/6446901002/appStoreVersions${query}`);
  });
});

/** Written down once more, apart from the client: brackets and commas bare, every value percent-encoded. */
function inApplesForm([name, value]: [string, unknown]): string {
  return `${name}=${[value].flat().map(String).map(encodeURIComponent).join(",")}`;
}

function namesIn(rawQuery: string): string[] {
  return rawQuery.split("&").map((pair) => pair.split("=")[0] ?? "");
}

function valueIn(query: object | undefined, name: string): unknown {
  return new Map(Object.entries(query ?? {})).get(name);
}
