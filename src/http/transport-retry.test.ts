import { sign } from "node:crypto";
import { expect, test } from "vitest";
import type { Client } from "../client.js";
import { aPackage, one, refusal } from "../testing/answers.js";
import { failureOf } from "../testing/failure-of.js";
import type { FakeAnswer } from "../testing/fake-fetch.js";
import { generateP8 } from "../testing/keys.js";
import { createTestClient, type TestClient } from "../testing/test-client.js";

const read = (client: Client) => client.packages.get("7");
const create = (client: Client) => client.packages.create({ appStoreVersionId: "3fb74833" });
const change = (client: Client) => client.webhooks.update("7", { enabled: true });
const remove = (client: Client) => client.keys.delete("7");

const found = () => one(aPackage("7"));
const lost = new TypeError("fetch failed");
const perAttemptMs = 60_000;

/** The waits between attempts: all but the deadlines of the attempts themselves. */
function waitsOf({ clock }: TestClient): number[] {
  return clock.waits.filter((wait) => wait !== perAttemptMs);
}

async function run(answers: FakeAnswer[], call: (client: Client) => Promise<unknown>, options = {}) {
  const made = createTestClient(answers, options);
  const outcome = await made.clock.runUntil(
    call(made.client).then(
      (done) => ({ done }),
      (error) => ({ error }),
    ),
  );
  return { ...made, outcome, waits: waitsOf(made) };
}

test.each<[string, () => FakeAnswer]>([
  ["500", () => refusal(500, "UNEXPECTED_ERROR")],
  ["502 of HTML", () => new Response("<html>", { status: 502 })],
  ["503 without a body", () => new Response("", { status: 503 })],
  ["504", () => new Response("", { status: 504 })],
  ["408", () => new Response("", { status: 408 })],
  ["429", () => refusal(429, "RATE_LIMIT_EXCEEDED")],
  ["a lost connection", () => lost],
])("a GET that meets %s is sent again after a while", async (_, fault) => {
  const { sent, outcome, waits } = await run([fault(), fault(), found()], read);
  expect(outcome).toHaveProperty("done.data.id", "7");
  expect(sent).toHaveLength(3);
  expect(waits).toEqual([250, 500]);
});

test.each<[string, (client: Client) => Promise<unknown>]>([
  ["POST", create],
  ["PATCH", change],
])("a %s is never sent again blindly", async (_, call) => {
  for (const status of [408, 500, 502, 503, 504]) {
    const { sent, outcome } = await run([refusal(status, "X"), found()], call);
    expect(outcome).toMatchObject({ error: { status } });
    expect(sent).toHaveLength(1);
  }
  const { sent, outcome } = await run([lost, found()], call);
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_CONNECTION" } });
  expect(sent).toHaveLength(1);
});

test("a POST that met the rate limit was not carried out, and is sent again", async () => {
  const limited = refusal(429, "RATE_LIMIT_EXCEEDED", { "Retry-After": "7" });
  const { sent, outcome, waits } = await run([limited, one(aPackage("7"), 201)], create);
  expect(outcome).toHaveProperty("done.data.id", "7");
  expect(sent.map(({ method }) => method)).toEqual(["POST", "POST"]);
  expect(sent[1]?.body).toEqual(sent[0]?.body);
  expect(waits).toEqual([7000]);
});

test.each([400, 403, 404, 406, 409, 422])("a %d is not tried again", async (status) => {
  const { sent, outcome } = await run([refusal(status, "X"), found()], read);
  expect(outcome).toMatchObject({ error: { status } });
  expect(sent).toHaveLength(1);
});

test("after the last attempt comes the error of the last answer", async () => {
  const answers = [refusal(500, "FIRST"), lost, refusal(503, "LAST"), found()];
  const { sent, outcome } = await run(answers, read);
  expect(outcome).toMatchObject({ error: { status: 503, message: expect.stringContaining("LAST") } });
  expect(sent).toHaveLength(3);
});

test("a connection lost in the last attempt is the error", async () => {
  const { outcome } = await run([refusal(503, "X"), lost], read, { retry: { attempts: 2 } });
  expect(outcome).toMatchObject({ error: { code: "ERR_ASC_CONNECTION" } });
});

test("attempts and longest wait are those of the options", async () => {
  const limited = () => refusal(429, "X", { "Retry-After": "3600" });
  const { sent, waits } = await run([limited], read, { retry: { attempts: 5, maxDelayMs: 1234 } });
  expect(sent).toHaveLength(5);
  expect(waits).toEqual([1234, 1234, 1234, 1234]);
});

test("with retry off nothing is tried again", async () => {
  const { sent, waits } = await run([refusal(429, "X"), found()], read, { retry: false });
  expect(sent).toHaveLength(1);
  expect(waits).toEqual([]);
});

test.each([false, undefined])("a refused token is renewed once, at once, with retry %s", async (retry) => {
  for (const call of [read, create, change]) {
    const { sent, outcome, waits } = await run([refusal(401, "NOT_AUTHORIZED"), found()], call, { retry });
    expect(outcome).toHaveProperty("done.data.id", "7");
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(["Bearer test-token-1", "Bearer test-token-2"]);
    expect(waits).toEqual([]);
  }
});

test("a token refused twice is an error", async () => {
  const answers = [1, 2, 3].map(() => refusal(401, "NOT_AUTHORIZED"));
  const { sent, outcome } = await run(answers, read);
  expect(outcome).toMatchObject({ error: { status: 401 } });
  expect(sent).toHaveLength(2);
});

test("a token refused after other faults is renewed once, and costs no attempt", async () => {
  const faults = [refusal(503, "X"), refusal(401, "NOT_AUTHORIZED"), refusal(503, "X")];
  const { sent, outcome } = await run([...faults, found()], read);
  expect(outcome).toHaveProperty("done.data.id", "7");
  expect(sent).toHaveLength(4);
});

test("many calls refused with the same token have one fresh one signed", async () => {
  const { privateKey } = generateP8();
  let signed = 0;
  const signer = (bytes: Uint8Array) => {
    signed++;
    return sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" });
  };
  let refused = "";
  const answer: FakeAnswer = ({ headers }) => {
    refused ||= headers.authorization ?? "";
    return headers.authorization === refused ? refusal(401, "NOT_AUTHORIZED") : found();
  };
  const { client, sent } = createTestClient([answer], { credentials: { keyId: "KEY", sign: signer } });
  await Promise.all(Array.from({ length: 50 }, () => read(client)));
  expect(sent).toHaveLength(100);
  expect(signed).toBe(2);
});

test.each<[string, FakeAnswer[]]>([
  ["at once", []],
  ["after the rate limit", [refusal(429, "X")]],
  ["after an answer was lost", [lost]],
])("a DELETE that finds nothing %s is an error", async (_, before) => {
  const { outcome } = await run([...before, refusal(404, "NOT_FOUND")], remove);
  expect(outcome).toMatchObject({ error: { status: 404 } });
});

test("a GET that finds nothing after a lost connection is an error", async () => {
  const { outcome } = await run([lost, refusal(404, "NOT_FOUND")], read);
  expect(outcome).toMatchObject({ error: { status: 404 } });
});

test("an abort ends the wait between attempts", async () => {
  const { client, clock, sent } = createTestClient([() => refusal(503, "X")]);
  const controller = new AbortController();
  const failure = failureOf(() => client.packages.get("7", {}, { signal: controller.signal }));
  await clock.advance(100);
  controller.abort("given up");
  expect(await failure).toBe("given up");
  await clock.advance(100_000);
  expect(sent).toHaveLength(1);
});
