import { expect, expectTypeOf, test } from "vitest";
import type { AlternativeDistributionPackageVersionsLinkagesResponse } from "../../generated/schema.js";
import { failureOf, messageOf } from "../test-support/failure-of.js";
import { never } from "../test-support/fake-fetch.js";
import { aPackage, json, list, one, refusal, resource } from "../test-support/responses.js";
import { apple, createTestClient } from "../test-support/test-client.js";

const linkage = "/v1/alternativeDistributionPackages/{id}/relationships/versions";
const packages = "/v1/alternativeDistributionPackages";
const params = { path: { id: "7" }, query: { limit: 200 } };
const body = {
  data: {
    type: "alternativeDistributionPackages",
    relationships: { appStoreVersion: { data: { type: "appStoreVersions", id: "3fb74833" } } },
  },
} as const;

function version(id: string) {
  return resource("alternativeDistributionPackageVersions", id);
}

test("a linkage is read, typed, with the token", async () => {
  const { client, sent } = createTestClient([list([version("1"), version("2")])]);
  const { data, response } = await client.raw.GET(linkage, { params });
  expectTypeOf(data).toExtend<AlternativeDistributionPackageVersionsLinkagesResponse>();
  expect(data.data.map(({ id }) => id)).toEqual(["1", "2"]);
  expect(response.status).toBe(200);
  expect(sent[0]?.url).toBe(`${apple}/v1/alternativeDistributionPackages/7/relationships/versions?limit=200`);
  expect(sent[0]?.headers).toMatchObject({ accept: "application/json", authorization: "Bearer test-token-1" });
  expect(sent[0]?.init.redirect).toBe("manual");
});

test("a body is sent as JSON", async () => {
  const { client, sent } = createTestClient([one(aPackage("7"), 201)]);
  const { data } = await client.raw.POST(packages, { body });
  expect(data.data.id).toBe("7");
  expect(sent[0]).toMatchObject({ method: "POST", body, headers: { "content-type": "application/json" } });
});

test("a DELETE has no document", async () => {
  const { client } = createTestClient([new Response(null, { status: 204 })]);
  const { data, response } = await client.raw.DELETE("/v1/webhooks/{id}", { params: { path: { id: "1" } } });
  expect(data).toBeUndefined();
  expect(response.status).toBe(204);
});

test("an error response throws, as it does everywhere", async () => {
  const { client } = createTestClient([refusal(409, "STATE_ERROR")]);
  const error = await failureOf(() => client.raw.POST(packages, { body }));
  expect(error).toMatchObject({ code: "ERR_ASC_RESPONSE", status: 409, path: packages });
});

test("a passing fault is tried again", async () => {
  const { client, sent, clock } = createTestClient([refusal(503, "X"), list([])]);
  await clock.runUntil(client.raw.GET(linkage, { params }));
  expect(sent).toHaveLength(2);
});

test("a PATCH sends what it sets to null", async () => {
  const { client, sent } = createTestClient([one(resource("webhooks", "1"))]);
  const data = { type: "webhooks", id: "1", attributes: { name: null } } as const;
  await client.raw.PATCH("/v1/webhooks/{id}", { params: { path: { id: "1" } }, body: { data } });
  expect(sent[0]).toMatchObject({ method: "PATCH", body: { data } });
});

test("signal and timeout of the call hold", async () => {
  const { client, clock } = createTestClient([never, never]);
  const late = failureOf(() => client.raw.GET(linkage, { params, timeoutMs: 7 }));
  await clock.advance(7);
  expect(await late).toMatchObject({ code: "ERR_ASC_TIMEOUT", message: expect.stringContaining("within 7 ms") });
  const controller = new AbortController();
  const given = failureOf(() => client.raw.GET(linkage, { params, signal: controller.signal }));
  await clock.advance(1);
  const reason = new Error("given up");
  controller.abort(reason);
  expect(await given).toBe(reason);
});

test("a base URL of a call is refused: the token is not sent there", async () => {
  const { client, sent } = createTestClient([list([])]);
  for (const baseUrl of ["https://elsewhere.example", `${apple}.elsewhere.example`, `${apple}:8443`]) {
    const error = await failureOf(() => client.raw.GET(linkage, { params, baseUrl } as never));
    expect(error).toMatchObject({
      code: "ERR_ASC_ARGUMENT",
      message: "baseUrl: is an option of the client, not of a call",
    });
  }
  expect(sent).toHaveLength(0);
});

test("a path that could make another host is refused, and nothing is sent", async () => {
  const { client, sent } = createTestClient([]);
  for (const path of ["@elsewhere.example/v1/apps", ".elsewhere.example/v1/apps", ""]) {
    const error = await failureOf(() => client.raw.GET(path as "/v1/apps"));
    expect(error).toMatchObject({
      code: "ERR_ASC_ARGUMENT",
      message: "path: must begin with a slash, as the contract's paths do",
    });
  }
  expect(sent).toEqual([]);
});

test("options of openapi-fetch, which could lead around the transport, are refused", async () => {
  const { client, sent } = createTestClient([() => one(aPackage("7"))]);
  const astray: string[] = [];
  const strange = (name: string) => () => {
    astray.push(name);
    throw new Error(name);
  };
  const options = {
    fetch: strange("fetch"),
    Request: strange("Request"),
    middleware: [{ onRequest: strange("middleware") }],
    querySerializer: strange("querySerializer"),
    pathSerializer: strange("pathSerializer"),
    bodySerializer: strange("bodySerializer"),
    parseAs: "text",
    method: "PUT",
    redirect: "follow",
  };
  for (const [name, value] of Object.entries(options)) {
    const option = { [name]: value };
    const calls = [
      () => client.packages.get("7", { include: ["versions"] }, option as never),
      () => client.packages.create({ appStoreVersionId: "3fb74833" }, option as never),
      () => client.raw.GET(linkage, { params, ...option } as never),
      () => client.raw.POST(packages, { body, ...option } as never),
    ];
    for (const call of calls)
      expect(await messageOf(call)).toMatch(/^options( of the call)?: has no \w+; it may have /);
  }
  expect(astray).toEqual([]);
  expect(sent).toEqual([]);
});

test.each<[object, string]>([
  [{ params: { qeury: { limit: 1 } } }, "params: has no qeury; it may have path, query"],
  [{ param: {} }, "options: has no param; did you mean params?"],
  [{ timeout: 1 }, "options: has no timeout; did you mean timeoutMs?"],
])("raw refuses %j, and sends nothing", async (init, message) => {
  const { client, sent } = createTestClient([]);
  const call = () => client.raw.GET("/v1/alternativeDistributionKeys", init as never);
  expect(await failureOf(call)).toMatchObject({ code: "ERR_ASC_ARGUMENT", message });
  expect(sent).toEqual([]);
});

test("a path whose id is not given is refused, and the braces are not sent", async () => {
  const { client, sent } = createTestClient([() => new Response(null, { status: 204 })]);
  for (const init of [undefined, {}, { params: {} }, { params: { path: {} } }, { params: null }]) {
    expect(await failureOf(() => client.raw.DELETE("/v1/webhooks/{id}", init as never))).toMatchObject({
      code: "ERR_ASC_ARGUMENT",
      message: "id: must be an id, not undefined (/v1/webhooks/{id})",
    });
  }
  expect(sent).toEqual([]);
});

test.each<[string, unknown[], string]>([
  ["no path", [undefined], "path: must be text, not undefined"],
  ["a list for a path", [["/v1/apps"]], "path: must be text, not a list"],
  ["null for options", ["/v1/apps", null], "options: must be an object, not null"],
  ["text for options", ["/v1/apps", "x"], "options: must be an object, not a string"],
  ["a number for a signal", ["/v1/apps", { signal: 5 }], "signal: must be an AbortSignal"],
  ["text for a signal", ["/v1/apps", { signal: "x" }], "signal: must be an AbortSignal"],
  [
    "an AbortController for a signal",
    ["/v1/apps", { signal: new AbortController() }],
    "signal: must be an AbortSignal",
  ],
  ["text for headers", ["/v1/apps", { headers: "x" }], "headers: must be an object of names and values, not a string"],
])("a call of raw with %s is refused as an argument", async (_, given, message) => {
  const { client, sent } = createTestClient([() => list([])]);
  const get = client.raw.GET as (...given: unknown[]) => Promise<unknown>;
  expect(await failureOf(() => get(...given))).toMatchObject({ code: "ERR_ASC_ARGUMENT", message });
  expect(sent).toEqual([]);
});

test("middleware sees the request and may add headers to it", async () => {
  const { client, sent } = createTestClient([list([])]);
  const seen: unknown[] = [];
  client.raw.use({
    onRequest({ request, schemaPath }) {
      seen.push(schemaPath, request.method, request.url, request.headers.get("authorization"));
      request.headers.set("X-Trace", "7");
    },
  });
  await client.raw.GET(linkage, { params });
  expect(seen).toEqual([linkage, "GET", `${apple}${linkage.replace("{id}", "7")}?limit=200`, null]);
  expect(sent[0]?.headers).toMatchObject({ "x-trace": "7", authorization: "Bearer test-token-1" });
});

test("middleware may put another request in its place, body and all", async () => {
  const { client, sent, clock } = createTestClient([one(aPackage("7"), 201), never]);
  client.raw.use({ onRequest: ({ request }) => new Request(request, { headers: { "X-Trace": "7" } }) });
  await client.raw.POST(packages, { body });
  expect(sent[0]).toMatchObject({ method: "POST", body, headers: { "x-trace": "7" } });
  const late = failureOf(() => client.raw.GET(linkage, { params, timeoutMs: 7 }));
  await clock.advance(7);
  expect(await late).toMatchObject({ code: "ERR_ASC_TIMEOUT" });
});

test("a request that middleware sends elsewhere is not sent", async () => {
  const { client, sent } = createTestClient([list([])]);
  client.raw.use({ onRequest: ({ request }) => new Request("https://elsewhere.example/v1", request) });
  expect(await failureOf(() => client.raw.GET(linkage, { params }))).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
  expect(sent).toHaveLength(0);
});

test("middleware may read the response and put another in its place", async () => {
  const { client } = createTestClient([() => list([version("1")])]);
  const seen: unknown[] = [];
  const middleware = {
    async onResponse({ response }: { response: Response }) {
      seen.push(response.status, await response.clone().json());
      return new Response(JSON.stringify({ data: [version("other")] }), response);
    },
  };
  client.raw.use(middleware);
  expect((await client.raw.GET(linkage, { params })).data.data[0]?.id).toBe("other");
  expect(seen).toEqual([200, expect.objectContaining({ data: [version("1")] })]);
  client.raw.eject(middleware);
  expect((await client.raw.GET(linkage, { params })).data.data[0]?.id).toBe("1");
});

test("middleware of one client is not the other's, nor does it touch resource methods", async () => {
  const { client, sent } = createTestClient([() => one(aPackage("7"))]);
  const other = createTestClient([() => one(aPackage("7"))]);
  client.raw.use({ onRequest: ({ request }) => request.headers.set("X-Trace", "7") });
  await client.packages.get("7");
  await other.client.raw.GET("/v1/alternativeDistributionPackages/{id}", { params: { path: { id: "7" } } });
  expect(sent[0]?.headers).not.toHaveProperty("x-trace");
  expect(other.sent[0]?.headers).not.toHaveProperty("x-trace");
});

test("ids, queries and bodies are refused as they are everywhere", async () => {
  const { client, sent } = createTestClient([() => list([])]);
  const calls = [
    () => client.raw.GET(linkage, { params: { path: { id: ".." } } }),
    () => client.raw.GET("/v1/apps", { params: { query: { "filter[bundleId]": [] } } }),
    () => client.raw.POST(packages, { body: { data: { ...body.data, id: Number.NaN } } as never }),
  ];
  for (const call of calls) expect(await failureOf(call)).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
  expect(sent).toEqual([]);
});

test("the response says where it came from", async () => {
  const url = `${apple}/v1/apps`;
  const { client } = createTestClient([Object.defineProperty(list([]), "url", { value: url })]);
  expect((await client.raw.GET("/v1/apps")).response.url).toBe(url);
});

test("the response keeps status, headers and body, though the client has read it before", async () => {
  const response = json(201, { data: aPackage("7") }, { "X-Request-ID": "ABC.1" });
  const { client } = createTestClient([response]);
  const seen: unknown[] = [];
  client.raw.use({
    async onResponse({ response }) {
      seen.push(response.status, response.headers.get("X-Request-ID"), await response.clone().json());
    },
  });
  await client.raw.POST(packages, { body });
  expect(seen).toEqual([201, "ABC.1", { data: aPackage("7") }]);
});
