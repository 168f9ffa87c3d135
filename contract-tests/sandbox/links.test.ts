import { beforeAll, expect, test } from "vitest";
import { createClient } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { contractOperations } from "../committed-contract.js";
import { startedBeforeAll } from "../started-before-all.js";
import { type Received, resourcesIn, startCheckedSandbox } from "./checked-sandbox.js";
import { crawl, type FoundLink, linksIn, readerOf } from "./crawl.js";

const checked = startedBeforeAll(startCheckedSandbox);
let answers: Map<string, Received>;
let links: FoundLink[];

beforeAll(async () => {
  const { sandbox, send } = checked();
  const { url } = sandbox;
  const appId = await fill(sandbox);
  const app = `${url}/v1/apps/${appId}`;
  const names = ["alternativeDistributionKey", "marketplaceSearchDetail", "webhooks"];
  const roots = [
    `${url}/v1/apps`,
    `${url}/v1/alternativeDistributionDomains`,
    `${url}/v1/alternativeDistributionKeys`,
    `${app}/appStoreVersions`,
    // An app has no links to what is related to it.
    ...names.flatMap((name) => [`${app}/${name}`, `${app}/relationships/${name}`]),
  ];
  answers = await crawl(send, roots);
  links = [...answers.values()].flatMap(({ document }) => linksIn(document));
});

/** Sees to it that there are two of everything of which there may be two; gives the id of the app. */
async function fill({ url, credentials, deliveriesSettled }: Sandbox): Promise<string> {
  const client = createClient({ credentials, baseUrl: url });
  const appId = String((await client.apps.find({ bundleId: "com.example.app" }))?.id);
  await client.keys.create({ publicKey: "key of the app", appId });
  await client.keys.create({ publicKey: "key of the account" });
  await client.marketplaceSearch.create({ appId, catalogUrl: "https://example.com/catalog" });
  const webhook = { appId, url: "http://127.0.0.1:1/", secret: "secret", enabled: true, eventTypes: [] };
  for (const name of ["one", "two"]) {
    await client.domains.create({ domain: `${name}.example.com`, referenceName: name });
    const { data } = await client.webhooks.create({ ...webhook, name });
    await client.webhooks.ping(data.id);
    await client.webhooks.ping(data.id);
  }
  await deliveriesSettled();
  return appId;
}

const answerAt = (address: string) => (answers.get(address) as Received).document;
const idsAt = (address: string) => resourcesIn(answerAt(address)).map(({ type, id }) => `${type} ${id}`);

test("every link leads to an answer that the contract allows", () => {
  const failed = [...answers].filter(([, { status }]) => status !== 200);
  expect(failed).toEqual([]);
  expect(checked().exchanges.flatMap(({ faults }) => faults)).toEqual([]);
});

test("the links lead through every operation that reads something", () => {
  const reached = new Set([...answers.keys()].map((address) => readerOf(address)?.key));
  const readers = contractOperations.filter(({ method }) => method === "GET").map(({ key }) => key);
  expect([...reached].toSorted()).toEqual(readers.toSorted());
});

test("the link of a resource is its type and id, and leads to it, but for those that nothing reads by id", () => {
  const unread = new Set<string>();
  for (const { kind, name, address, holder } of links) {
    if (kind !== "resource") continue;
    const { type, id } = holder;
    expect([name, address]).toEqual(["self", `${checked().sandbox.url}/v1/${type}/${id}`]);
    if (readerOf(address)) expect(idsAt(address)).toEqual([`${type} ${id}`]);
    else unread.add(String(type));
  }
  expect([...unread].toSorted()).toEqual(["appStoreVersions", "apps", "marketplaceSearchDetails", "webhookDeliveries"]);
});

test("the link of a document is the address that was asked for", () => {
  for (const [address, { document }] of answers) expect(document.links.self).toBe(address);
});

test("the links of a relationship lead to the same resources: `self` to types and ids, `related` to all of them", () => {
  const relationships = links.filter(({ kind, name }) => kind === "relationship" && name === "self");
  for (const { holder } of relationships) {
    const { self = "", related = "" } = holder.links;
    expect(idsAt(self)).toEqual(idsAt(related));
    expect(resourcesIn(answerAt(self)).flatMap(Object.keys)).toEqual(idsAt(self).flatMap(() => ["type", "id"]));
    expect(resourcesIn(answerAt(related)).filter(({ attributes }) => !attributes)).toEqual([]);
    if (holder.data) expect([holder.data].flat()).toEqual(resourcesIn(answerAt(self)));
  }
  const kinds = relationships.map(({ address }) => String(readerOf(address)?.path.split("/").at(-1)));
  expect([...new Set(kinds)].toSorted()).toEqual([
    "alternativeDistributionPackage",
    "deliveries",
    "deltas",
    "variants",
    "versions",
  ]);
});

test("page by page a list has what it has in one piece, in the same order", () => {
  const paged = [...answers.keys()].filter((address) => address.endsWith("?limit=1"));
  for (const first of paged) {
    const whole = idsAt(first.replace("?limit=1", ""));
    const ids: string[] = [];
    let next: string | undefined = first;
    // No further than one too many: links that go in a circle are to fail, and not to hang.
    for (; next && ids.length <= whole.length; next = answerAt(next).links.next) ids.push(...idsAt(next));
    expect(ids).toEqual(whole);
  }
  const lists = contractOperations.filter(({ queryParameters }) =>
    queryParameters.some(({ name }) => name === "limit"),
  );
  const read = new Set(paged.map((address) => readerOf(address)?.key));
  expect(lists.filter(({ key }) => !read.has(key)).map(({ key }) => key)).toEqual(["GET /v1/apps"]);
});
