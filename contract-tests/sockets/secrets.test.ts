import { expect, test } from "vitest";
import type { Client, ClientOptions } from "../../src/index.js";
import { everyTextOf, failureOf, piecesIn } from "../../src/test-support/failure-of.js";
import { clientFor, keyPair, teamKey } from "./client-for.js";
import { type ReceivedRequest, type Reply, startLocalServer } from "./local-server.js";
import { appleError, dropped, droppedInBody, json, text } from "./replies.js";

const accessKey = "c2VjcmV0LWFjY2Vzcy1rZXk";
const [, keyText = ""] = keyPair.privateKey.split("\n");
const providedToken = "a-token-of-no-known-form-7f3a";
const download = `https://downloads.example.com/1.zip?accessKey=${accessKey}&Signature=${accessKey}`;

const tokenOf = (request: ReceivedRequest) => request.headers.authorization?.replace("Bearer ", "") ?? "";
const createPackage = (client: Client) => client.packages.create({ appStoreVersionId: "3fb74833" });
const listVersions = async (client: Client) => {
  for await (const _ of client.packages.versions("f3190601"));
};

/** Answers that give away what they were sent. */
const telltales: Record<string, (token: string) => Reply> = {
  "an error of Apple's that quotes the header": (token) =>
    json(403, {
      errors: [{ code: "FORBIDDEN_ERROR", title: `Bearer ${token}`, detail: token, meta: { [token]: token } }],
    }),
  "a page that quotes the header": (token) => text(502, `<html>authorization: Bearer ${token}</html>`),
  "a page that is split within the token": (token) => text(200, `${"x".repeat(280)}${token}`),
  "a success that is no document": (token) => json(200, { token, url: download }),
  "an error with a signed address": () =>
    json(409, { errors: [{ code: "STATE_ERROR", title: "No", detail: download }] }),
  "a redirect to a signed address": () => text(302, "", { location: download }),
  "a redirect that carries the token": (token) => text(307, "", { location: `https://${token}@example.com/${token}` }),
  "a next page at a signed address": () => json(200, { data: [], links: { next: download } }),
  "a refused token": () => appleError(401, "NOT_AUTHORIZED"),
  "a dropped connection": () => dropped,
  "a connection dropped within the body": () => droppedInBody,
};

for (const [what, telltale] of Object.entries(telltales)) {
  for (const [kind, credentials] of Object.entries({ teamKey, provider: { token: async () => providedToken } })) {
    test(`${what} gives no secret away (${kind})`, async () => {
      const { errors, events, tokens } = await failuresAfter(telltale, { credentials, retry: { attempts: 2 } });
      expect(errors).toHaveLength(2);
      expect(events.length).toBeGreaterThan(0);
      for (const leak of [...errors, ...events]) expect(secretsIn(leak, [...tokens, keyText, accessKey])).toEqual([]);
    });
  }
}

/** Which of the secrets can be got out of a value, whole or in part. */
function secretsIn(value: unknown, secrets: readonly string[]): string[] {
  const text = everyTextOf(value);
  return secrets.filter((secret) => piecesIn(text, secret).length > 0);
}

/** What comes of two calls to a server that answers so: a POST, and a list followed to its end. */
async function failuresAfter(telltale: (token: string) => Reply, options: Partial<ClientOptions>) {
  const events: unknown[] = [];
  const note = (event: unknown) => events.push(event);
  const { baseUrl, requests } = await startLocalServer((request) => telltale(tokenOf(request)));
  const { client } = clientFor(baseUrl, { ...options, onRequest: note, onResponse: note });
  const errors = await Promise.all([createPackage(client), listVersions(client)].map(errorOrDone));
  return { errors, events, tokens: requests.map(tokenOf) };
}

function errorOrDone(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error("done"),
    (error: unknown) => error,
  );
}

const lastError = new Error(`cannot sign with ${keyPair.privateKey}`, {
  cause: Object.assign(new Error(`HSM said ${keyPair.privateKey}`), { key: keyPair.privateKey }),
});
const { issuerId, keyId } = teamKey;

const failingCredentials: Record<string, ClientOptions["credentials"]> = {
  "a signer that throws its key": { issuerId, keyId, sign: () => Promise.reject(lastError) },
  "a signer that gives its key": { issuerId, keyId, sign: () => new TextEncoder().encode(keyPair.privateKey) },
  "a provider that throws its key": { token: () => Promise.reject(lastError) },
  "a provider whose token has a line break": { token: async () => `${keyText}\n` },
};

for (const [what, credentials] of Object.entries(failingCredentials)) {
  test(`${what} gives no secret away`, async () => {
    const { baseUrl, requests } = await startLocalServer(() => dropped);
    const error = await failureOf(() => createPackage(clientFor(baseUrl, { credentials }).client));
    expect(error).toMatchObject({ name: "CredentialsError" });
    expect(secretsIn(error, [keyText])).toEqual([]);
    expect(requests).toEqual([]);
  });
}

test("a `fetch` that throws the request it was given gives no secret away", async () => {
  let token = "";
  const fetch = (url: string, init: RequestInit) => {
    token = new Headers(init.headers).get("authorization")?.replace("Bearer ", "") ?? "";
    const cause = Object.assign(new Error(`${url} ${token}`), { request: init });
    return Promise.reject(Object.assign(new TypeError(`fetch failed: ${token}`, { cause }), { init }));
  };
  const error = await failureOf(() => createPackage(clientFor("http://127.0.0.1:1", { fetch }).client));
  expect(token).not.toBe("");
  expect(error).toMatchObject({ name: "ConnectionError" });
  expect(secretsIn(error, [token, keyText])).toEqual([]);
});

test("the client itself, printed, gives no secret away", async () => {
  const { client } = clientFor("http://127.0.0.1:1");
  expect(secretsIn(client, [keyText])).toEqual([]);
});

test("the search for secrets finds them wherever they are put", () => {
  const secret = "find-me-if-you-can";
  const hidden = Object.defineProperty(new Error("no"), "config", {
    value: { headers: [{ secret }] },
    enumerable: false,
  });
  const places = [secret, { a: [secret] }, new Error(secret), new Error("no", { cause: new Error(secret) }), hidden];
  for (const place of places) expect(secretsIn(place, [secret, "not-there-at-all"])).toEqual([secret]);
});
