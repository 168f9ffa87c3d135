import { createPublicKey } from "node:crypto";
import { expect, test } from "vitest";
import type { KeySigner } from "../../index.js";
import { generateP8, tokenSource } from "../../test-support/tokens.js";
import { createSeed } from "../state/seed.js";
import { acceptedKeyOf, tokenProblem } from "./authorization.js";

const accepted = acceptedKeyOf(createSeed(1));
const { credentials, publicKey } = accepted;
const now = Date.parse("2026-03-01T12:00:00Z");

/** A token as the client makes it at a time. */
function tokenAt(time: number, key: Parameters<typeof tokenSource>[0] = credentials): Promise<string> {
  return tokenSource(key, { now: () => time }).get();
}

/** A token that is signed rightly and has these claims. */
async function tokenWith(claims: object, header: object = { alg: "ES256", kid: credentials.keyId }): Promise<string> {
  const { privateKey } = credentials;
  const { createSign } = await import("node:crypto");
  const encoded = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const signature = createSign("sha256").update(encoded).sign({ key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${encoded}.${signature.toString("base64url")}`;
}

const seconds = now / 1000;
const goodClaims = { iss: credentials.issuerId, aud: "appstoreconnect-v1", iat: seconds - 60, exp: seconds + 600 };

test("a token of the client's own is good, from its first second to its last", async () => {
  const token = await tokenAt(now);
  for (const time of [now, now + 839_000])
    expect(await tokenProblem(`Bearer ${token}`, accepted, time)).toBeUndefined();
  expect(await tokenProblem(`Bearer ${token}`, accepted, now + 840_000)).toBe("it has expired");
});

test("a request without a bearer token is refused", async () => {
  for (const header of [undefined, "", "Bearer ", "Bearer abc", "Basic YTpi", "Bearer a.b"]) {
    expect(await tokenProblem(header, accepted, now)).toBe("no bearer token");
  }
});

test("a token by another key is refused, whatever it says", async () => {
  const { privateKey, publicKey: foreign } = generateP8();
  expect(createPublicKey(foreign).equals(publicKey)).toBe(false);
  const forged = await tokenAt(now, { ...credentials, privateKey });
  expect(await tokenProblem(`Bearer ${forged}`, accepted, now)).toBe("the signature is not by the sandbox's key");
});

test("a token that was changed after it was signed is refused", async () => {
  const [header, , signature] = (await tokenWith(goodClaims)).split(".");
  const claims = Buffer.from(JSON.stringify({ ...goodClaims, exp: seconds + 900 })).toString("base64url");
  expect(await tokenProblem(`Bearer ${header}.${claims}.${signature}`, accepted, now)).toContain("signature");
});

const wrongClaims: [why: string, claims: object][] = [
  ["iss is not the sandbox's issuer", { ...goodClaims, iss: "somebody" }],
  ["aud is not appstoreconnect-v1", { ...goodClaims, aud: "appstoreconnect-v2" }],
  ["iat or exp is missing", { ...goodClaims, iat: undefined }],
  ["iat or exp is missing", { ...goodClaims, exp: "soon" }],
  ["it has expired", { ...goodClaims, exp: seconds }],
  ["iat is in the future", { ...goodClaims, iat: seconds + 1 }],
  ["it is valid for more than 1200 s", { ...goodClaims, exp: goodClaims.iat + 1201 }],
];

for (const [why, claims] of wrongClaims) {
  test(`a token is refused with ${JSON.stringify(claims).replaceAll(/\d{6,}/g, "…")}: ${why}`, async () => {
    expect(await tokenProblem(`Bearer ${await tokenWith(claims)}`, accepted, now)).toBe(why);
  });
}

test("the longest life that Apple allows is good", async () => {
  const token = await tokenWith({ ...goodClaims, exp: goodClaims.iat + 1200 });
  expect(await tokenProblem(`Bearer ${token}`, accepted, now)).toBeUndefined();
});

test("another algorithm or key id in the header is refused", async () => {
  const none = await tokenWith(goodClaims, { alg: "none", kid: credentials.keyId });
  expect(await tokenProblem(`Bearer ${none}`, accepted, now)).toBe("alg is not ES256");
  const other = await tokenWith(goodClaims, { alg: "ES256", kid: "2X9R4HXF34" });
  expect(await tokenProblem(`Bearer ${other}`, accepted, now)).toBe("kid is not the sandbox's key");
});

test("the credentials are those of a team key, and of no other kind", () => {
  expect(credentials satisfies Omit<KeySigner, "sign">).toMatchObject({
    keyId: expect.stringMatching(/^[0-9A-F]{10}$/),
  });
  expect(credentials.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
});
