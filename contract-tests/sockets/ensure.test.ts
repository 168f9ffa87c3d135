import { expect, test } from "vitest";
import { ConnectionError } from "../../src/index.js";
import { failureOf } from "../../src/test-support/failure-of.js";
import { clientFor } from "./client-for.js";
import { type ReceivedRequest, type Reply, startLocalServer } from "./local-server.js";
import { appleError, dropped, json, packageDocument, text } from "./replies.js";

const target = { appStoreVersionId: "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45" };
const { data } = packageDocument;
const none = json(200, { data: null, links: { self: "/" } });
const found = json(200, packageDocument);

/** A stand-in for Apple: the read finds the package once it exists, and `post` says what becomes of a POST. */
async function startApple(post: (create: () => void) => Reply, { absent = none, exists = false } = {}) {
  const state = { exists };
  const create = () => {
    state.exists = true;
  };
  const choose = ({ method }: ReceivedRequest) => (method === "POST" ? post(create) : state.exists ? found : absent);
  const { baseUrl, requests } = await startLocalServer(choose);
  return { ...clientFor(baseUrl), methods: () => requests.map(({ method }) => method) };
}

for (const [what, absent] of Object.entries({ "data: null": none, "404": appleError(404, "NOT_FOUND") })) {
  test(`creates the package when the read answers ${what}`, async () => {
    const post = (create: () => void) => {
      create();
      return json(201, packageDocument);
    };
    const { client, methods } = await startApple(post, { absent });
    await expect(client.packages.ensure(target)).resolves.toEqual({ data, created: true });
    expect(methods()).toEqual(["GET", "POST"]);
  });
}

test("finds the package that is there and creates none", async () => {
  const { client, methods } = await startApple(() => dropped, { exists: true });
  await expect(client.packages.ensure(target)).resolves.toEqual({ data, created: false });
  expect(methods()).toEqual(["GET"]);
});

for (const [what, reply] of Object.entries({
  "a dropped connection": dropped,
  "a 500": appleError(500, "UNEXPECTED_ERROR"),
  "an HTML 502": text(502, "<html>"),
  "a response that is no document": json(201, {}),
})) {
  test(`settles a POST that was carried out and answered with ${what} by reading, with one POST`, async () => {
    const post = (create: () => void) => {
      create();
      return reply;
    };
    const { client, methods } = await startApple(post);
    await expect(client.packages.ensure(target)).resolves.toEqual({ data, created: true });
    expect(methods()).toEqual(["GET", "POST", "GET"]);
  });
}

test("finds the package that somebody else created in between, which Apple answers with 409", async () => {
  const post = (create: () => void) => {
    create();
    return appleError(409, "STATE_ERROR");
  };
  const { client, methods } = await startApple(post);
  await expect(client.packages.ensure(target)).resolves.toEqual({ data, created: false });
  expect(methods()).toEqual(["GET", "POST", "GET"]);
});

test("throws the 409 when there is no package after it", async () => {
  const { client, methods } = await startApple(() => appleError(409, "STATE_ERROR"));
  expect(await failureOf(() => client.packages.ensure(target))).toMatchObject({ name: "ResponseError", status: 409 });
  expect(methods()).toEqual(["GET", "POST", "GET"]);
});

test("looks three times for the package of a lost POST, then throws what was lost, with one POST", async () => {
  const { client, clock, methods } = await startApple(() => dropped);
  expect(await failureOf(() => client.packages.ensure(target))).toBeInstanceOf(ConnectionError);
  expect(methods()).toEqual(["GET", "POST", "GET", "GET", "GET"]);
  expect(clock.waits).toEqual([0, 1000, 4000]);
});

test("finds the package of a lost POST that Apple shows only later", async () => {
  let reads = 0;
  const choose = ({ method }: ReceivedRequest) => (method === "POST" ? dropped : ++reads > 3 ? found : none);
  const { baseUrl, requests } = await startLocalServer(choose);
  await expect(clientFor(baseUrl).client.packages.ensure(target)).resolves.toEqual({ data, created: true });
  expect(requests.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("ten calls at once make one package", async () => {
  const post = (create: () => void) => {
    create();
    return json(201, packageDocument);
  };
  const { client, methods } = await startApple(post);
  const results = await Promise.all(Array.from({ length: 10 }, () => client.packages.ensure(target)));
  expect(results.filter(({ created }) => created)).toHaveLength(1);
  expect(methods().filter((method) => method === "POST")).toHaveLength(1);
});

test("a refusal for another reason is thrown, and nothing is read after it", async () => {
  const { client, methods } = await startApple(() => appleError(403, "FORBIDDEN_ERROR"));
  expect(await failureOf(() => client.packages.ensure(target))).toMatchObject({ status: 403 });
  expect(methods()).toEqual(["GET", "POST"]);
});
