import { expect, test } from "vitest";
import { failureOf, messageOf } from "../test-support/failure-of.js";
import { json, list, one, resource } from "../test-support/responses.js";
import { apple, createTestClient, everyItem } from "../test-support/test-client.js";

const path = "/v1/alternativeDistributionDomains";
const next = `${apple}${path}?cursor=Ag.AB%2FC&limit=2&fields[alternativeDistributionDomains]=domain,referenceName`;

function domain(id: string) {
  return resource("alternativeDistributionDomains", id);
}

test("next is followed with every parameter as given, and none added", async () => {
  const { client, sent } = createTestClient([list([domain("1"), domain("2")], next), list([domain("3")])]);
  const items = await everyItem(client.domains.list({ limit: 2 }));
  expect(items.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(sent.map(({ url }) => url)).toEqual([`${apple}${path}?limit=2`, next]);
});

test("every page is asked for with the token and the options of the call", async () => {
  const { client, sent } = createTestClient([list([domain("1")], next), list([])]);
  await everyItem(client.domains.list({}, { headers: { "X-Trace": "7" } }));
  for (const { headers, method } of sent) {
    expect(method).toBe("GET");
    expect(headers).toMatchObject({ authorization: expect.stringMatching(/^Bearer test-token-/), "x-trace": "7" });
  }
  expect(sent).toHaveLength(2);
});

test("what is no option of a call changes neither the method nor the URL of a page", async () => {
  const { client, sent } = createTestClient([list([domain("1")], next), list([])]);
  const options = { method: "DELETE", url: `${apple}/v1/apps` };
  await everyItem(client.domains.list({}, options as object));
  expect(sent.map(({ method, url }) => [method, url])).toEqual([
    ["GET", `${apple}${path}`],
    ["GET", next],
  ]);
});

test("a relative next is followed too", async () => {
  const { client, sent } = createTestClient([list([], `${path}?cursor=2`), list([domain("1")])]);
  expect(await everyItem(client.domains.list())).toHaveLength(1);
  expect(sent[1]?.url).toBe(`${apple}${path}?cursor=2`);
});

test.each([undefined, null, ""])("a next that is %j ends the list", async (next) => {
  const { client, sent } = createTestClient([list([domain("1")], next)]);
  expect(await everyItem(client.domains.list())).toHaveLength(1);
  expect(sent).toHaveLength(1);
});

test("a document without links ends the list", async () => {
  const { client } = createTestClient([json(200, { data: [domain("1")] })]);
  expect(await everyItem(client.domains.list())).toHaveLength(1);
});

test.each<[string, unknown, string]>([
  ["another host", "https://elsewhere.example/v1/x?cursor=2", "points to https://elsewhere.example"],
  ["a host that begins like Apple's", `${apple}.elsewhere.example/v1`, `points to ${apple}.elsewhere.example`],
  ["another port", `${apple}:8443/v1/x`, `points to ${apple}:8443`],
  ["http", apple.replace("https", "http"), "points to http://api.appstoreconnect.apple.com"],
  ["another host without a scheme", "//elsewhere.example/v1", "points to https://elsewhere.example"],
  ["a blob", `blob:${apple}/v1/x`, "points to blob:"],
  ["a script", "javascript:alert(1)", "points to javascript:"],
])("a next that points to %s is not followed", async (_, next, message) => {
  const { client, sent } = createTestClient([list([domain("1")], next), list([])]);
  const error = await failureOf(() => everyItem(client.domains.list()));
  expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
  expect((error as Error).message).toBe(`links.next ${message}; the token is sent to ${apple} only`);
  expect(sent).toHaveLength(1);
});

test.each<[string, unknown, string]>([
  ["with a user name", `${apple.replace("//", "//somebody@")}/v1`, "contains a user name or a password"],
  ["with a password", `${apple.replace("//", "//:hunter2hunter2@")}/v1`, "contains a user name or a password"],
  ["that no URL can be", "https://[", "is not a URL, but a string"],
  ["that is an object", { href: next }, "is not a URL, but an object"],
  ["that is a list", [next], "is not a URL, but a list"],
  ["that is a number", 2, "is not a URL, but 2"],
])("a next %s is not followed, and why is said without it", async (_, next, message) => {
  const { client, sent } = createTestClient([list([domain("1")], next), list([])]);
  const error = await failureOf(() => everyItem(client.domains.list()));
  expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE", message: `links.next ${message}` });
  expect(sent).toHaveLength(1);
});

test("pages that lead in a circle end in an error", async () => {
  const answers = [1, 2, 3].map(() => list([domain("1")], next));
  const { client, sent } = createTestClient(answers, { retry: false });
  expect(await messageOf(() => everyItem(client.domains.list()))).toBe("links.next repeats a page");
  expect(sent).toHaveLength(2);
});

test("a longer circle is seen as well", async () => {
  const pages = ["a", "b", "c"].map((cursor) => () => list([], `${path}?cursor=${cursor}`));
  const { client } = createTestClient([...pages, ...pages], { retry: false });
  expect(await messageOf(() => everyItem(client.domains.list()))).toBe("links.next repeats a page");
});

test.each([{ type: "x", id: "1" }, null])("data that is %j is no list", async (data) => {
  const { client } = createTestClient([one(data)]);
  const error = await failureOf(() => everyItem(client.domains.list()));
  expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE", message: "the response to a list holds no list" });
});

test("nothing is sent before somebody iterates", () => {
  const { client, sent } = createTestClient([list([])]);
  client.domains.list().pages();
  expect(sent).toHaveLength(0);
});

test("each iteration starts again with the first page", async () => {
  const { client, sent } = createTestClient([list([domain("1")]), list([domain("1"), domain("2")])]);
  const domains = client.domains.list();
  expect(await everyItem(domains)).toHaveLength(1);
  expect(await everyItem(domains)).toHaveLength(2);
  expect(sent.map(({ url }) => url)).toEqual([apple + path, apple + path]);
});

test("a break sends no further request", async () => {
  const { client, sent } = createTestClient([list([domain("1"), domain("2")], next), list([])]);
  for await (const { id } of client.domains.list()) if (id === "2") break;
  expect(sent).toHaveLength(1);
});

test("pages() gives Apple's documents, one a page", async () => {
  const { client } = createTestClient([list([domain("1")], next), list([])]);
  const documents = await everyItem(client.domains.list().pages());
  expect(documents.map(({ data }) => data.length)).toEqual([1, 0]);
  expect(documents[0]?.links.next).toBe(next);
});

test("a page that fails is tried again by itself, and what came before stays", async () => {
  const answers = [list([domain("1")], next), new Response("", { status: 503 }), list([domain("2")])];
  const { client, sent, clock } = createTestClient(answers);
  const items = await clock.runUntil(everyItem(client.domains.list()));
  expect(items.map(({ id }) => id)).toEqual(["1", "2"]);
  expect(sent[2]?.url).toBe(next);
});

test("a list of several pages may be read again", async () => {
  const { client } = createTestClient([1, 2].flatMap(() => [list([domain("1")], next), list([domain("2")])]));
  const domains = client.domains.list();
  expect(await everyItem(domains)).toHaveLength(2);
  expect(await everyItem(domains)).toHaveLength(2);
});

test("a further page that is no list is reported as well", async () => {
  const { client } = createTestClient([list([domain("1")], next), one({ type: "x", id: "1" })]);
  expect(await messageOf(() => everyItem(client.domains.list()))).toBe("the response to a list holds no list");
});
