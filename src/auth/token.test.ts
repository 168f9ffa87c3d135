import { sign as signWith } from "node:crypto";
import { expect, test } from "vitest";
import { CredentialsError } from "../errors.js";
import { createManualClock } from "../test-support/clocks.js";
import { everyTextOf, failureOf, messageOf, piecesIn } from "../test-support/failure-of.js";
import { generateP8, readToken, tokenSource } from "../test-support/tokens.js";
import type { Credentials } from "./credentials.js";

const { privateKey, publicKey } = generateP8();
const team = { issuerId: "57246542-96fe-1a63", keyId: "2X9R4HXF34", privateKey };
const start = Date.parse("2026-03-01T12:00:00.750Z");
const now = Math.floor(start / 1000);

function signature(bytes: Uint8Array, dsaEncoding: "ieee-p1363" | "der" = "ieee-p1363"): Uint8Array {
  return signWith("sha256", bytes, { key: privateKey, dsaEncoding });
}

/** A source over a signer that counts, and fails as often as it is reported to. */
function countedSource(failures = 0) {
  const clock = createManualClock(start);
  const counted = { signed: 0, failures };
  const sign = async (bytes: Uint8Array) => {
    counted.signed++;
    if (counted.failures-- > 0) throw new Error("the KMS is away");
    return signature(bytes);
  };
  return { source: tokenSource({ ...team, sign }, clock), clock, counted };
}

async function tokenOf(credentials: Credentials) {
  return readToken(await tokenSource(credentials, createManualClock(start)).get(), publicKey);
}

test("a team key's token has exactly the claims Apple asks for, and lives 15 minutes", async () => {
  const { header, claims, isSigned } = await tokenOf(team);
  expect(header).toEqual({ alg: "ES256", kid: "2X9R4HXF34", typ: "JWT" });
  expect(claims).toEqual({ iss: "57246542-96fe-1a63", iat: now - 60, exp: now + 840, aud: "appstoreconnect-v1" });
  expect(isSigned).toBe(true);
});

test("an individual key's token names the user and no issuer", async () => {
  const { claims, isSigned } = await tokenOf({ keyId: "KEY", privateKey });
  expect(claims).toEqual({ sub: "user", iat: now - 60, exp: now + 840, aud: "appstoreconnect-v1" });
  expect(isSigned).toBe(true);
});

test.each([180, 1200])("a lifetime of %d seconds is counted from iat to exp", async (lifetimeSeconds) => {
  const { claims } = await tokenOf({ ...team, lifetimeSeconds });
  expect(claims).toMatchObject({ iat: now - 60, exp: now - 60 + lifetimeSeconds });
});

test.each(["ieee-p1363", "der"] as const)("a signer may answer in the form %s", async (encoding) => {
  const { header, claims, isSigned } = await tokenOf({ keyId: "KEY", sign: (bytes) => signature(bytes, encoding) });
  expect(header).toEqual({ alg: "ES256", kid: "KEY", typ: "JWT" });
  expect(claims).toMatchObject({ sub: "user", aud: "appstoreconnect-v1" });
  expect(isSigned).toBe(true);
});

test("a signer that is an object with a state of its own keeps its `this`", async () => {
  class Vault {
    keyId = "KEY";
    encoding = "der" as const;
    sign(bytes: Uint8Array) {
      return signature(bytes, this.encoding);
    }
  }
  expect((await tokenOf(new Vault())).isSigned).toBe(true);
});

test("50 first calls at the same time share one signature", async () => {
  const { source, counted } = countedSource();
  const tokens = await Promise.all(Array.from({ length: 50 }, () => source.get()));
  expect(new Set(tokens).size).toBe(1);
  expect(counted.signed).toBe(1);
});

test("a token is kept until 60 seconds before its end, and renewed then", async () => {
  const { source, clock, counted } = countedSource();
  const first = await source.get();
  await clock.advance((840 - 60 - 1) * 1000);
  expect(await source.get()).toBe(first);
  await clock.advance(1000);
  const second = await source.get();
  expect(second).not.toBe(first);
  expect(readToken(second, publicKey).claims).toMatchObject({ iat: now + 780 - 60, exp: now + 780 + 840 });
  expect(counted.signed).toBe(2);
});

test("a failed signature is not kept", async () => {
  const { source, counted } = countedSource(1);
  const failures = await Promise.all([failureOf(() => source.get()), failureOf(() => source.get())]);
  expect(failures[0]).toBeInstanceOf(CredentialsError);
  expect(failures[1]).toBe(failures[0]);
  expect(counted.signed).toBe(1);
  expect(readToken(await source.get(), publicKey).isSigned).toBe(true);
});

test("callers refused with the same token share the fresh one", async () => {
  const { source, clock, counted } = countedSource();
  const refused = await source.get();
  await clock.advance(1000);
  const fresh = await Promise.all(Array.from({ length: 50 }, () => source.renew(refused)));
  expect(new Set(fresh).size).toBe(1);
  expect(fresh[0]).not.toBe(refused);
  expect(counted.signed).toBe(2);
});

test("a caller refused late gets the token that others renewed before", async () => {
  const { source, clock, counted } = countedSource();
  const refused = await source.get();
  await clock.advance(1000);
  const fresh = await source.renew(refused);
  expect(await source.renew(refused)).toBe(fresh);
  expect(counted.signed).toBe(2);
});

test("a caller refused late does not get a token that has run out meanwhile", async () => {
  const { source, clock } = countedSource();
  const refused = await source.get();
  await clock.advance(1000);
  const fresh = await source.renew(refused);
  await clock.advance(3_600_000);
  expect(await source.renew(refused)).not.toBe(fresh);
});

test.each<[string, unknown]>([
  ["63 bytes", new Uint8Array(63)],
  ["65 bytes", new Uint8Array(65).buffer],
  ["0 bytes", new Uint8Array()],
  ["no bytes but string", "signature-as-text-signature"],
  ["no bytes but undefined", undefined],
  ["no bytes but null", null],
])("a signer that gave %s is refused, and told so", async (what, answer) => {
  const message = await messageOf(() => tokenOf({ keyId: "KEY", sign: () => answer as Uint8Array }));
  expect(message).toBe(`credentials.sign: returned ${what}, neither 64 bytes r‖s nor a DER signature`);
});

test("a signer may answer with an ArrayBuffer, as WebCrypto does", async () => {
  const sign = (bytes: Uint8Array) => new Uint8Array(signature(bytes)).buffer;
  expect((await tokenOf({ keyId: "KEY", sign })).isSigned).toBe(true);
});

test("what a signer throws is reported with its reason, and not as a fault of the key", async () => {
  const sign = () => Promise.reject(new TypeError("fetch failed", { cause: new Error("the KMS is away") }));
  expect(await messageOf(() => tokenOf({ keyId: "KEY", sign }))).toBe("credentials.sign: failed: the KMS is away");
});

test("what a signer throws comes back as the cause, without keys and tokens in it", async () => {
  const secret = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJzZWNyZXQifQ.c2VjcmV0c2VjcmV0";
  const sign = () => {
    throw Object.assign(new Error(`refused for Bearer ${secret}: ${privateKey}`), { config: { headers: secret } });
  };
  const error = await failureOf(() => tokenOf({ keyId: "KEY", sign }));
  expect(error).toBeInstanceOf(CredentialsError);
  expect(((error as Error).cause as Error).message).toContain("refused for");
  expect(piecesIn(everyTextOf(error), privateKey)).toEqual([]);
  expect(piecesIn(everyTextOf(error), secret)).toEqual([]);
});

test("a signature is written in base64url, without padding", async () => {
  const bytes = Uint8Array.from({ length: 64 }, (_, at) => [0xfb, 0xff, 0xbf][at % 3] ?? 0);
  const token = await tokenSource({ keyId: "KEY", sign: () => bytes }, createManualClock(start)).get();
  expect(token.split(".")[2]).toBe(Buffer.from(bytes).toString("base64url"));
  expect(token.split(".")[2]).toMatch(/^(-_-_)?[\w-]{82,86}$/);
});

test("a call that is late does not take the token from the calls that have one", async () => {
  let asked = 0;
  const sign = (bytes: Uint8Array) => (++asked === 1 ? new Promise<Uint8Array>(() => {}) : signature(bytes));
  const source = tokenSource({ ...team, sign }, createManualClock(start));
  void source.get();
  source.forget();
  const token = await source.get();
  source.forget();
  expect(await source.get()).toBe(token);
  expect(asked).toBe(2);
});

const isTeam = { iss: team.issuerId };
const isIndividual = { sub: "user" };

test.each<[string, Credentials, object]>([
  ["the audience of App Store Connect", team, { aud: "appstoreconnect-v1" }],
  ["an iat in whole seconds, set back by a minute", team, { iat: now - 60 }],
  ["an exp that counts from iat, not from now", team, { exp: now - 60 + 900 }],
  ["an exp of the lifetime that was asked for", { ...team, lifetimeSeconds: 300 }, { exp: now - 60 + 300 }],
  ["the issuer of a team key", team, { ...isTeam }],
  ["no subject for a team key", team, { sub: undefined }],
  ["the subject of an individual key", { keyId: "KEY", privateKey }, { ...isIndividual }],
  ["no issuer for an individual key", { keyId: "KEY", privateKey }, { iss: undefined }],
])("a token claims %s", async (_, credentials, expected) => {
  const { claims } = await tokenOf(credentials);
  expect({ iss: undefined, sub: undefined, ...claims }).toMatchObject(expected);
});

test.each<[string, string, unknown]>([
  ["the algorithm ES256", "alg", "ES256"],
  ["the id of the key", "kid", "2X9R4HXF34"],
  ["the type JWT", "typ", "JWT"],
])("a token's header names %s", async (_, name, value) => {
  expect((await tokenOf(team)).header).toHaveProperty(name, value);
});

test("a signature is over the header and the claims, in that order", async () => {
  let signed = "";
  const sign = (bytes: Uint8Array) => {
    signed = new TextDecoder().decode(bytes);
    return signature(bytes);
  };
  const token = await tokenSource({ keyId: "KEY", sign }, createManualClock(start)).get();
  expect(signed).toBe(token.split(".").slice(0, 2).join("."));
  expect(JSON.parse(Buffer.from(signed.split(".")[0] ?? "", "base64url").toString())).toHaveProperty("alg");
});

test("a token is renewed at the very millisecond that is 60 seconds before its end", async () => {
  const clock = createManualClock(now * 1000);
  const source = tokenSource(team, clock);
  const first = await source.get();
  await clock.advance((840 - 60) * 1000 - 1);
  expect(await source.get()).toBe(first);
  await clock.advance(1);
  expect(await source.get()).not.toBe(first);
});

test.each<[string, (source: ReturnType<typeof tokenSource>) => unknown]>([
  ["a refused token that this source did not sign", (source) => source.renew("a token of another source")],
  ["giving up before anything was asked for", (source) => source.forget()],
])("%s does no harm", async (_, call) => {
  const { source } = countedSource();
  await call(source);
  expect(readToken(await source.get(), publicKey).isSigned).toBe(true);
});

test("a signature that fails after it was given up on leaves the next token alone", async () => {
  let asked = 0;
  let fail = (_: Error) => {};
  const failing = new Promise<Uint8Array>((_, reject) => {
    fail = reject;
  });
  const sign = (bytes: Uint8Array) => (++asked > 1 ? signature(bytes) : failing);
  const source = tokenSource({ ...team, sign }, createManualClock(start));
  const first = failureOf(() => source.get());
  source.forget();
  const second = source.get();
  fail(new Error("too late"));
  await first;
  expect(source.get()).toBe(second);
  expect(asked).toBe(2);
});
