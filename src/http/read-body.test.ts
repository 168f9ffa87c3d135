import { expect, test } from "vitest";
import { createManualClock } from "../test-support/clocks.js";
import { readBody, readErrorBody } from "./read-body.js";

const mebibyte = 2 ** 20;

/** A response that gives pieces of a mebibyte without end, and what became of its stream. */
function endless() {
  const seen = { pieces: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        seen.pieces++;
        controller.enqueue(new Uint8Array(mebibyte).fill(0x20));
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body), seen };
}

/** A response as a `fetch` of its own may make it, without a stream. */
const plain = (text: string) => ({ headers: new Headers(), text: async () => text }) as unknown as Response;

test("of a body without end 16 MiB are read, and its stream is cancelled", async () => {
  const { response, seen } = endless();
  const { text, problem } = await readBody(response, "");
  expect({ text, problem }).toMatchObject({
    text: "",
    problem: { isTooLarge: true, reason: "it is larger than 16 MiB" },
  });
  expect(seen).toEqual({ pieces: 17, cancelled: true });
});

test.each<[string, Response]>([
  ["a stream", new Response("Größe")],
  ["a stream that begins with a byte order mark", new Response("\uFEFFGröße")],
  ["no stream", plain("Größe")],
  ["a body that is no stream of the web's", Object.assign(plain("Größe"), { body: { pipe: () => {} } })],
])("a response with %s is read whole", async (_, response) => {
  expect(await readBody(response, "")).toEqual({ text: "Größe" });
});

test("a character that two pieces share is whole", async () => {
  const bytes = new TextEncoder().encode("aä日b");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  expect(await readBody(new Response(body), "")).toEqual({ text: "aä日b" });
});

test("a response without a body is an empty text", async () => {
  expect(await readBody(new Response(null, { status: 204 }), "")).toEqual({ text: "" });
});

test("without a stream a text that is too large is refused all the same", async () => {
  expect(await readBody(plain(" ".repeat(16 * mebibyte + 1)), "")).toMatchObject({ problem: { isTooLarge: true } });
});

test("what reading fails with is a reason without the token", async () => {
  const cause = new Error("socket closed while test-token-123 was sent");
  const response = Object.assign(plain(""), { text: () => Promise.reject(cause) });
  const reason = "socket closed while [secret] was sent";
  expect(await readBody(response, "test-token-123")).toEqual({
    text: "",
    problem: { isTooLarge: false, reason, cause },
  });
});

/** A response whose body never ends. */
const stalled = () => new Response(new ReadableStream({}), { status: 503 });

test.each([
  [60_000, 5_000],
  [10_000, 5_000],
  [3_000, 1_500],
  [1, 1],
])("with %d ms left the body of an error is waited for %d ms", async (leftMs, withinMs) => {
  const clock = createManualClock();
  const reading = readErrorBody(stalled(), "", { clock, leftMs, signal: new AbortController().signal });
  await clock.advance(withinMs - 1);
  expect(clock.running).toBe(1);
  await clock.advance(1);
  const reason = `it was not complete within ${withinMs} ms`;
  expect(await reading).toMatchObject({ text: "", problem: { isTooLarge: false, reason } });
});

test("a call that is aborted leaves no timer of an error's body behind", async () => {
  const clock = createManualClock();
  const controller = new AbortController();
  const reading = readErrorBody(stalled(), "", { clock, leftMs: 60_000, signal: controller.signal });
  expect(clock.running).toBe(1);
  controller.abort(new Error("given up"));
  expect(await reading).toMatchObject({ text: "" });
  expect(clock.running).toBe(0);
});

test("without a stream a text of 16 MiB is read", async () => {
  expect((await readBody(plain(" ".repeat(16 * mebibyte)), "")).text).toHaveLength(16 * mebibyte);
});
