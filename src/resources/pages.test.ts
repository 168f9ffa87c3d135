import { expect, test } from "vitest";
import { failureOf, messageOf } from "../test-support/failure-of.js";
import { json, list, one, refusal, resource } from "../test-support/responses.js";
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

test("await gives the first page, once, with its response when asked for", async () => {
  const first = list([domain("1")], next);
  const { client, sent } = createTestClient([first, list([domain("1")], next), list([])]);
  const domains = client.domains.list();
  const page = await domains;
  expect(page.links.next).toBe(next);
  expect(await domains).toBe(page);
  expect(await domains.withResponse()).toMatchObject({ data: page, response: first });
  expect(sent).toHaveLength(1);
  expect(await domains.toArray()).toHaveLength(1);
  expect(sent).toHaveLength(3);
});

test("a first page that fails rejects for await, catch and finally", async () => {
  const { client } = createTestClient([() => refusal(403, "FORBIDDEN_ERROR")]);
  expect(await failureOf(async () => client.domains.list())).toMatchObject({ status: 403 });
  expect(await client.domains.list().catch(({ status }) => status)).toBe(403);
  const ended: string[] = [];
  await failureOf(() => client.domains.list().finally(() => ended.push("ended")));
  expect(ended).toEqual(["ended"]);
});

test("toArray gives as many as asked for, and requests no page more", async () => {
  const { client, sent } = createTestClient([list([domain("1"), domain("2")], next), list([domain("3")])]);
  expect((await client.domains.list().toArray({ limit: 2 })).map(({ id }) => id)).toEqual(["1", "2"]);
  expect(sent).toHaveLength(1);
});

test.each([0, -1, 1.5, Number.NaN, "2", null])("toArray refuses the limit %j", async (limit) => {
  const { client, sent } = createTestClient([list([])]);
  expect(await messageOf(() => client.domains.list().toArray({ limit: limit as never }))).toMatch(
    /^limit: must be a whole number from 1, not /,
  );
  expect(sent).toEqual([]);
});

test("byPage continues with a next page of an earlier run, with the options of the call", async () => {
  const later = `${apple}${path}?cursor=3`;
  const { client, sent } = createTestClient([list([domain("2")], later), list([domain("3")])]);
  const pages = client.domains.list({}, { headers: { "X-Trace": "7" } }).byPage({ from: next });
  expect((await everyItem(pages)).flatMap(({ data }) => data).map(({ id }) => id)).toEqual(["2", "3"]);
  expect(sent.map(({ url, headers }) => [url, headers["x-trace"]])).toEqual([
    [next, "7"],
    [later, "7"],
  ]);
});

test("byPage without a next page starts with the first", async () => {
  const { client, sent } = createTestClient([list([])]);
  expect(await everyItem(client.domains.list().byPage({ from: undefined }))).toHaveLength(1);
  expect(sent.map(({ url }) => url)).toEqual([apple + path]);
});

test("pages that lead back to where byPage started end in an error", async () => {
  const { client } = createTestClient([() => list([domain("1")], next)], { retry: false });
  expect(await messageOf(() => everyItem(client.domains.list().byPage({ from: next })))).toBe(
    "links.next repeats a page",
  );
});

test.each<[unknown, string]>([
  ["https://elsewhere.example/v1/x", `points to https://elsewhere.example; the token is sent to ${apple} only`],
  [apple.replace("//", "//somebody@"), "contains a user name or a password"],
  [{ href: next }, "is not a URL, but an object"],
  [null, "is not a URL, but null"],
  ["", "is not a URL, but a string"],
])("byPage refuses to start from %j, and nothing is sent", async (from, problem) => {
  const { client, sent } = createTestClient([list([])]);
  const error = await failureOf(() => everyItem(client.domains.list().byPage({ from: from as never })));
  expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: `from: ${problem}` });
  expect(sent).toEqual([]);
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
