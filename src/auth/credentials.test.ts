import { expect, test } from "vitest";
import { ArgumentError, CredentialsError } from "../errors.js";
import { everyTextOf, failureOf, messageOf, piecesIn } from "../test-support/failure-of.js";
import { generateP8 } from "../test-support/tokens.js";
import { type Credentials, checkCredentials } from "./credentials.js";

const { privateKey } = generateP8();
const team = { issuerId: "57246542-96fe-1a63-e053-0824d011072a", keyId: "2X9R4HXF34", privateKey };

function check(credentials: unknown): void {
  checkCredentials(credentials as Credentials);
}

test.each<[string, unknown]>([
  ["a team key", team],
  ["an individual key", { keyId: "KEY", privateKey }],
  ["a key signed with elsewhere", { issuerId: "issuer", keyId: "KEY", sign: () => new Uint8Array(64) }],
  ["an individual key signed with elsewhere", { keyId: "KEY", sign: () => new Uint8Array(64) }],
  ["tokens made elsewhere", { token: async () => "token" }],
  ["the shortest lifetime", { ...team, lifetimeSeconds: 180 }],
  ["the longest lifetime", { ...team, lifetimeSeconds: 1200 }],
  ["a lifetime left undefined", { ...team, lifetimeSeconds: undefined }],
])("%s is accepted", (_, credentials) => {
  expect(() => check(credentials)).not.toThrow();
});

test.each<[string, unknown, RegExp]>([
  ["no credentials", undefined, /^credentials: missing/],
  ["null", null, /^credentials: missing/],
  ["a key instead of credentials", privateKey, /^credentials: missing/],
  ["a number", 5, /^credentials: missing/],
  ["no key id", { ...team, keyId: undefined }, /^credentials\.keyId: missing/],
  ["an empty key id", { ...team, keyId: "" }, /^credentials\.keyId: empty/],
  ["a number as key id", { ...team, keyId: 12 }, /^credentials\.keyId: not text but number/],
  [
    "a key id with a line break",
    { ...team, keyId: "2X9R4HXF34QQQ\n" },
    /^credentials\.keyId: contains a space, a line break/,
  ],
  ["an empty issuer id", { ...team, issuerId: "" }, /^credentials\.issuerId: empty/],
  [
    "an issuer id with a space",
    { ...team, issuerId: "57246542 96fe" },
    /^credentials\.issuerId: contains a space, a line break/,
  ],
  ["the key as issuer id", { ...team, issuerId: privateKey }, /^credentials\.issuerId: contains a space, a line break/],
  ["no private key", { ...team, privateKey: undefined }, /^credentials\.privateKey: missing/],
  ["a number as private key", { ...team, privateKey: 12 }, /^credentials\.privateKey: not text/],
  ["nothing at all", {}, /^credentials\.keyId: missing/],
  ["no function to sign", { keyId: "KEY", sign: "signature" }, /^credentials\.sign: must be a function/],
  [
    "a token where its provider belongs",
    { token: "eyJhbGciOi.eyJpc3Mi.c2ln" },
    /^credentials\.token: must be a function/,
  ],
])("%s is refused by name", async (_, credentials, message) => {
  const error = await failureOf(() => check(credentials));
  expect(error).toBeInstanceOf(CredentialsError);
  expect((error as Error).message).toMatch(message);
  for (const value of Object.values(credentials ?? {})) {
    expect(piecesIn(everyTextOf(error), String(value))).toEqual([]);
  }
});

test.each([1201, 179, 0, -1, 900.5, Number.NaN, Number.POSITIVE_INFINITY, "900", null])(
  "a lifetime of %s seconds is refused",
  async (lifetimeSeconds) => {
    const error = await failureOf(() => check({ ...team, lifetimeSeconds }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect((error as Error).message).toMatch(/^credentials\.lifetimeSeconds: must be a whole number from 180 to 1200/);
  },
);

test("a lifetime that is too long is refused for keys signed with elsewhere too", async () => {
  const signer = { keyId: "KEY", sign: () => new Uint8Array(64), lifetimeSeconds: 1201 };
  expect(await messageOf(() => check(signer))).toContain("lifetimeSeconds");
});
