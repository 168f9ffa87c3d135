import type { WebhookEventType } from "../../generated/schema.js";
import { plainValue } from "../auth/pasted-text.js";
import { ArgumentError, WebhookError } from "../errors.js";

/**
 * An event as Apple sends it to a webhook. Payloads are irregular: `attributes` and `relationships` differ from type to
 * type, and Apple's OpenAPI document does not describe them. `WebhookEvent` is different: the API's resource for an event.
 */
export interface WebhookNotification {
  data: {
    /** Apple's name for the event, such as `alternativeDistributionPackageVersionCreated`. Apple may add others. */
    type: KnownEventType | (string & {});
    /** The same for every delivery of an event. Apple signs no time, so detect replays by this id. */
    id: string;
    version?: number | string;
    attributes?: Record<string, unknown>;
    relationships?: Record<string, EventRelationship | undefined>;
  };
}

/** A resource that an event refers to. */
export interface EventRelationship {
  /** Type and id of the resource, to be read with the client; null or missing if there is none. */
  data?: { type: string; id: string } | null;
  /** Of another host than the API's: build the URL from type and id, and never send a token there. */
  links?: Record<string, string>;
}

/** A new version of a package exists. */
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

/** Values of `data.type` whose payload is typed, for {@link isWebhookEvent}. Apple has more. */
export type KnownEventType = keyof KnownEvents;

/** Narrows an event to one of the types whose payload is typed. */
export function isWebhookEvent<Type extends KnownEventType>(
  event: WebhookNotification,
  type: Type,
): event is KnownEvents[Type] & WebhookNotification {
  return event.data.type === type;
}

/** The parts of a webhook request that {@link verifyWebhook} needs. */
export interface WebhookRequest {
  /**
   * The raw body, byte for byte: parsed and serialised again it no longer matches the signature. At most 1 MiB: Apple's
   * events have a few kilobytes, and anybody may send requests to your webhook.
   */
  body: string | ArrayBufferLike | ArrayBufferView;
  /**
   * The `x-apple-signature` header, `hmacsha256=<hex>`, as from `Headers.get` or the `headers` of `node:http`. A list must
   * have exactly one item.
   */
  signature: string | readonly string[] | null | undefined;
  /**
   * The secrets of your webhooks; during a rotation the old and the new one. A secret with blanks, line breaks, a byte
   * order mark or a pair of quotes around it, as from a file or variable, is tried with and without them.
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
  if (!checks.includes(true))
    throw new WebhookError("ERR_ASC_WEBHOOK_SIGNATURE", "signature: does not match any of the given secrets");
  return parseEvent(new TextDecoder().decode(bytes));
}

const maxBytes = 2 ** 20;

function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body !== "string" && !isBuffer(body) && !ArrayBuffer.isView(body)) {
    throw new ArgumentError("body: must be the raw body, as text or bytes, not parsed");
  }
  const length = typeof body === "string" ? body.length : lengthOf(body);
  const bytes = length > maxBytes ? undefined : copyOf(body);
  if (bytes && bytes.length <= maxBytes) return bytes;
  throw new WebhookError("ERR_ASC_WEBHOOK_BODY", `body: larger than ${maxBytes} bytes, unlike any event of Apple's`);
}

type Bytes = ArrayBufferLike | ArrayBufferView<ArrayBufferLike>;

/** Of any realm: test runners may pass buffers of another one. */
function isBuffer(body: unknown): body is ArrayBufferLike {
  return /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(body));
}

/** The length of a DataView without a buffer throws. */
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
    throw new ArgumentError("body: cannot be read: its buffer was transferred, for example to a worker, or shrunk");
  }
}

/** A blank secret is refused: anybody could sign with it. */
function checkSecrets(secrets: unknown): void {
  const isUsable = (one: unknown) => typeof one === "string" && plainValue(one) !== "";
  if (!Array.isArray(secrets) || secrets.length === 0 || !secrets.every(isUsable)) {
    throw new ArgumentError("secrets: must be a list of one or more secrets, none of them empty");
  }
  if (secrets.some((one) => one.includes("\0"))) {
    throw new ArgumentError("secrets: one contains a NUL, like UTF-16 that was read as UTF-8; read its file as UTF-16");
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
    // Reported below.
  }
  const { type, id } = event?.data ?? {};
  if (typeof type === "string" && typeof id === "string") return event as WebhookNotification;
  throw new WebhookError("ERR_ASC_WEBHOOK_BODY", "body: signed, but not an event with data.type and data.id");
}

/** A record, so that a missing or unknown type does not compile. */
const known: Record<WebhookEventType, true> = {
  ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED: true,
  ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED: true,
  ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED: true,
  APP_STORE_VERSION_APP_VERSION_STATE_UPDATED: true,
  BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED: true,
  BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED: true,
  BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED: true,
  BACKGROUND_ASSET_VERSION_STATE_UPDATED: true,
  BETA_FEEDBACK_CRASH_SUBMISSION_CREATED: true,
  BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED: true,
  BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED: true,
  BUILD_UPLOAD_STATE_UPDATED: true,
};

/** Every type of event that a webhook can receive, by Apple's name. */
export const webhookEventTypes = Object.keys(known);
