import { expect, test } from "vitest";
import type { Client } from "../client.js";
import type { Drift } from "../errors.js";
import { UnexpectedResponseError } from "../errors.js";
import type { ClientOptions } from "../options.js";
import { failureOf } from "../test-support/failure-of.js";
import type { FakeAnswer } from "../test-support/fake-fetch.js";
import { aPackage, aVersion, json, list, one, refusal } from "../test-support/responses.js";
import { apple, createTestClient, everyItem, type TestClient } from "../test-support/test-client.js";

interface Inspected extends TestClient {
  drift: Drift[];
}

function inspected(
  validate: "report" | "throw",
  answers: FakeAnswer[],
  options: Partial<ClientOptions> = {},
): Inspected {
  const drift: Drift[] = [];
  const onDrift = (record: Drift) => drift.push(record);
  return { ...createTestClient(answers, { validate, onDrift, ...options }), drift };
}

const links = { self: "/" };
const broken = () => json(200, { data: { ...aPackage("7"), attributes: null }, links });
const brokenCreation = () => json(201, { data: aPackage("7") });
const read = (client: Client) => client.packages.get("7");
const create = (client: Client) => client.packages.create({ appStoreVersionId: "1" });

const nullAttributes: Drift = {
  impact: "breaking",
  operation: "GET /v1/alternativeDistributionPackages/{id}",
  status: 200,
  pointer: "/data/attributes",
  expected: "object",
  found: "null",
};

test('"report" tells, and hands the answer on as it came', async () => {
  const { client, drift } = inspected("report", [broken()]);
  expect(await read(client)).toEqual({ data: { ...aPackage("7"), attributes: null }, links });
  expect(drift).toEqual([nullAttributes]);
});

test('"throw" tells, and rejects with every record of the answer', async () => {
  const answer = json(200, { data: { ...aPackage("7"), attributes: null, links: 5 }, links, more: 1 });
  const { client, drift } = inspected("throw", [answer]);
  const error = await failureOf(() => read(client));
  expect(error).toBeInstanceOf(UnexpectedResponseError);
  expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE", drift });
  expect(drift).toHaveLength(3);
  expect((error as Error).message).toBe(
    "200 response breaks the contract: /data/attributes: expected object, found null, and 1 more " +
      "(GET /v1/alternativeDistributionPackages/{id})",
  );
});

test('"throw" needs nobody to tell', async () => {
  const { client } = createTestClient([broken()], { validate: "throw" });
  expect(await failureOf(() => read(client))).toMatchObject({ drift: [nullAttributes] });
});

test("additions are told and never thrown", async () => {
  const { client, drift } = inspected("throw", [json(200, { data: aPackage("7"), links, more: {} })]);
  expect(await read(client)).toMatchObject({ more: {} });
  expect(drift).toMatchObject([{ impact: "additive", pointer: "/more", expected: "absent", found: "object" }]);
});

test("what differs in nothing is not told", async () => {
  const { client, drift } = inspected("throw", [
    one(aPackage("7")),
    one(aPackage("7"), 201),
    list([aVersion("1", "REPLACED")]),
  ]);
  await read(client);
  await create(client);
  await everyItem(client.packages.versions("7"));
  expect(drift).toEqual([]);
});

test("a POST that drifts was carried out: it is not sent again, and the message says so", async () => {
  const { client, sent } = inspected("throw", [brokenCreation], { retry: { attempts: 5 } });
  const error = await failureOf(() => create(client));
  expect((error as Error).message).toContain("/links: expected object, found absent (POST");
  expect((error as Error).message).toContain("The request was carried out");
  expect(sent).toHaveLength(1);
});

test.each([
  [{ errors: [{ code: "A.B", status: 409, title: "T" }] }, "ERR_ASC_RESPONSE"],
  [{ errors: "A.B" }, "ERR_ASC_UNEXPECTED_RESPONSE"],
  [[], "ERR_ASC_UNEXPECTED_RESPONSE"],
  [5, "ERR_ASC_UNEXPECTED_RESPONSE"],
])("an error response of %j keeps its error, whatever its form", async (body, code) => {
  const { client, drift } = inspected("throw", [json(409, body)]);
  expect(await failureOf(() => create(client))).toMatchObject({ code, status: 409 });
  expect(drift).toMatchObject([{ impact: "breaking", status: 409 }]);
});

test("a status that is not documented is told", async () => {
  const { client, drift } = inspected("throw", [refusal(418, "TEAPOT"), json(202, { data: aPackage("7"), links })]);
  expect(await failureOf(() => create(client))).toMatchObject({ code: "ERR_ASC_RESPONSE" });
  expect(await failureOf(() => create(client))).toMatchObject({ drift: [{ pointer: "", found: "202" }] });
  expect(drift.map(({ impact, found }) => `${impact} ${found}`)).toEqual(["additive 418", "breaking 202"]);
});

test("a redirect is refused as ever", async () => {
  const { client } = inspected("throw", [
    new Response(null, { status: 302, headers: { Location: "https://x.example" } }),
  ]);
  expect(((await failureOf(() => read(client))) as Error).message).toContain("302 redirect to https://x.example");
});

test("only the answer that a call ends with is looked at", async () => {
  const odd = (status: number) => json(status, { errors: 5 });
  const { client, clock, drift } = inspected("report", [odd(401), odd(429), broken()]);
  await clock.runUntil(read(client));
  expect(drift).toEqual([nullAttributes]);
});

test("a DELETE answered with 204 differs in nothing", async () => {
  const { client, drift } = inspected("throw", [new Response(null, { status: 204 })]);
  await client.webhooks.delete("1");
  expect(drift).toEqual([]);
});

test("a DELETE answered with another success and nothing in it was carried out, and is refused for its status", async () => {
  const { client, drift } = inspected("throw", [new Response(null, { status: 202 })]);
  expect(await failureOf(() => client.webhooks.delete("1"))).toMatchObject({ drift: [{ pointer: "", found: "202" }] });
  expect(drift).toHaveLength(1);
});

test("a DELETE answered with a page is not Apple's: it is told, and refused as without validate", async () => {
  const page = () => new Response("<html>Maintenance</html>", { headers: { "Content-Type": "text/html" } });
  const { client, drift } = inspected("throw", [page()]);
  const error = await failureOf(() => client.webhooks.delete("1"));
  const { client: plain } = createTestClient([page()]);
  expect(error).toEqual(await failureOf(() => plain.webhooks.delete("1")));
  expect((error as Error).message).toContain("a proxy or login page responded instead of Apple");
  expect(drift).toMatchObject([{ impact: "breaking", operation: "DELETE /v1/webhooks/{id}", status: 200 }]);
});

test("to-one reads may find nothing", async () => {
  const { client, drift } = inspected("throw", [one(null), refusal(404, "NOT_FOUND")]);
  expect(await client.keys.forApp("1")).toBeUndefined();
  expect(await client.keys.forApp("1")).toBeUndefined();
  expect(drift).toEqual([]);
});

test("a next page is looked at as the first", async () => {
  const path = "/v1/alternativeDistributionPackages/7/versions?cursor=2";
  const next = json(200, { data: [{ ...aVersion("2", "REPLACED"), attributes: [] }], links });
  const { client, drift } = inspected("report", [list([aVersion("1", "REPLACED")], apple + path), next]);
  expect(await everyItem(client.packages.versions("7"))).toHaveLength(2);
  expect(drift).toMatchObject([
    { operation: "GET /v1/alternativeDistributionPackages/{id}/versions", pointer: "/data/0/attributes" },
  ]);
});

test("a next page that is no operation of the contract is told, by its path", async () => {
  const { client, drift } = inspected("throw", [list([], `${apple}/v3/elsewhere/7?cursor=2`), list([])]);
  await everyItem(client.packages.versions("7"));
  expect(drift).toMatchObject([{ impact: "additive", operation: "GET /v3/elsewhere/7", pointer: "" }]);
});

test("a base URL with a path changes no operation", async () => {
  const { client, drift } = inspected("report", [broken()], { baseUrl: "https://proxy.example/apple/" });
  await read(client);
  expect(drift).toEqual([nullAttributes]);
});

test("raw is looked at too", async () => {
  const { client, drift } = inspected("throw", [json(200, { data: [{ type: "webhooks" }], links })]);
  const path = "/v1/apps/{id}/relationships/webhooks";
  expect(await failureOf(() => client.raw.GET(path, { params: { path: { id: "1" } } }))).toMatchObject({ drift });
  expect(drift).toMatchObject([{ operation: `GET ${path}`, pointer: "/data/0/id", found: "absent" }]);
});

test("what onDrift throws, rejects with or does to a record changes nothing", async () => {
  const observers = [
    () => {
      throw new Error("a slip");
    },
    () => Promise.reject(new Error("a late slip")),
    (record: Drift) => Object.assign(record, { pointer: "elsewhere" }),
  ];
  for (const onDrift of observers) {
    const { client } = inspected("report", [broken()], { onDrift });
    await expect(read(client)).resolves.toBeDefined();
    const { client: strict } = inspected("throw", [broken()], { onDrift });
    expect(await failureOf(() => read(strict))).toMatchObject({ drift: [nullAttributes] });
  }
});
