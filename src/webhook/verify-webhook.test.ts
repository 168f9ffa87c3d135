import { createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { runInNewContext } from "node:vm";
import { expect, expectTypeOf, test } from "vitest";
import { ArgumentError, WebhookError } from "../errors.js";
import { everyTextOf, failureOf, messageOf } from "../test-support/failure-of.js";
import {
  isWebhookEvent,
  type PackageVersionCreatedEvent,
  type PingEvent,
  verifyWebhook,
  type WebhookNotification,
  type WebhookRequest,
} from "./verify-webhook.js";

const secret = "This is my secret";
const created = {
  data: {
    type: "alternativeDistributionPackageVersionCreated",
    id: "6e0f7a4a",
    version: 1,
    attributes: { appId: "6448311069", timestamp: "2026-03-01T12:00:00Z" },
    relationships: { instance: { data: { type: "alternativeDistributionPackageVersions", id: "7" } } },
  },
};

function signed(body: string | Uint8Array, by = secret) {
  const signature = `hmacsha256=${createHmac("sha256", by).update(body).digest("hex")}`;
  return { body, signature, secrets: [secret] };
}

async function codeOf(request: WebhookRequest): Promise<string> {
  const error = await failureOf(() => verifyWebhook(request));
  expect(error).toBeInstanceOf(WebhookError);
  return (error as WebhookError).code;
}

test("the signature of Apple's own example is right; what it signs is no event", async () => {
  const signature = "hmacsha256=7f062172b01cb00b53ca068614674a3d982a34062a0f5d37687d5e3377e54657";
  const example = { body: "Hello, World!", secrets: [secret], signature };
  expect(await codeOf(example)).toBe("ERR_ASC_WEBHOOK_BODY");
  expect(await codeOf({ ...example, body: "Hello, World?" })).toBe("ERR_ASC_WEBHOOK_SIGNATURE");
  expect(await codeOf({ ...example, secrets: ["This is my secret."] })).toBe("ERR_ASC_WEBHOOK_SIGNATURE");
});

test("an event that is signed is read as it came", async () => {
  expect(await verifyWebhook(signed(JSON.stringify(created)))).toEqual(created);
});

test("the body may be bytes, a Buffer too", async () => {
  const text = JSON.stringify({ data: { type: "webhookPingCreated", id: "1", attributes: { name: "Größe 日本" } } });
  expect(await verifyWebhook(signed(new TextEncoder().encode(text)))).toEqual(JSON.parse(text));
  expect(await verifyWebhook(signed(Buffer.from(text)))).toEqual(JSON.parse(text));
});

test("the body may be an ArrayBuffer, of another realm too", async () => {
  const text = JSON.stringify(created);
  const buffer = (bytes: Uint8Array) => Uint8Array.from(bytes).buffer;
  expect(await verifyWebhook({ ...signed(text), body: buffer(Buffer.from(text)) })).toEqual(created);
  const elsewhere = runInNewContext("Uint8Array.from(bytes)", { bytes: [...Buffer.from(text)] }) as Uint8Array;
  expect(await verifyWebhook({ ...signed(text), body: elsewhere })).toEqual(created);
  expect(await verifyWebhook({ ...signed(text), body: elsewhere.buffer as ArrayBuffer })).toEqual(created);
});

const transferred = (bytes: Uint8Array) => {
  const { buffer } = Uint8Array.from(bytes);
  const views = [new Uint8Array(buffer), new Uint16Array(buffer, 2), new DataView(buffer), Buffer.from(buffer)];
  structuredClone(buffer, { transfer: [buffer] });
  return [buffer, ...views];
};

test("bytes that are shared, or in any view, are read as they are", async () => {
  const bytes = Buffer.from(JSON.stringify(created).padEnd(400));
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length + 16));
  shared.set(bytes, 8);
  const { buffer } = shared;
  const views = [
    ...[new Uint8Array(buffer, 8, bytes.length), new DataView(buffer, 8, bytes.length)],
    ...[Buffer.from(buffer, 8, bytes.length), new Float64Array(buffer, 8, bytes.length / 8)],
  ];
  for (const body of [buffer.slice(8, 8 + bytes.length), ...views]) {
    expect(await verifyWebhook({ ...signed(bytes), body })).toEqual(created);
  }
});

test("a body whose buffer was transferred is refused with the reason", async () => {
  for (const body of transferred(Buffer.from(JSON.stringify(created)))) {
    const error = await failureOf(() => verifyWebhook({ ...signed("{}"), body }));
    expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: expect.stringContaining("was transferred") });
  }
});

test.each([new Blob(["{}"]), new Request("https://a.example"), [1, 2], new Map(), 5, null, Symbol("x"), () => "{}"])(
  "a body that is neither text nor bytes is refused: %o",
  async (body) => {
    const error = await failureOf(() => verifyWebhook({ ...signed("{}"), body: body as unknown as string }));
    expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: expect.stringContaining("must be the raw body") });
  },
);

test("the signature may be the header as node:http or Headers give it", async () => {
  const request = signed(JSON.stringify(created));
  const name = "x-apple-signature";
  const headers: IncomingHttpHeaders = { [name]: request.signature };
  const given = [headers[name], [request.signature], new Headers({ [name]: request.signature }).get(name)];
  for (const signature of given) expect(await verifyWebhook({ ...request, signature })).toEqual(created);
});

test("a signature that came twice is said to have come twice", async () => {
  const message = await messageOf(() => verifyWebhook({ ...signed("{}"), signature: [right, right] }));
  expect(message).toBe("signature: given 2 times; Apple sends one x-apple-signature header");
});

test("a body of 1 MiB is read, and a larger one is not, however it is given", async () => {
  const event = { data: { type: "x", id: "1" }, filler: "" };
  const ofBytes = (bytes: number) =>
    JSON.stringify({ ...event, filler: "x".repeat(bytes - JSON.stringify(event).length) });
  expect(await verifyWebhook(signed(ofBytes(2 ** 20)))).toMatchObject({ data: { id: "1" } });
  const text = ofBytes(2 ** 20 + 1);
  const bytes = new TextEncoder().encode(text);
  for (const body of [text, "ä".repeat(2 ** 19 + 1), bytes, bytes.buffer]) {
    const error = await failureOf(() => verifyWebhook({ ...signed("{}"), body }));
    expect(error).toMatchObject({ code: "ERR_ASC_WEBHOOK_BODY" });
    expect((error as Error).message).toBe("body: larger than 1048576 bytes, unlike any event of Apple's");
  }
});

test("bytes are taken as they are, part of a larger buffer too", async () => {
  const text = Buffer.from(JSON.stringify(created));
  const part = Buffer.concat([Buffer.from("before"), text, Buffer.from("after")]).subarray(6, 6 + text.length);
  expect(await verifyWebhook(signed(part))).toEqual(created);
});

test("a body parsed and written again is another one", async () => {
  const request = signed(JSON.stringify(created, undefined, 2));
  expect(await codeOf({ ...request, body: JSON.stringify(created) })).toBe("ERR_ASC_WEBHOOK_SIGNATURE");
});

test("while one secret replaces another, both are good", async () => {
  const body = JSON.stringify(created);
  for (const by of ["the old secret", "the new secret"]) {
    const request = { ...signed(body, by), secrets: ["the old secret", "the new secret"] };
    expect(await verifyWebhook(request)).toEqual(created);
  }
  const request = { ...signed(body, "another secret"), secrets: ["the old secret", "the new secret"] };
  expect(await codeOf(request)).toBe("ERR_ASC_WEBHOOK_SIGNATURE");
});

test("the signature may be in capitals, with space around it", async () => {
  const request = signed(JSON.stringify(created));
  const hex = request.signature.slice("hmacsha256=".length).toUpperCase();
  expect(await verifyWebhook({ ...request, signature: ` HMACSHA256=${hex}\n` })).toEqual(created);
});

test.each([
  ["a line break after it", `${secret}\n`],
  ["CRLF after it", `${secret}\r\n`],
  ["blanks around it", ` \t${secret} `],
  ["a byte order mark", `\ufeff${secret}`],
  ["quotes around it", `"${secret}"`],
])("a secret with %s is good with and without it", async (_, given) => {
  const body = JSON.stringify(created);
  for (const by of [secret, given]) {
    expect(await verifyWebhook({ ...signed(body, by), secrets: [given] })).toEqual(created);
  }
  expect(await codeOf({ ...signed(body, "another"), secrets: [given] })).toBe("ERR_ASC_WEBHOOK_SIGNATURE");
});

test.each([" ", "\n", "\ufeff", '""', "''\n"])(
  "a secret of nothing but %j is refused, signed with nothing or with it",
  async (blank) => {
    for (const by of ["", blank]) {
      const error = await failureOf(() => verifyWebhook({ ...signed(JSON.stringify(created), by), secrets: [blank] }));
      expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: expect.stringContaining("none of them empty") });
    }
  },
);

test("a secret from UTF-16 that was read as UTF-8 is refused with the reason", async () => {
  const garbled = Buffer.from(`\ufeff${secret}`, "utf16le").toString("utf8");
  expect(await messageOf(() => verifyWebhook({ ...signed("{}"), secrets: [garbled] }))).toContain("read as UTF-8");
});

const right = signed(JSON.stringify(created)).signature ?? "";

test.each<[string, unknown]>([
  ["missing", undefined],
  ["null", null],
  ["empty", ""],
  ["of another algorithm", right.replace("hmacsha256", "hmacsha1")],
  ["without the algorithm", right.slice(11)],
  ["too short", right.slice(0, -1)],
  ["too long", `${right}0`],
  ["not hex", right.replace(/.$/, "g")],
  ["two in one", `${right},${right}`],
  ["a list of two", [right, right]],
  ["an empty list", []],
  ["a list of something else", [5]],
  ["wrong in its last digit", right.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"))],
])("a signature that is %s is refused", async (_, signature) => {
  const request = { ...signed(JSON.stringify(created)), signature: signature as string };
  expect(await codeOf(request)).toBe("ERR_ASC_WEBHOOK_SIGNATURE");
});

test("a refusal shows neither secret nor signature", async () => {
  const error = await failureOf(() => verifyWebhook({ ...signed("x", "another"), secrets: ["a-secret-of-mine"] }));
  expect(everyTextOf(error)).not.toContain("a-secret-of-mine");
  expect(everyTextOf(error)).not.toContain(right.slice(11));
});

test.each(["", "text", "{", "null", "5", "[]", "{}", '{"data":null}', '{"data":"x"}', '{"data":{"type":"x"}}'])(
  "a signed body that is %j is no event",
  async (body) => {
    expect(await codeOf(signed(body))).toBe("ERR_ASC_WEBHOOK_BODY");
  },
);

test.each<[string, unknown, string]>([
  ["no secret", { secrets: [] }, "secrets: must be a list of one or more secrets, none of them empty"],
  ["an empty secret", { secrets: ["good", ""] }, "secrets: must be a list"],
  ["an undefined secret", { secrets: [undefined] }, "secrets: must be a list"],
  ["a secret without a list", { secrets: "a-secret-of-mine" }, "secrets: must be a list"],
  ["secrets left out", { secrets: undefined }, "secrets: must be a list"],
  ["a parsed body", { body: created }, "body: must be the raw body"],
  ["no body", { body: undefined }, "body: must be the raw body"],
])("%s is refused by name", async (_, wrong, message) => {
  const request = { ...signed(JSON.stringify(created)), ...(wrong as object) };
  const error = await failureOf(() => verifyWebhook(request));
  expect(error).toBeInstanceOf(ArgumentError);
  expect((error as Error).message).toContain(message);
  expect(everyTextOf(error)).not.toContain("a-secret-of-mine");
});

test("events of unknown types, with fields no one knows, pass through", async () => {
  const unknown = { data: { type: "somethingOfNextYear", id: "1", attributes: { a: [1] }, other: true }, extra: {} };
  const event = await verifyWebhook(signed(JSON.stringify(unknown)));
  expect(event).toEqual(unknown);
  expect(isWebhookEvent(event, "webhookPingCreated")).toBe(false);
});

test("isWebhookEvent tells the known types apart, for the compiler too", async () => {
  const event = await verifyWebhook(signed(JSON.stringify(created)));
  expectTypeOf(event).toEqualTypeOf<WebhookNotification>();
  expectTypeOf(event.data.attributes).toEqualTypeOf<Record<string, unknown> | undefined>();
  expect(isWebhookEvent(event, "webhookPingCreated")).toBe(false);
  if (!isWebhookEvent(event, "alternativeDistributionPackageVersionCreated")) throw new Error("the wrong type");
  expectTypeOf(event).toExtend<PackageVersionCreatedEvent>();
  expect(event.data.attributes?.appId).toBe("6448311069");
  expect(event.data.relationships?.instance?.data?.id).toBe("7");
  // @ts-expect-error a type that no one knows the payload of
  expect(isWebhookEvent(event, "somethingOfNextYear")).toBe(false);
  expectTypeOf<PingEvent["data"]["type"]>().toEqualTypeOf<"webhookPingCreated">();
});

test("a message says which header the signature is", async () => {
  expect(await messageOf(() => verifyWebhook({ ...signed("x"), signature: null }))).toContain("x-apple-signature");
});

test.each([{ id: "1" }, { type: "x" }, { type: 1, id: "1" }])(
  "a signed body with data %j is no event",
  async (data) => {
    expect(await codeOf(signed(JSON.stringify({ data })))).toBe("ERR_ASC_WEBHOOK_BODY");
  },
);

test("a body given as text may have letters beyond ASCII", async () => {
  const event = { data: { type: "webhookPingCreated", id: "1", attributes: { name: "Größe 日本" } } };
  expect(await verifyWebhook(signed(JSON.stringify(event)))).toEqual(event);
});

test("a signature that is not there is said to be missing", async () => {
  for (const signature of [undefined, null, ""]) {
    expect(await messageOf(() => verifyWebhook({ ...signed("{}"), signature }))).toContain("signature: missing");
  }
});
