import { sign } from "node:crypto";
import { decodeJwt } from "jose/jwt/decode";
import { expect, test } from "vitest";
import { type Client, createClientWith } from "../client.js";
import { createManualClock, createSkippingClock } from "../test-support/clocks.js";
import { failureOf } from "../test-support/failure-of.js";
import { createFakeFetch, type FakeResponse } from "../test-support/fake-fetch.js";
import { aPackage, one, refusal } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";
import { generateP8 } from "../test-support/tokens.js";

const read = (client: Client) => client.packages.get("7");
const create = (client: Client) => client.packages.create({ appStoreVersionId: "3fb74833" });
const change = (client: Client) => client.webhooks.update("7", { enabled: true });
const remove = (client: Client) => client.keys.delete("7");

const found = () => one(aPackage("7"));
const lost = new TypeError("fetch failed");

async function run(answers: FakeResponse[], call: (client: Client) => Promise<unknown>, options = {}) {
  const made = createTestClient(answers, options);
  const outcome = await made.clock.runUntil(
    call(made.client).then(
      (done) => ({ done }),
      (error) => ({ error }),
    ),
  );
  return { ...made, outcome, waits: made.clock.waits };
}

test.each<[string, () => FakeResponse]>([
  ["500", () => refusal(500, "UNEXPECTED_ERROR")],
  ["502 of HTML", () => new Response("<html>", { status: 502 })],
  ["503 without a body", () => new Response("", { status: 503 })],
  ["504", () => new Response("", { status: 504 })],
  ["408", () => new Response("", { status: 408 })],
  ["a lost connection", () => lost],
])("a GET that meets %s is sent again after a while", async (_, problem) => {
  const { sent, outcome, waits } = await run([problem(), problem(), found()], read);
  expect(outcome).toHaveProperty("done.data.id", "7");
  expect(sent).toHaveLength(3);
  expect(waits).toEqual([250, 500]);
});

test("429 without Retry-After is waited out for a minute in all, by any method", async () => {
  for (const call of [read, create, change, remove]) {
    const { sent, outcome, waits } = await run([() => refusal(429, "RATE_LIMIT_EXCEEDED")], call);
    expect(outcome).toMatchObject({ error: { status: 429 } });
    expect(waits).toEqual([750, 1500, 3000, 6000, 12_000, 22_500, 14_250]);
    expect(sent).toHaveLength(8);
  }
});

test("a long Retry-After is obeyed as far as the call allows", async () => {
  const limited = () => refusal(429, "X", { "Retry-After": "240" });
  const patient = { retry: { maxDelayMs: 300_000, forMs: 600_000 } };
  expect((await run([limited(), found()], read, patient)).waits).toEqual([240_000]);
  expect((await run([limited], read, patient)).waits).toEqual([240_000, 240_000, 120_000]);
  expect((await run([limited], read)).waits).toEqual([30_000, 30_000]);
});

test.each([-5, 5])(
  "a date in Retry-After is read by the server's clock, when this one is %d hours off",
  async (hours) => {
    const serverTime = Date.parse("2026-03-01T12:00:00Z") + hours * 3_600_000;
    const inTwentySeconds = new Date(serverTime + 20_000).toUTCString();
    const limited = refusal(429, "X", { "Retry-After": inTwentySeconds, Date: new Date(serverTime).toUTCString() });
    expect((await run([limited, found()], read)).waits).toEqual([20_000]);
  },
);

test("with forMs a server that fails is asked until it is used up, and not once more", async () => {
  const { sent, outcome, waits } = await run([() => refusal(503, "X")], read, { retry: { forMs: 4_000 } });
  expect(outcome).toMatchObject({ error: { status: 503 } });
  expect(waits).toEqual([250, 500, 1000, 2000, 250]);
  expect(sent).toHaveLength(6);
});

test("a call has its own retry, and what that leaves out is the client's", async () => {
  const once = (client: Client) => client.packages.get("7", {}, { retry: false });
  expect((await run([refusal(503, "X"), found()], once)).sent).toHaveLength(1);
  const short = (client: Client) => client.raw.GET("/v1/apps", { retry: { maxDelayMs: 10 } });
  expect((await run([() => refusal(503, "X")], short, { retry: { attempts: 4 } })).waits).toEqual([5, 5, 5]);
  const undecided = { attempts: undefined, maxDelayMs: 10, forMs: undefined };
  const same = (client: Client) => client.raw.GET("/v1/apps", { retry: undecided });
  expect((await run([() => refusal(503, "X")], same, { retry: { attempts: 4 } })).waits).toEqual([5, 5, 5]);
  expect((await run([() => refusal(503, "X")], same, { retry: false })).waits).toEqual([]);
  const bad = (client: Client) => client.packages.get("7", {}, { retry: { attempts: 0 } });
  expect((await run([found()], bad)).outcome).toMatchObject({ error: { code: "ERR_ASC_ARGUMENT" } });
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

test("after the last attempt comes the error of the last response", async () => {
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

test.each([false, undefined])("a refused token is renewed once, after a moment, with retry %s", async (retry) => {
  for (const call of [read, create, change]) {
    const { sent, outcome, waits } = await run([refusal(401, "NOT_AUTHORIZED"), found()], call, { retry });
    expect(outcome).toHaveProperty("done.data.id", "7");
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(["Bearer test-token-1", "Bearer test-token-2"]);
    expect(waits).toEqual([500]);
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
  const answer: FakeResponse = ({ headers }) => {
    refused ||= headers.authorization ?? "";
    return headers.authorization === refused ? refusal(401, "NOT_AUTHORIZED") : found();
  };
  const { fetch, sent } = createFakeFetch([answer]);
  const options = { credentials: { keyId: "KEY", sign: signer }, fetch };
  const client = createClientWith(options, createSkippingClock(), () => 0.5);
  await Promise.all(Array.from({ length: 50 }, () => read(client)));
  expect(sent).toHaveLength(100);
  expect(signed).toBe(2);
});

test.each<[string, FakeResponse[]]>([
  ["at once", []],
  ["after the rate limit", [refusal(429, "X")]],
  ["after a response was lost", [lost]],
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

const hours = 3_600_000;

test.each([
  ["an hour ahead of", hours, -hours],
  ["three hours behind", -3 * hours, 3 * hours],
  ["15 seconds ahead of", 15_000, 0],
  ["more than a day ahead of", 25 * hours, 0],
])(
  "with a clock %s the server's, the fresh token is dated by the server's when that can be",
  async (_, aheadMs, shift) => {
    const { privateKey } = generateP8();
    const clock = createSkippingClock();
    const now = clock.now();
    const refused = refusal(401, "NOT_AUTHORIZED", { Date: new Date(now - aheadMs).toUTCString() });
    const { fetch, sent } = createFakeFetch([refused, found()]);
    await read(createClientWith({ credentials: { issuerId: "i", keyId: "KEY", privateKey }, fetch }, clock, () => 0.5));
    const { iat = 0 } = decodeJwt((sent[1]?.headers.authorization ?? "").replace("Bearer ", ""));
    expect(Math.abs(iat * 1000 - (now - 60_000 + shift))).toBeLessThan(3_000);
  },
);

test("a limiter is asked before every attempt, and its refusal is the call's", async () => {
  const asked: boolean[] = [];
  const limiter = { acquire: async ({ aborted }: AbortSignal) => void asked.push(aborted) };
  const call = (client: Client) => client.packages.get("7");
  const faults = [refusal(429, "X"), refusal(401, "X"), refusal(503, "X")];
  expect((await run([...faults, found()], call, { limiter })).sent).toHaveLength(4);
  expect(asked).toEqual([false, false, false, false]);
  const full = { acquire: () => Promise.reject(new Error("the budget of today is used up")) };
  const { outcome, sent } = await run([found()], read, { limiter: full });
  expect(outcome).toMatchObject({ error: { message: "the budget of today is used up" } });
  expect(sent).toHaveLength(0);
});

test("the time of a limiter is none of the time in which a call is sent again", async () => {
  const clock = createManualClock();
  const { fetch, sent } = createFakeFetch([refusal(503, "X"), found()]);
  const limiter = { acquire: () => new Promise<void>((resolve) => void clock.after(400, resolve)) };
  const options = { credentials: { token: async () => "test-token" }, fetch, limiter, retry: { forMs: 300 } };
  await clock.runUntil(createClientWith(options, clock, () => 0.5).packages.get("7"));
  expect(sent).toHaveLength(2);
});

test("a limiter that never resolves is left behind when the call is aborted", async () => {
  const controller = new AbortController();
  const { client } = createTestClient([found()], { limiter: { acquire: () => new Promise(() => undefined) } });
  const failure = failureOf(() => client.packages.get("7", {}, { signal: controller.signal }));
  controller.abort("given up");
  expect(await failure).toBe("given up");
});

test("a limiter is not asked for a call that is aborted already", async () => {
  let asked = 0;
  const limiter = { acquire: async () => void asked++ };
  const { client } = createTestClient([found()], { limiter });
  const signal = AbortSignal.abort("given up");
  expect(await failureOf(() => client.packages.get("7", {}, { signal }))).toBe("given up");
  expect(asked).toBe(0);
});

test("callers whose time is over while another one tries are not sent once more", async () => {
  const limited = () => refusal(429, "X", { "Retry-After": "3600" });
  const { client, clock, sent } = createTestClient([limited]);
  const reads = Array.from({ length: 20 }, () => failureOf(() => read(client)));
  const errors = await clock.runUntil(Promise.all(reads));
  expect(errors.every((error) => (error as { status?: number }).status === 429)).toBe(true);
  expect(sent.length).toBeLessThan(20 + 4);
});

test("while the limit holds, one request tries whether it still does, and the others wait for it", async () => {
  let open = false;
  const answer: FakeResponse = () => (open ? found() : refusal(429, "X"));
  const { client, clock, sent } = createTestClient([answer]);
  const reads = Promise.all(Array.from({ length: 20 }, () => read(client)));
  await clock.advance(500);
  expect(sent).toHaveLength(20);
  await clock.advance(10_000);
  const whileClosed = sent.length - 20;
  expect(whileClosed).toBeGreaterThan(1);
  expect(whileClosed).toBeLessThan(6);
  open = true;
  await clock.runUntil(reads);
  expect(sent).toHaveLength(20 + whileClosed + 20);
});

test("when the figures say that nothing is left, requests wait for one that tries, and are not refused first", async () => {
  let left = 3;
  const answer: FakeResponse = () => {
    left--;
    const response = left < 0 ? refusal(429, "X") : found();
    response.headers.set("X-Rate-Limit", `user-hour-lim:3500;user-hour-rem:${Math.max(0, left)};`);
    return response;
  };
  const { client, clock, sent } = createTestClient([answer]);
  await clock.runUntil(read(client));
  const reads = Promise.all(Array.from({ length: 10 }, () => read(client)));
  await clock.advance(200);
  expect(sent).toHaveLength(3);
  await clock.advance(5_000);
  left = 3500;
  await clock.runUntil(reads);
  expect(sent.length).toBeLessThan(3 + 8 + 4);
});

test("a client that sends nothing twice waits for no limit", async () => {
  const response = found();
  response.headers.set("X-Rate-Limit", "user-hour-lim:3500;user-hour-rem:0;");
  const { client, clock, sent } = createTestClient([response, found()], { retry: false });
  await clock.runUntil(read(client));
  await clock.runUntil(read(client));
  expect(sent).toHaveLength(2);
  expect(clock.waits).toEqual([]);
});
