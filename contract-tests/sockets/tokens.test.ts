import { createPrivateKey, sign as signBytes } from "node:crypto";
import { importSPKI, jwtVerify } from "jose";
import { expect, test } from "vitest";
import type { Credentials } from "../../src/index.js";
import { failureOf } from "../../src/test-support/failure-of.js";
import { clientFor, keyPair, teamKey } from "./client-for.js";
import { inTurn, type ReceivedRequest, startLocalServer } from "./local-server.js";
import { appleError, json, packageDocument } from "./replies.js";

const { keyId, issuerId } = teamKey;
const key = createPrivateKey(keyPair.privateKey);
const found = json(200, packageDocument);
const refused = appleError(401, "NOT_AUTHORIZED");

function tokenOf(request: ReceivedRequest | undefined): string {
  return request?.headers.authorization?.replace(/^Bearer /, "") ?? "";
}

/** Verifies the token of a first call with the public key, as Apple does. */
async function verifiedToken(credentials: Credentials) {
  const { baseUrl, requests } = await startLocalServer(() => found);
  const { client, clock } = clientFor(baseUrl, { credentials });
  await client.packages.get("f3190601");
  const publicKey = await importSPKI(keyPair.publicKey, "ES256");
  const options = { audience: "appstoreconnect-v1", currentDate: new Date(clock.now()) };
  const { payload, protectedHeader } = await jwtVerify(tokenOf(requests[0]), publicKey, options);
  return { payload, protectedHeader, now: clock.now() / 1000 };
}

test("a team key signs a token that Apple's rules accept", async () => {
  const { payload, protectedHeader, now } = await verifiedToken(teamKey);
  expect(protectedHeader).toEqual({ alg: "ES256", kid: keyId, typ: "JWT" });
  expect(payload).toEqual({ iss: issuerId, aud: "appstoreconnect-v1", iat: now - 60, exp: now - 60 + 900 });
});

test("an individual key signs for its user and names no issuer", async () => {
  const { payload } = await verifiedToken({ keyId, privateKey: keyPair.privateKey });
  expect(payload).toMatchObject({ sub: "user", aud: "appstoreconnect-v1" });
  expect(payload).not.toHaveProperty("iss");
});

test("a token lives as long as it is asked to, at most twenty minutes", async () => {
  const { payload } = await verifiedToken({ ...teamKey, lifetimeSeconds: 1200 });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(1200);
});

for (const dsaEncoding of ["ieee-p1363", "der"] as const) {
  test(`a signer that answers in ${dsaEncoding} makes a token that verifies`, async () => {
    const sign = async (bytes: Uint8Array) => signBytes("sha256", bytes, { key, dsaEncoding });
    const { payload, protectedHeader } = await verifiedToken({ issuerId, keyId, sign });
    expect(protectedHeader).toEqual({ alg: "ES256", kid: keyId, typ: "JWT" });
    expect(payload).toMatchObject({ iss: issuerId });
  });
}

test("a provided token is sent as it is, and asked for again with every call", async () => {
  const { baseUrl, requests } = await startLocalServer(() => found);
  let count = 0;
  const { client } = clientFor(baseUrl, { credentials: { token: async () => `provided-${++count}` } });
  await client.packages.get("1");
  await client.packages.get("2");
  expect(requests.map(tokenOf)).toEqual(["provided-1", "provided-2"]);
});

test("fifty first calls at once sign one token, and so do the calls after them", async () => {
  const { baseUrl, requests } = await startLocalServer(() => found);
  let signed = 0;
  const sign = async (bytes: Uint8Array) => {
    signed++;
    return signBytes("sha256", bytes, { key, dsaEncoding: "ieee-p1363" });
  };
  const { client } = clientFor(baseUrl, { credentials: { issuerId, keyId, sign } });
  await Promise.all(Array.from({ length: 50 }, (_, at) => client.packages.get(`package-${at}`)));
  await client.packages.get("later");
  expect(requests).toHaveLength(51);
  expect(new Set(requests.map(tokenOf)).size).toBe(1);
  expect(signed).toBe(1);
});

test("a token is used until a minute before its end, then another is signed", async () => {
  const { baseUrl, requests } = await startLocalServer(() => found);
  const { client, clock } = clientFor(baseUrl);
  await client.packages.get("1");
  clock.setAhead((900 - 60 - 60) * 1000 - 1);
  await client.packages.get("2");
  clock.setAhead(1);
  await client.packages.get("3");
  const [first, second, third] = requests.map(tokenOf);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("a refused token is renewed once, and the call goes through", async () => {
  const { baseUrl, requests } = await startLocalServer(inTurn(refused, found));
  const { client } = clientFor(baseUrl, { retry: false });
  await expect(client.packages.create({ appStoreVersionId: "3fb74833" })).resolves.toEqual(packageDocument);
  expect(new Set(requests.map(tokenOf)).size).toBe(2);
  expect(requests).toHaveLength(2);
  expect(requests[1]?.body).toBe(requests[0]?.body);
});

test("a token refused twice is an error, and there is no third try", async () => {
  const { baseUrl, requests } = await startLocalServer(() => refused);
  const { client } = clientFor(baseUrl);
  const error = await failureOf(() => client.packages.get("1"));
  expect(error).toMatchObject({ name: "ResponseError", status: 401 });
  expect(requests).toHaveLength(2);
});

test("twenty calls refused at once share one fresh token", async () => {
  let stale = "";
  const { baseUrl, requests } = await startLocalServer((request) => {
    stale ||= tokenOf(request);
    return tokenOf(request) === stale ? refused : found;
  });
  const { client } = clientFor(baseUrl);
  await Promise.all(Array.from({ length: 20 }, (_, at) => client.packages.get(`package-${at}`)));
  expect(requests).toHaveLength(40);
  expect(new Set(requests.map(tokenOf)).size).toBe(2);
});

test("two clients share no token", async () => {
  const { baseUrl, requests } = await startLocalServer(() => found);
  await clientFor(baseUrl).client.packages.get("1");
  await clientFor(baseUrl).client.packages.get("1");
  expect(new Set(requests.map(tokenOf)).size).toBe(2);
});
