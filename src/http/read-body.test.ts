import { expect, test } from "vitest";
import { readBody } from "./read-body.js";

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
