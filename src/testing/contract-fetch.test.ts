import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "../index.js";
import { contractFetch, type DisposableSandbox, startSandbox, toMatchContract } from "./index.js";

const api = "https://api.appstoreconnect.apple.com";
const webhook = `${api}/v1/webhooks/7`;
const versions = `${api}/v1/alternativeDistributionPackages/7/versions`;
const found = { data: { type: "webhooks", id: "7" }, links: { self: "/v1/webhooks/7" } };
const json = { "content-type": "application/json" };
const headers = { authorization: "Bearer token", accept: "*/*" };
const patch = (body: unknown, more: object = json) => ({
  ...{ method: "PATCH", body: typeof body === "string" ? body : JSON.stringify(body) },
  headers: { ...headers, ...more },
});
const valid = { data: { type: "webhooks", id: "7", attributes: { enabled: true } } };

/** What is found out about a request that a server responds to like this. */
async function problemOf(url: string, init: RequestInit = { headers }, response = Response.json(found)) {
  const fetch = contractFetch(async () => response);
  const message = await fetch(url, init).then(
    () => "",
    (error: Error) => error.message,
  );
  expect(fetch.violations.length > 0).toBe(message !== "");
  return message;
}

describe("contractFetch lets through", () => {
  test.each<[string, string, RequestInit?]>([
    ["a read", webhook],
    ["a change", webhook, patch(valid)],
    ["a body with a charset", webhook, patch(valid, { "content-type": "application/json; charset=utf-8" })],
    ["no Accept header", webhook, { headers: { authorization: "Bearer token" } }],
  ])("%s", async (_, url, init) => {
    expect(await problemOf(url, init)).toBe("");
  });

  test("a query however it is percent-encoded, in a Request or in arguments", async () => {
    const empty = () => Response.json({ data: [], links: { self: "/v1/x" } });
    const list = "filter%5Bstate%5D=COMPLETED%2CREPLACED&limit=3";
    expect(await problemOf(`${versions}?${list}`, { headers }, empty())).toBe("");
    const fetch = contractFetch(async () => empty());
    await fetch(new Request(`${versions}?${list}`, { headers }));
    expect(fetch.violations).toEqual([]);
  });

  test("requests that are for another server, and downloads, unchecked", async () => {
    const fetch = contractFetch(async () => new Response("a file"), { baseUrl: api });
    expect(await (await fetch("https://cdn.example/v1/file?x=1")).text()).toBe("a file");
    expect(await (await contractFetch(async () => new Response("a file"))("https://cdn.example/file")).text()).toBe(
      "a file",
    );
  });
});

describe("contractFetch refuses", () => {
  const large = { data: { ...valid.data, attributes: { eventTypes: ["NO_SUCH_TYPE"] } } };

  test.each<[string, string, RequestInit, string]>([
    ["a path that does not exist", `${api}/v1/hooks/7`, { headers }, "path: no operation"],
    ["a path without a version", `${api}/apps`, { headers }, "path: no operation"],
    ["a slash at the end", `${webhook}/`, { headers }, "path: no operation"],
    ["a method that a path does not have", webhook, { method: "PUT", headers }, "path: no operation"],
    ["an unknown query name", `${versions}?sort=version`, { headers }, "query sort: unknown"],
    ["a value of no enum", `${versions}?filter[state]=DONE`, { headers }, "query filter[state]: /0"],
    ["a limit that is too high", `${versions}?limit=201`, { headers }, "query limit: / must be <= 200"],
    ["a limit that is no number", `${versions}?limit=all`, { headers }, "query limit: / must be integer"],
    ["a list in several parameters", `${versions}?include=deltas&include=variants`, { headers }, "given twice"],
    ["an empty value", `${versions}?include=`, { headers }, "query include: an empty value"],
    ["no token", webhook, {}, "authorization: no bearer"],
    ["another scheme", webhook, { headers: { authorization: "Basic eA==" } }, "authorization: no bearer"],
    ["an Accept header without JSON", webhook, { headers: { ...headers, accept: "text/html" } }, "header accept"],
    ["a body without its media type", webhook, patch(valid, {}), "header content-type"],
    ["a form", webhook, patch("a=b", { "content-type": "application/x-www-form-urlencoded" }), "body: not JSON"],
    ["a body that is missing", webhook, { method: "PATCH", headers }, "body: missing"],
    ["a body that no operation takes", webhook, { ...patch(valid), method: "DELETE" }, "takes none"],
    ["an unknown member", webhook, patch({ data: { ...valid.data, name: "x" } }), "body.data.name: unknown"],
    ["a missing member", webhook, patch({ data: { type: "webhooks" } }), "required property 'id'"],
    [
      "a member of another type",
      webhook,
      patch({ data: { type: "webhooks", id: 7 } }),
      "body: /data/id must be string",
    ],
    ["another type of resource", webhook, patch({ data: { type: "apps", id: "7" } }), "body: /data/type"],
    ["an enum value that does not exist", webhook, patch(large), "eventTypes/0"],
  ])("%s, and does not send it", async (_, url, init, problem) => {
    let isSent = false;
    const fetch = contractFetch(async () => {
      isSent = true;
      return Response.json(found);
    });
    await expect(fetch(url, init)).rejects.toThrow(problem);
    expect(isSent).toBe(false);
  });

  test.each<[string, Response, string]>([
    ["a status that is not documented", Response.json(found, { status: 418 }), "418 response: status: not documented"],
    ["another media type", new Response(JSON.stringify(found)), "content type"],
    ["a body that is no JSON", new Response("<html>", { headers: json }), "body: not JSON"],
    ["no data", Response.json({ links: found.links }), "required property 'data'"],
    ["another resource", Response.json({ ...found, data: { type: "apps", id: "1" } }), "/data/type"],
    ["an error without a code", Response.json({ errors: [{ status: "404" }] }, { status: 404 }), "/errors/0"],
  ])("a response with %s", async (_, response, problem) => {
    expect(await problemOf(webhook, undefined, response)).toContain(problem);
  });
});

describe("with the sandbox", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox[Symbol.asyncDispose]());

  test("every request and response of this package's client is allowed", async () => {
    const fetch = contractFetch();
    const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url, fetch, retry: false });
    const app = await client.apps.find({ bundleId: "com.example.app" });
    const version = await client.appStoreVersions.find({
      appId: app?.id ?? "",
      versionString: "2.4.0",
      platform: "IOS",
    });
    await client.packages.ensure({ appStoreVersionId: version?.id ?? "" });
    await client.domains.create({ domain: "apps.example.com", referenceName: "Example" });
    expect(fetch.violations).toEqual([]);
  });

  test("the end of a block stops it", async () => {
    const { url, ...own } = await startSandbox();
    await own[Symbol.asyncDispose]();
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});

test("toMatchContract says what is wrong with a document", () => {
  expect(toMatchContract(found, "GET /v1/webhooks/{id}", 200).pass).toBe(true);
  const wrong = toMatchContract({ data: null }, "GET /v1/webhooks/{id}", 200);
  expect(wrong.pass).toBe(false);
  expect(wrong.message()).toMatch(/is no 200 response of GET [\s\S]*\/data must be object/);
  expect(toMatchContract(found, "GET /v1/webhooks/{id}", 418).message()).toContain("its statuses are 200");
  expect(toMatchContract(undefined, "DELETE /v1/webhooks/{id}", 204).pass).toBe(true);
  expect(toMatchContract(found, "GET /v1/nothing" as never, 200).message()).toContain("has no operation");
});
