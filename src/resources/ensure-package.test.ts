import { expect, test } from "vitest";
import { failureOf } from "../test-support/failure-of.js";
import { type FakeResponse, never } from "../test-support/fake-fetch.js";
import { aPackage, one, refusal } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";

const target = { appStoreVersionId: "3fb74833" };
const none = () => refusal(404, "NOT_FOUND");
const found = () => one(aPackage("7"));
const created = () => one(aPackage("7"), 201);
const conflict = () => refusal(409, "ENTITY_ERROR.RELATIONSHIP.INVALID");
const lost = new TypeError("fetch failed");

/** What ensure comes to with these answers, and the methods of the requests. `retry: false` keeps reads single. */
async function ensured(answers: FakeResponse[]) {
  const { client, clock, sent } = createTestClient(answers, { retry: false });
  const start = clock.now();
  const outcome = client.packages.ensure(target).then(
    (result) => ({ result }),
    (error) => ({ error }),
  );
  const settled = await clock.runUntil(outcome);
  return { ...settled, methods: sent.map(({ method }) => method).join(" "), tookMs: clock.now() - start };
}

test("a package that is there is found, and nothing is created", async () => {
  expect(await ensured([found()])).toMatchObject({ result: { data: { id: "7" }, created: false }, methods: "GET" });
});

test.each<[string, () => FakeResponse]>([
  ["404", none],
  ["data null", () => one(null)],
])("a package that is not there (%s) is created", async (_, answer) => {
  const outcome = await ensured([answer(), created()]);
  expect(outcome).toMatchObject({ result: { data: { id: "7" }, created: true }, methods: "GET POST" });
});

test("a conflict with a package that came between is settled by reading", async () => {
  const outcome = await ensured([none(), conflict(), found()]);
  expect(outcome).toMatchObject({ result: { data: { id: "7" }, created: false }, methods: "GET POST GET", tookMs: 0 });
});

test.each<[string, FakeResponse]>([
  ["nothing", none()],
  ["nothing at all", one(null)],
  ["a fault", refusal(500, "X")],
  ["a lost connection", lost],
])("a conflict without a package is that conflict, when reading gives %s", async (_, answer) => {
  const { error, methods } = (await ensured([none(), conflict(), answer])) as { error: unknown; methods: string };
  expect(error).toMatchObject({ status: 409 });
  // No hint at `ensure`, which has read.
  expect((error as Error).message).not.toContain("\n");
  expect(methods).toBe("GET POST GET");
});

const unanswered: [string, () => FakeResponse, object][] = [
  ["is lost", () => lost, { code: "ERR_ASC_CONNECTION" }],
  ["is a 500", () => refusal(500, "X"), { status: 500 }],
  ["is a 502 of HTML", () => new Response("<html>", { status: 502 }), { status: 502 }],
  ["is a 408", () => new Response("", { status: 408 }), { status: 408 }],
  ["is a 201 without a document", () => new Response("", { status: 201 }), { code: "ERR_ASC_UNEXPECTED_RESPONSE" }],
  ["is too late", () => never, { code: "ERR_ASC_TIMEOUT" }],
];

test.each(unanswered)(
  "a POST whose answer %s, and a package that is there then, count as created",
  async (_, problem) => {
    const outcome = await ensured([none(), problem(), found()]);
    expect(outcome).toMatchObject({ result: { data: { id: "7" }, created: true }, methods: "GET POST GET" });
  },
);

test.each(unanswered)("a POST whose answer %s, and no package ever, is that failure", async (_, problem, failure) => {
  const outcome = await ensured([none(), problem(), none]);
  expect(outcome).toMatchObject({ error: failure, methods: "GET POST GET GET GET" });
});

test("a package that shows late is found at the third look, after five seconds", async () => {
  const outcome = await ensured([none(), lost, none(), refusal(503, "X"), found()]);
  expect(outcome).toMatchObject({ result: { created: true }, methods: "GET POST GET GET GET", tookMs: 5000 });
});

test.each([400, 401, 403, 422, 429])("a POST refused with %d is refused, and nothing is read", async (status) => {
  const { error, methods } = (await ensured([none(), () => refusal(status, "X")])) as {
    error: unknown;
    methods: string;
  };
  expect(error).toMatchObject({ status });
  expect(methods).toMatch(status === 401 ? /^GET POST POST$/ : /^GET POST$/);
});

test("a first read that fails is the failure, and nothing is created", async () => {
  expect(await ensured([refusal(403, "FORBIDDEN_ERROR")])).toMatchObject({ error: { status: 403 }, methods: "GET" });
  expect(await ensured([lost])).toMatchObject({ error: { code: "ERR_ASC_CONNECTION" }, methods: "GET" });
});

/** A server that keeps packages, and answers only after a while. */
function server() {
  const kept = new Set<string>();
  const answer: FakeResponse = async ({ method, url }) => {
    await new Promise((resolve) => setImmediate(resolve));
    const id = method === "GET" ? url.split("/").at(-2) : "3fb74833";
    if (method === "POST") kept.add(id ?? "");
    return kept.has(id ?? "") ? one(aPackage("7")) : none();
  };
  return answer;
}

test("calls at the same time for the same version send one POST", async () => {
  const { client, sent } = createTestClient([server()]);
  const results = await Promise.all([1, 2, 3].map(() => client.packages.ensure(target)));
  expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  expect(results.map(({ created }) => created)).toEqual([true, false, false]);
  expect(new Set(results.map(({ data }) => data.id))).toEqual(new Set(["7"]));
});

test("a call that fails does not fail the one that waits for it", async () => {
  const { client } = createTestClient([refusal(403, "X"), found()]);
  const first = failureOf(() => client.packages.ensure(target));
  const second = client.packages.ensure(target);
  expect(await first).toMatchObject({ status: 403 });
  expect((await second).created).toBe(false);
});

test("an abort before the first read sends nothing", async () => {
  const { client, sent } = createTestClient([found()]);
  expect(await failureOf(() => client.packages.ensure(target, { signal: AbortSignal.abort("given up") }))).toBe(
    "given up",
  );
  expect(sent).toHaveLength(0);
});

test("an abort while a lost POST is settled comes back untouched", async () => {
  const { client, clock, sent } = createTestClient([none(), lost, none], { retry: false });
  const controller = new AbortController();
  const failure = failureOf(() => client.packages.ensure(target, { signal: controller.signal }));
  await clock.advance(500);
  controller.abort("given up");
  expect(await failure).toBe("given up");
  await clock.advance(100_000);
  expect(sent).toHaveLength(3);
});

test("an abort of one caller leaves the other's work alone", async () => {
  const { client } = createTestClient([server()]);
  const controller = new AbortController();
  const first = client.packages.ensure(target);
  const second = failureOf(() => client.packages.ensure(target, { signal: controller.signal }));
  controller.abort("given up");
  expect(await second).toBe("given up");
  expect((await first).created).toBe(true);
});

test("an abort of the POST itself is not taken for a lost response", async () => {
  const { client, clock, sent } = createTestClient([none(), never], { retry: false });
  const controller = new AbortController();
  const failure = failureOf(() => client.packages.ensure(target, { signal: controller.signal }));
  await clock.advance(1);
  controller.abort("given up");
  expect(await failure).toBe("given up");
  expect(sent).toHaveLength(2);
});

test("an abort of the read that settles a conflict comes back untouched, not the conflict", async () => {
  const { client, clock } = createTestClient([none(), conflict(), never], { retry: false });
  const controller = new AbortController();
  const failure = failureOf(() => client.packages.ensure(target, { signal: controller.signal }));
  await clock.advance(1);
  controller.abort("given up");
  expect(await failure).toBe("given up");
});

test("a conflict is settled at once: it waits for no package to show", async () => {
  const { methods, tookMs } = await ensured([none(), conflict(), none]);
  expect({ methods, tookMs }).toEqual({ methods: "GET POST GET", tookMs: 0 });
});
