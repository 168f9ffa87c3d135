import { beforeAll, expect, test } from "vitest";
import { createClient } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { type ContractOperation, operationFor } from "../../src/testing/contract.js";
import { committedContract, contractOperations } from "../committed-contract.js";
import { startedBeforeAll } from "../started-server.js";
import {
  type Linkage,
  type Received,
  type ReceivedDocument,
  resourcesIn,
  type Send,
  startCheckedSandbox,
} from "./checked-sandbox.js";

/** A link in a response, and what it stands in. */
interface FoundLink {
  kind: "document" | "resource" | "relationship";
  name: string;
  url: string;
  holder: Partial<Linkage> & { data?: ReceivedDocument["data"]; links: Record<string, string> };
}

/** The operation that reads an url; undefined when the contract has none. */
function readerOf(url: string): ContractOperation | undefined {
  return operationFor(committedContract, "GET", new URL(url).pathname);
}

/**
 * Reads URLs, and every link in their responses, until there is nothing new: each with everything included too, and
 * each list page by page. Gives what each URL responded.
 */
async function crawl(send: Send, roots: string[]): Promise<Map<string, Received>> {
  const responses = new Map<string, Received>();
  const waiting = [...roots];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (responses.has(url)) continue;
    const received = await send("GET", url);
    responses.set(url, received);
    waiting.push(...variationsOf(url, received.document));
    // What leads to no operation is read as well, and found out, but for resources that have none.
    const links = linksIn(received.document).filter((link) => link.kind !== "resource" || readerOf(link.url));
    waiting.push(...links.map((link) => link.url));
  }
  return responses;
}

function variationsOf(url: string, { meta }: ReceivedDocument): string[] {
  if (url.includes("?")) return [];
  const include = readerOf(url)?.queryParameters.find(({ name }) => name === "include")?.schema.items?.enum;
  const variations = [include && `include=${include.join()}`, meta && meta.paging.total > 1 && "limit=1"];
  return variations.filter(Boolean).map((query) => `${url}?${query}`);
}

/** Every link of a document, its resources and their relationships. */
function linksIn(value: unknown, isWithin = false): FoundLink[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as FoundLink["holder"];
  const kind = isWithin ? (holder.type === undefined ? "relationship" : "resource") : "document";
  const own = Object.entries(holder.links ?? {}).map(([name, url]) => ({ kind, name, url, holder }) as const);
  const { links: _, ...others } = holder;
  return [...own, ...Object.values(others).flatMap((one) => linksIn(one, true))];
}

const checked = startedBeforeAll(startCheckedSandbox);
let responses: Map<string, Received>;
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
  responses = await crawl(send, roots);
  links = [...responses.values()].flatMap(({ document }) => linksIn(document));
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

const documentAt = (url: string) => (responses.get(url) as Received).document;
const idsAt = (url: string) => resourcesIn(documentAt(url)).map(({ type, id }) => `${type} ${id}`);

test("every link leads to a response that the contract allows", () => {
  const failed = [...responses].filter(([, { status }]) => status !== 200);
  expect(failed).toEqual([]);
  expect(checked().exchanges.flatMap(({ faults }) => faults)).toEqual([]);
});

test("the links lead through every operation that reads something, but for types that nothing leads to", () => {
  const reached = new Set([...responses.keys()].map((url) => readerOf(url)?.key));
  const documents = JSON.stringify([...responses.values()].map(({ document }) => document));
  const isLedTo = (path: string) => {
    const [, type] = /^\/v\d\/(\w+)\/\{id\}$/.exec(path) ?? [];
    return type === undefined || documents.includes(`"type":"${type}"`);
  };
  const readers = contractOperations.filter(({ method, path }) => method === "GET" && isLedTo(path));
  expect([...reached].toSorted()).toEqual(readers.map(({ key }) => key).toSorted());
});

test("the link of a resource is its type and id, and leads to it, but for those that nothing reads by id", () => {
  const unread = new Set<string>();
  for (const { kind, name, url, holder } of links) {
    if (kind !== "resource") continue;
    const { type, id } = holder;
    expect([name, url]).toEqual(["self", `${checked().sandbox.url}/v1/${type}/${id}`]);
    if (readerOf(url)) expect(idsAt(url)).toEqual([`${type} ${id}`]);
    else unread.add(String(type));
  }
  expect([...unread].toSorted()).toEqual(["appStoreVersions", "apps", "marketplaceSearchDetails", "webhookDeliveries"]);
});

test("the link of a document is the url that was asked for", () => {
  for (const [url, { document }] of responses) expect(document.links.self).toBe(url);
});

test("the links of a relationship lead to the same resources: `self` to types and ids, `related` to all of them", () => {
  const relationships = links.filter(({ kind, name }) => kind === "relationship" && name === "self");
  for (const { holder } of relationships) {
    const { self = "", related = "" } = holder.links;
    expect(idsAt(self)).toEqual(idsAt(related));
    expect(resourcesIn(documentAt(self)).flatMap(Object.keys)).toEqual(idsAt(self).flatMap(() => ["type", "id"]));
    expect(resourcesIn(documentAt(related)).filter(({ attributes }) => !attributes)).toEqual([]);
    if (holder.data) expect([holder.data].flat()).toEqual(resourcesIn(documentAt(self)));
  }
  const kinds = relationships.map(({ url }) => String(readerOf(url)?.path.split("/").at(-1)));
  expect([...new Set(kinds)].toSorted()).toEqual([
    "alternativeDistributionPackage",
    "deliveries",
    "deltas",
    "variants",
    "versions",
  ]);
});

test("page by page a list has what it has in one piece, in the same order", () => {
  const paged = [...responses.keys()].filter((url) => url.endsWith("?limit=1"));
  for (const first of paged) {
    const whole = idsAt(first.replace("?limit=1", ""));
    const ids: string[] = [];
    let next: string | undefined = first;
    // No further than one too many: links that go in a circle are to fail, and not to hang.
    for (; next && ids.length <= whole.length; next = documentAt(next).links.next) ids.push(...idsAt(next));
    expect(ids).toEqual(whole);
  }
  const lists = contractOperations.filter(({ queryParameters }) =>
    queryParameters.some(({ name }) => name === "limit"),
  );
  const read = new Set(paged.map((url) => readerOf(url)?.key));
  expect(lists.filter(({ key }) => !read.has(key)).map(({ key }) => key)).toEqual(["GET /v1/apps"]);
});
