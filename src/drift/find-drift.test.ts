import fc from "fast-check";
import { expect, test } from "vitest";
import { operations } from "../../generated/operations.js";
import { responses } from "../../generated/response-schemas.js";
import type { Client } from "../client.js";
import { type Drift, UnexpectedResponseError } from "../errors.js";
import type { ClientOptions } from "../options.js";
import { driftOf } from "../test-support/drift-of.js";
import { failureOf } from "../test-support/failure-of.js";
import type { FakeResponse } from "../test-support/fake-fetch.js";
import { aPackage, aVersion, json, list, one, refusal } from "../test-support/responses.js";
import { apple, createTestClient, everyItem, type TestClient } from "../test-support/test-client.js";
import { operationOf } from "./find-drift.js";

interface Inspected extends TestClient {
  drift: Drift[];
}

function inspected(
  validate: "report" | "throw",
  responses: FakeResponse[],
  options: Partial<ClientOptions> = {},
): Inspected {
  const drift: Drift[] = [];
  const onDrift = (record: Drift) => drift.push(record);
  return { ...createTestClient(responses, { validate, onDrift, ...options }), drift };
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

test('"report" tells, and hands the response on as it came', async () => {
  const { client, drift } = inspected("report", [broken()]);
  expect(await read(client)).toEqual({ data: { ...aPackage("7"), attributes: null }, links });
  expect(drift).toEqual([nullAttributes]);
});

test('"throw" tells, and rejects with every record of the response', async () => {
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

test('"throw" needs no one to tell', async () => {
  const { client } = createTestClient([broken()], { validate: "throw" });
  expect(await failureOf(() => read(client))).toMatchObject({ drift: [nullAttributes] });
});

test("additions are reported and never thrown", async () => {
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

test("a status that is not documented is reported", async () => {
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

test("only the response that a call ends with is looked at", async () => {
  const odd = (status: number) => json(status, { errors: 5 });
  const { client, clock, drift } = inspected("report", [odd(401), odd(429), broken()]);
  await clock.runUntil(read(client));
  expect(drift).toEqual([nullAttributes]);
});

test("a DELETE responded to with 204 differs in nothing", async () => {
  const { client, drift } = inspected("throw", [new Response(null, { status: 204 })]);
  await client.webhooks.delete("1");
  expect(drift).toEqual([]);
});

test("a DELETE answered with another success and nothing in it was carried out, and is refused for its status", async () => {
  const { client, drift } = inspected("throw", [new Response(null, { status: 202 })]);
  expect(await failureOf(() => client.webhooks.delete("1"))).toMatchObject({ drift: [{ pointer: "", found: "202" }] });
  expect(drift).toHaveLength(1);
});

test("a DELETE answered with a page is not Apple's: it is reported, and refused as without validate", async () => {
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

test("a next page that is no operation of the contract is reported, by its path", async () => {
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

test("every operation of the contract is known by its method and path, whatever the ids", () => {
  const keys = Object.keys(operations);
  expect(Object.keys(responses)).toEqual(keys);
  expect(keys.length).toBeGreaterThan(30);
  for (const [key, { method, path }] of Object.entries(operations)) {
    for (const id of ["1", "3fb74833-4bf4", "a%2Fb", "versions"]) {
      expect(operationOf(method, path.replaceAll(/\{\w+\}/g, id))).toBe(key);
    }
  }
});

test.each([
  ["GET", "/v1/users"],
  ["PUT", "/v1/webhooks/1"],
  ["GET", "/v1/webhooks/1/2/deliveries"],
  ["GET", "/v1/webhooks/"],
  ["GET", "/v2/webhooks/1"],
  ["GET", "/proxy/v1/webhooks/1"],
  ["GET", "/v1/webhooks/1/deliveries/"],
  ["get", "/v1/apps"],
])("%s %s is none of them", (method, path) => {
  expect(operationOf(method, path)).toBeUndefined();
});

const onePackage = "GET /v1/alternativeDistributionPackages/{id}";
const creation = "POST /v1/alternativeDistributionPackages";

test("another success status is breaking, and the document is not looked at", () => {
  expect(driftOf(creation, { data: 5 }, 202)).toEqual(["breaking : 201, 202"]);
  expect(driftOf(creation, undefined, 303)).toEqual(["breaking : 201, 303"]);
});

test("another error status is additive, but for those that come from whatever stands in between", () => {
  expect(driftOf(creation, {}, 404)).toEqual(["additive : 400 | 401 | 403 | 409 | 422 | 429, 404"]);
  for (const status of [500, 502, 503, 599]) expect(driftOf(creation, {}, status)).toEqual([]);
});

test("a response without a body differs in nothing, where none belongs or none came", () => {
  expect(driftOf("DELETE /v1/webhooks/{id}", undefined, 204)).toEqual([]);
  expect(driftOf(onePackage, undefined, 404)).toEqual([]);
});

test("an operation that the contract does not have is additive", () => {
  expect(driftOf(undefined, { data: 5 }, 200)).toEqual(["additive : an operation of the contract, another"]);
});

const error = { code: "A.B", status: "409", title: "T" };

test.each<[string, unknown, string[]]>([
  [
    "as the contract has it",
    {
      errors: [
        { ...error, source: { parameter: "p" }, meta: { anything: 1 } },
        { ...error, source: { pointer: "/" } },
      ],
    },
    [],
  ],
  [
    "with a link as a text, and one as an object",
    { errors: ["/", { href: "/" }].map((associated) => ({ ...error, links: { associated } })) },
    [],
  ],
  [
    "with a link that is neither",
    { errors: [{ ...error, links: { associated: 5 } }] },
    ["breaking /errors/0/links/associated: object | string, number"],
  ],
  [
    "with a number for its status",
    { errors: [{ ...error, status: 409 }] },
    ["breaking /errors/0/status: string, number"],
  ],
  [
    "with a source of another kind",
    { errors: [{ ...error, source: { header: "h" } }] },
    ["breaking /errors/0/source/parameter: string, absent", "additive /errors/0/source/header: absent, string"],
  ],
  [
    "with odd associated errors",
    { errors: [{ ...error, meta: { associatedErrors: { "/v1/~x": [{ ...error, code: null }] } } }] },
    ["breaking /errors/0/meta/associatedErrors/~1v1~1~0x/0/code: string, null"],
  ],
])("an error document %s is looked at too", (_, document, expected) => {
  expect(driftOf(creation, document, 409)).toEqual(expected);
});

/** An error within an error within an error. */
function nested(depth: number): unknown {
  let errors: unknown[] = [{ ...error, code: 5 }];
  for (let level = 0; level < depth; level++) errors = [{ ...error, meta: { associatedErrors: { a: errors } } }];
  return { errors };
}

test("errors within errors are looked at down to a depth that no answer can exceed", () => {
  expect(driftOf(creation, nested(10), 409)).toHaveLength(1);
  expect(driftOf(creation, nested(5_000), 409)).toEqual([]);
});

test("no JSON makes the comparison fail, and what it finds is kinds and never values", () => {
  const secret = "canary-8f14e45fceea167a";
  const leaf = fc.constantFrom(secret, 5, null, true, "apps", "COMPLETED", 1.5);
  const name = fc.constantFrom(
    "data",
    "links",
    "self",
    "included",
    "type",
    "id",
    "attributes",
    "errors",
    "meta",
    "code",
    "x",
  );
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.array(tie("json"), { maxLength: 4 }),
      fc.dictionary(name, tie("json"), { maxKeys: 6 }),
    ),
  }));
  const kinds =
    /: (string|number|boolean|object|array|null|absent), |, (string|number|boolean|object|array|null|absent)$/;
  const statuses = Object.entries(responses).flatMap(([key, byStatus]) =>
    Object.keys(byStatus).map((status) => [key, Number(status)] as const),
  );
  fc.assert(
    fc.property(fc.constantFrom(...statuses), json, ([operation, status], document) => {
      for (const line of driftOf(operation, document, status)) {
        expect(line).toMatch(kinds);
        expect(line).not.toContain(secret);
      }
    }),
    { numRuns: 2_000 },
  );
});
