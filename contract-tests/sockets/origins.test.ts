import { expect, test } from "vitest";
import { ArgumentError, UnexpectedResponseError } from "../../src/index.js";
import { failureOf } from "../../src/test-support/failure-of.js";
import { clientFor } from "./client-for.js";
import { inTurn, startLocalServer } from "./local-server.js";
import { json, packageDocument, text } from "./replies.js";

const versions = { data: [{ type: "alternativeDistributionPackageVersions", id: "4a273b4b" }] };

function page(next?: string) {
  return json(200, { ...versions, links: { self: "/", ...(next === undefined ? {} : { next }) } });
}

async function idsOf(pages: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of pages) ids.push(id);
  return ids;
}

for (const status of [301, 302, 303, 307, 308]) {
  test(`a ${status} to another server is not followed, and that server hears nothing`, async () => {
    const elsewhere = await startLocalServer(() => json(200, packageDocument));
    const location = `${elsewhere.baseUrl}/v1/alternativeDistributionPackages?accessKey=EXAMPLE`;
    const { baseUrl, requests } = await startLocalServer(() => text(status, "", { location }));
    const { client } = clientFor(baseUrl);
    const error = await failureOf(() => client.packages.create({ appStoreVersionId: "3fb74833" }));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(String(error)).toContain(`${status} redirect to ${elsewhere.baseUrl} was not followed`);
    expect(elsewhere.requests).toEqual([]);
    expect(requests).toHaveLength(1);
  });
}

test("a redirect within the same server is not followed either", async () => {
  const { baseUrl, requests } = await startLocalServer(() => text(302, "", { location: "/v2/elsewhere" }));
  expect(await failureOf(() => clientFor(baseUrl).client.packages.get("1"))).toBeInstanceOf(UnexpectedResponseError);
  expect(requests).toHaveLength(1);
});

test("a next page on another server is not asked for, and that server hears nothing", async () => {
  const elsewhere = await startLocalServer(() => page());
  const { baseUrl, requests } = await startLocalServer(() => page(`${elsewhere.baseUrl}/v1/next`));
  const error = await failureOf(() => idsOf(clientFor(baseUrl).client.packages.versions("f3190601")));
  expect(error).toBeInstanceOf(UnexpectedResponseError);
  expect(String(error)).toContain(`links.next points to ${elsewhere.baseUrl}; the token is sent to ${baseUrl} only`);
  expect(elsewhere.requests).toEqual([]);
  expect(requests).toHaveLength(1);
});

test("the page before a foreign link is the caller's all the same", async () => {
  const { baseUrl } = await startLocalServer(() => page("https://elsewhere.example/next"));
  for await (const document of clientFor(baseUrl).client.packages.versions("f3190601").pages()) {
    expect(document.data).toEqual(versions.data);
    break;
  }
});

test("links that only look like the own origin are foreign", async () => {
  const { port } = new URL((await startLocalServer(() => page())).baseUrl);
  const lookalikes = [
    `https://127.0.0.1:${port}/next`,
    `http://127.0.0.1.example:${port}/next`,
    "//elsewhere.example/next",
    "http:\\\\elsewhere.example/next",
    "javascript:alert(1)",
    "file:///etc/passwd",
  ];
  for (const next of lookalikes) {
    const { baseUrl, requests } = await startLocalServer(() => page(next));
    const error = await failureOf(() => idsOf(clientFor(baseUrl).client.packages.versions("1")));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(requests).toHaveLength(1);
  }
});

test("a next page of the own server is asked for as it stands, without a parameter of ours", async () => {
  const { baseUrl, requests } = await startLocalServer(inTurn(page("/v1/next?cursor=a%2Bb&limit=1"), page()));
  const { client } = clientFor(baseUrl);
  await expect(idsOf(client.packages.versions("1", { limit: 1 }))).resolves.toHaveLength(2);
  expect(requests[1]?.url).toBe("/v1/next?cursor=a%2Bb&limit=1");
  expect(requests[1]?.headers.authorization).toBe(requests[0]?.headers.authorization);
});

test("pages that lead in a circle come to an end", async () => {
  const { baseUrl, requests } = await startLocalServer(() => page("/v1/next?cursor=1"));
  const error = await failureOf(() => idsOf(clientFor(baseUrl).client.packages.versions("1")));
  expect(error).toBeInstanceOf(UnexpectedResponseError);
  expect(requests).toHaveLength(2);
});

test("an id cannot lead to another route", async () => {
  const { baseUrl, requests } = await startLocalServer(() => json(200, packageDocument));
  const { client } = clientFor(baseUrl);
  for (const id of ["", ".", "..", "a/b", "../apps", "a\\b", " ", "a\n"]) {
    expect(await failureOf(() => client.packages.get(id))).toBeInstanceOf(ArgumentError);
  }
  await client.packages.get("a?b#c%2F..");
  expect(requests.map(({ url }) => url)).toEqual(["/v1/alternativeDistributionPackages/a%3Fb%23c%252F.."]);
});

test("a middleware of the raw client cannot send the token elsewhere, and elsewhere hears nothing", async () => {
  const elsewhere = await startLocalServer(() => json(200, packageDocument));
  const { baseUrl, requests } = await startLocalServer(() => json(200, packageDocument));
  const { client } = clientFor(baseUrl);
  client.raw.use({
    onRequest: ({ request }) => new Request(request.url.replace(baseUrl, elsewhere.baseUrl), request),
  });
  expect(await failureOf(() => client.raw.GET("/v1/apps"))).toBeInstanceOf(ArgumentError);
  expect([...requests, ...elsewhere.requests]).toEqual([]);
});
