import { plainValue } from "../auth/pasted-text.js";
import { ArgumentError, WebhookError } from "../errors.js";

/**
 * An event as Apple sends it to a webhook. Payloads are irregular: `attributes` and `relationships` differ from type to
 * type, and Apple's OpenAPI document does not describe them. `WebhookEvent` is another thing: the resource that the API
 * keeps of it.
 */
export interface WebhookNotification {
  data: {
    /** Apple's name for the event, such as `alternativeDistributionPackageVersionCreated`. New ones may come. */
    type: KnownEventType | (string & {});
    /** The same for every delivery of an event. Apple signs no time, so replays are told apart by this id. */
    id: string;
    version?: number | string;
    attributes?: Record<string, unknown>;
    relationships?: Record<string, EventRelationship | undefined>;
  };
}

/** What an event points at. */
export interface EventRelationship {
  /** Type and id of the resource, to be read with the client; null or missing when the event names none. */
  data?: { type: string; id: string } | null;
  /** Another host than the API's: build the address from type and id, and never send a token there. */
  links?: Record<string, string>;
}

/** A new version of a package is there. */
export interface PackageVersionCreatedEvent {
  data: WebhookNotification["data"] & {
    type: "alternativeDistributionPackageVersionCreated";
    attributes?: { appId?: string; timestamp?: string };
    relationships?: { instance?: EventRelationship; marketplaceApp?: EventRelationship };
  };
}

/** The test event that `client.webhooks.ping` asks for. */
export interface PingEvent {
  data: WebhookNotification["data"] & { type: "webhookPingCreated" };
}

interface KnownEvents {
  alternativeDistributionPackageVersionCreated: PackageVersionCreatedEvent;
  webhookPingCreated: PingEvent;
}

/** Names in `data.type` whose payload is known here, for {@link isWebhookEvent}. Apple has more. */
export type KnownEventType = keyof KnownEvents;

/** Narrows an event to one of the types whose payload is known. */
export function isWebhookEvent<Type extends KnownEventType>(
  event: WebhookNotification,
  type: Type,
): event is KnownEvents[Type] & WebhookNotification {
  return event.data.type === type;
}

/** What {@link verifyWebhook} needs of the request that came to your webhook. */
export interface WebhookRequest {
  /**
   * The body, byte for byte as it came: parsed and written again it no longer has this signature. Up to 1 MiB: Apple's
   * events take a few kilobytes, and whoever finds your webhook may send it anything.
   */
  body: string | ArrayBufferLike | ArrayBufferView;
  /**
   * The `x-apple-signature` header, `hmacsha256=<hex>`, as `Headers.get` or the `headers` of `node:http` give it. A list
   * has to hold exactly one.
   */
  signature: string | readonly string[] | null | undefined;
  /**
   * The secrets that webhooks were given; while one replaces another, both. One with blanks, line breaks, a byte order
   * mark or a pair of quotes around it, as from a file or variable, is tried as it is and without them.
   */
  secrets: readonly string[];
}

/**
 * Checks that a request to your webhook comes from Apple, and reads its event.
 *
 * Source: Apple documents the signature, HMAC-SHA256 over the raw body.
 *
 * @throws {@link WebhookError} `ERR_ASC_WEBHOOK_SIGNATURE` when the signature is missing, malformed or by none of the
 * secrets; `ERR_ASC_WEBHOOK_BODY` when it is right and the body is no event, or when the body is larger than 1 MiB
 * @throws {@link ArgumentError} when `secrets` is empty, or holds an empty one or UTF-16 read as UTF-8, or `body` is
 * neither text nor bytes, or a buffer that was transferred
 * @example
 * const event = await verifyWebhook({ body, signature: request.headers.get("x-apple-signature"), secrets: [secret] });
 * if (isWebhookEvent(event, "alternativeDistributionPackageVersionCreated")) console.log(event.data.attributes?.appId);
 */
export async function verifyWebhook({ body, signature, secrets }: WebhookRequest): Promise<WebhookNotification> {
  checkSecrets(secrets);
  const bytes = bytesOf(body);
  const expected = parseSignature(signature);
  const candidates = new Set(secrets.flatMap((secret) => [secret, plainValue(secret)]));
  const checks = await Promise.all(Array.from(candidates, (secret) => isSignedWith(secret, expected, bytes)));
  if (!checks.includes(true)) throw new WebhookError("ERR_ASC_WEBHOOK_SIGNATURE", "signature: by none of the secrets");
  return parseEvent(new TextDecoder().decode(bytes));
}

const maxBytes = 2 ** 20;

function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body !== "string" && !isBuffer(body) && !ArrayBuffer.isView(body)) {
    throw new ArgumentError("body: must be the raw body, as text or bytes, not what was parsed from it");
  }
  const length = typeof body === "string" ? body.length : lengthOf(body);
  const bytes = length > maxBytes ? undefined : copyOf(body);
  if (bytes && bytes.length <= maxBytes) return bytes;
  throw new WebhookError("ERR_ASC_WEBHOOK_BODY", `body: larger than ${maxBytes} bytes, which no event of Apple's is`);
}

type Bytes = ArrayBufferLike | ArrayBufferView<ArrayBufferLike>;

/** Of any realm: what a test runner gives is not always of this one. */
function isBuffer(body: unknown): body is ArrayBufferLike {
  return /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(body));
}

/** Of a DataView whose buffer is gone, the length is no number but an error. */
function lengthOf(body: Bytes): number {
  return readable(() => body.byteLength);
}

function copyOf(body: string | Bytes): Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return new TextEncoder().encode(body);
  return readable(() => {
    const view = ArrayBuffer.isView(body) ? body : { buffer: body, byteOffset: 0, byteLength: body.byteLength };
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
  });
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new ArgumentError("body: its bytes are gone: the buffer was transferred, as to a worker, or made smaller");
  }
}

/** A blank secret is as good as none: everybody could sign with what is left of it. */
function checkSecrets(secrets: unknown): void {
  const isUsable = (one: unknown) => typeof one === "string" && plainValue(one) !== "";
  if (!Array.isArray(secrets) || secrets.length === 0 || !secrets.every(isUsable)) {
    throw new ArgumentError("secrets: must be a list of one or more secrets, none of them empty");
  }
  if (secrets.some((one) => one.includes("\0"))) {
    throw new ArgumentError("secrets: one holds a NUL, as UTF-16 does that was read as UTF-8; read its file as UTF-16");
  }
}

function parseSignature(header: WebhookRequest["signature"]): Uint8Array<ArrayBuffer> {
  const given = [header ?? []].flat();
  if (given.length > 1) {
    const message = `signature: given ${given.length} times; Apple sends one x-apple-signature header`;
    throw new WebhookError("ERR_ASC_WEBHOOK_SIGNATURE", message);
  }
  const [signature] = given;
  if (typeof signature !== "string" || signature === "")
    throw new WebhookError("ERR_ASC_WEBHOOK_SIGNATURE", "signature: missing; it is the x-apple-signature header");
  const hex = /^hmacsha256=([0-9a-f]{64})$/i.exec(signature.trim())?.[1];
  if (!hex)
    throw new WebhookError("ERR_ASC_WEBHOOK_SIGNATURE", "signature: not of the form hmacsha256=<64 hex digits>");
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** `crypto.subtle.verify` compares in constant time. */
async function isSignedWith(secret: string, signature: BufferSource, body: BufferSource): Promise<boolean> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, ["verify"]);
  return crypto.subtle.verify("HMAC", key, signature, body);
}

function parseEvent(text: string): WebhookNotification {
  let event: Partial<WebhookNotification> | null = null;
  try {
    event = JSON.parse(text) as Partial<WebhookNotification> | null;
  } catch {
    // Told below: signed, but no event.
  }
  const { type, id } = event?.data ?? {};
  if (typeof type === "string" && typeof id === "string") return event as WebhookNotification;
  throw new WebhookError("ERR_ASC_WEBHOOK_BODY", "body: signed, but not an event with data.type and data.id");
}
