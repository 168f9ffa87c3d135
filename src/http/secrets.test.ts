import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import type { Credentials } from "../auth/credentials.js";
import { credentialsFromEnv } from "../auth/credentials-from-env.js";
import { type Client, createClient } from "../client.js";
import type { ClientOptions } from "../options.js";
import { everyTextOf, failureOf, piecesIn } from "../test-support/failure-of.js";
import { createFakeFetch, type FakeResponse, never, type SentRequest } from "../test-support/fake-fetch.js";
import { aPackage, json, list, one, refusal } from "../test-support/responses.js";
import { createTestClient, everyItem } from "../test-support/test-client.js";
import { generateP8 } from "../test-support/tokens.js";
import { verifyWebhook } from "../webhook/verify-webhook.js";

const { privateKey } = generateP8();
const opaque = "s.8Z2mVnWqk2Tn5GqW3hXkLpQr";
const accessKey = "ak-8f14e45fceea167a5a36dedd4bea2543";
const download = `https://cdn.example/package.zip?accessKey=${accessKey}`;
const key = { issuerId: "57246542-96fe-1a63", keyId: "2X9R4HXF34", privateKey };

const read = (client: Client) => client.packages.get("7");
const create = (client: Client) => client.packages.create({ appStoreVersionId: "1" });

/** The header as it was sent, and the token without the word that gives it away. */
function sentHeaders({ headers }: SentRequest): string {
  const [, token] = headers.authorization?.split(" ") ?? [];
  return `${headers.authorization} (${token})`;
}

/** An error as HTTP libraries make them: the whole request hangs on it. */
function withHeaders(sent: SentRequest): Error {
  const { headers, url } = sent;
  const inner = Object.assign(new Error(`sent ${JSON.stringify(headers)} for ${download}`), { headers });
  const config = { config: { headers, url }, request: { headers }, code: "EPROTO" };
  return Object.assign(new TypeError(`fetch failed: ${sentHeaders(sent)}`, { cause: inner }), config);
}

function fail(error: unknown): never {
  throw error;
}

function errorsOf(detail: string, more: object = {}) {
  return {
    errors: [{ status: "401", code: "NOT_AUTHORIZED", title: detail, detail, source: { parameter: detail }, ...more }],
  };
}

const html = (text: string) =>
  `<html><pre>GET /v1\nAuthorization: ${text}</pre><a href="${download}">${privateKey}</a>`;

const answers: [string, FakeResponse, ((client: Client) => unknown)?][] = [
  [
    "a refusal that echoes the header in JSON",
    (sent) => json(401, errorsOf(`got ${sentHeaders(sent)} and ${download}`)),
  ],
  [
    "a refusal that echoes it in an associated error",
    (sent) => {
      const { errors } = errorsOf(sentHeaders(sent));
      return json(409, errorsOf("no", { meta: { associatedErrors: { "/v1/x": errors } } }));
    },
    create,
  ],
  [
    "a refusal that echoes it in a field no one knows",
    (sent) => json(403, errorsOf("no", { meta: { sent: sent.headers } })),
  ],
  ["a refusal that echoes it in HTML", (sent) => new Response(html(sentHeaders(sent)), { status: 401 })],
  ["a fault that echoes it in HTML", (sent) => new Response(html(sentHeaders(sent)), { status: 502 }), create],
  [
    "a refusal that hides it behind JSON's escapes",
    (sent) =>
      new Response(escaped(JSON.stringify(errorsOf(`got ${sentHeaders(sent)} and ${download}`))), { status: 400 }),
  ],
  [
    "a refusal that echoes it in a header",
    (sent) => refusal(403, "FORBIDDEN_ERROR", { "X-Request-ID": sentHeaders(sent) }),
  ],
  ["JSON that is no error document", (sent) => json(400, { headers: sent.headers, privateKey, download })],
  ["a success that is no document", (sent) => json(200, { headers: sent.headers, privateKey, download })],
  ["a success of HTML", (sent) => new Response(html(sentHeaders(sent)))],
  ["a redirect with the token in it", ({ headers }) => redirect(`https://x.example/?t=${headers.authorization}`)],
  ["a redirect to a signed address", () => redirect(download)],
  ["a fetch that rejects with the request attached", async (sent) => fail(withHeaders(sent))],
  ["a fetch that throws text", (sent) => fail(`lost ${sentHeaders(sent)}`)],
  ["a body that breaks off with the request attached", (sent) => brokenBody(withHeaders(sent))],
  ["a response that never comes", never],
  ["a next page at a signed address", () => list([], download), (client) => everyItem(client.domains.list())],
  [
    "a raw call",
    (sent) => json(401, errorsOf(sentHeaders(sent))),
    ({ raw }) => raw.GET("/v1/alternativeDistributionKeys"),
  ],
  ["an ensure", (sent) => (sent.method === "GET" ? refusal(404, "NOT_FOUND") : fail(withHeaders(sent))), ensure],
  ["a wait", async (sent) => fail(withHeaders(sent)), wait],
];

/** The same JSON, with every mark within its strings written as an escape. */
function escaped(json: string): string {
  const asEscape = (character: string) => `\\u00${character.charCodeAt(0).toString(16)}`;
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (text) => text.replace(/[=/.&?]/g, asEscape));
}

function redirect(to: string): Response {
  return new Response(null, { status: 302, headers: { Location: to } });
}

function brokenBody(error: Error): Response {
  return new Response(new ReadableStream({ start: (controller) => controller.error(error) }));
}

function ensure(client: Client) {
  return client.packages.ensure({ appStoreVersionId: "1" });
}

function wait(client: Client) {
  return client.packages.waitForVersion("7", {
    timeoutMs: 1000,
    onPoll: ({ problem }) => expectNoSecretIn(problem, []),
  });
}

function expectNoSecretIn(value: unknown, tokens: string[]): void {
  const text = everyTextOf(value);
  for (const secret of [privateKey, accessKey, opaque, ...tokens]) expect(piecesIn(text, secret)).toEqual([]);
}

const providers: [string, () => Credentials][] = [
  ["a token that looks like one", () => ({ token: async () => jwt() })],
  ["a token that looks like nothing", () => ({ token: async () => opaque })],
];

function jwt(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "ES256", kid: key.keyId })}.${part({ iss: key.issuerId, aud: "x" })}.${"c2lnbmF0dXJl".repeat(7)}`;
}

test.each(
  answers.flatMap(([name, answer, call = read]) =>
    providers.map(([kind, of]) => [name, kind, answer, call, of] as const),
  ),
)("%s shows no secret: %s", async (_, __, answer, call, credentials) => {
  const events: unknown[] = [];
  const onEvent = (event: unknown) => events.push(event);
  const hooks = { onRequest: onEvent, onResponse: onEvent };
  const { client, clock, sent } = createTestClient([answer], { credentials: credentials(), ...hooks });
  const error = await clock.runUntil(failureOf(() => call(client)));
  const tokens = sent.map(({ headers }) => headers.authorization?.slice("Bearer ".length) ?? "");
  expect(tokens[0]?.length).toBeGreaterThan(12);
  expectNoSecretIn(error, tokens);
  expect(events.length).toBeGreaterThan(0);
  for (const event of events) expectNoSecretIn(event, tokens);
});

test("a client shows no secret, before or after it was used", async () => {
  const { fetch, sent } = createFakeFetch([() => one(aPackage("7"))]);
  const client = createClient({ credentials: key, fetch });
  expectNoSecretIn(client, []);
  const document = await client.packages.get("7");
  const tokens = sent.map(({ headers }) => headers.authorization?.slice("Bearer ".length) ?? "");
  expect(tokens[0]?.split(".")).toHaveLength(3);
  expectNoSecretIn(client, tokens);
  expectNoSecretIn(client.packages, tokens);
  expectNoSecretIn(document, tokens);
  expectNoSecretIn(
    (
      await client.raw.GET("/v1/alternativeDistributionPackages/{id}", {
        params: { path: { id: "7" } },
      })
    ).response,
    tokens,
  );
});

const secretText = `${opaque}\n`;
const asToken = (token: unknown) => ({ credentials: { token: async () => token as string } });

const refusedOptions: [string, unknown][] = [
  ["a key in the wrong place", { credentials: { ...key, keyId: privateKey } }],
  ["a key that is cut off", { credentials: { ...key, privateKey: privateKey.slice(0, -60) } }],
  ["a key in base64", { credentials: { ...key, privateKey: Buffer.from(privateKey).toString("base64") } }],
  ["a token in place of credentials", { credentials: opaque }],
  ["a token in place of its provider", { credentials: { token: opaque } }],
  ["a signer that is none", { credentials: { keyId: "K", sign: opaque } }],
  ["a lifetime", { credentials: { ...key, lifetimeSeconds: 99_999 } }],
  ["a base URL with a password", { ...asToken(opaque), baseUrl: `https://user:${opaque}@api.example` }],
  ["a base URL with a query", { ...asToken(opaque), baseUrl: `https://api.example/?${opaque}` }],
  ["a user agent", { ...asToken(opaque), userAgent: secretText }],
  ["a token with a line break", asToken(secretText)],
  ["a provider that fails", { credentials: { token: () => fail(new Error(`Bearer ${opaque}: ${privateKey}`)) } }],
  ["a signer that fails", { credentials: { keyId: "K", sign: () => fail(new Error(`with ${privateKey}`)) } }],
  ["a signer that answers nonsense", { credentials: { keyId: "K", sign: () => secretText } }],
];

test.each(refusedOptions)("refused options show no secret: %s", async (_, options) => {
  const { fetch, sent } = createFakeFetch([]);
  const call = () => createClient({ fetch, ...(options as ClientOptions) }).packages.get("7");
  expectNoSecretIn(await failureOf(call), []);
  expect(sent).toHaveLength(0);
});

test.each<[string, () => unknown]>([
  ["an environment", () => credentialsFromEnv({ ASC_KEY_ID: opaque, ASC_PRIVATE_KEY: privateKey.slice(0, 90) })],
  ["a path", () => credentialsFromEnv({ ASC_KEY_ID: "K", ASC_PRIVATE_KEY_PATH: `/nowhere/${opaque}` })],
  ["a webhook", () => verifyWebhook({ body: accessKey, signature: `hmacsha256=${"0".repeat(64)}`, secrets: [opaque] })],
  ["headers", () => createTestClient([]).client.keys.get("1", {}, { headers: { "X-Key": secretText } })],
  ["a body", () => createTestClient([]).client.webhooks.update("1", { secret: `${opaque}\ud800` })],
])("refused arguments show no secret: %s", async (_, call) => {
  expectNoSecretIn(await failureOf(call), []);
});
