import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { CredentialsError } from "../errors.js";
import { everyTextOf, failureOf, piecesIn } from "../test-support/failure-of.js";
import { generateP8, readToken, tokenSource } from "../test-support/tokens.js";
import { checkCredentials } from "./credentials.js";
import { checkPrivateKey } from "./private-key.js";

const { privateKey: good, publicKey } = generateP8();
const lines = good.trim().split("\n");
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const sec1 = p256.export({ type: "sec1", format: "pem" }).toString();
const sealed = { cipher: "aes-256-cbc", passphrase: "a passphrase" } as const;

function pkcs8(key: typeof rsa): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

function curve(namedCurve: string): string {
  return pkcs8(generateKeyPairSync("ec", { namedCurve }).privateKey);
}

function pem(der: Uint8Array): string {
  return `-----BEGIN PRIVATE KEY-----\n${Buffer.from(der).toString("base64")}\n-----END PRIVATE KEY-----\n`;
}

/** The last bytes of a key are its own, and may be anything. */
function withMarkOfP256(key: typeof rsa): string {
  const der = key.export({ type: "pkcs8", format: "der" });
  Buffer.from("2a8648ce3d020106082a8648ce3d030107", "hex").copy(der, der.length - 17);
  return pem(der);
}

/** The same key without its public half, which PKCS#8 leaves to whoever writes it: 67 bytes. */
function withoutPublicHalf(key: string): string {
  const { d = "" } = createPrivateKey(key).export({ format: "jwk" });
  const head = Buffer.from("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420", "hex");
  return pem(Buffer.concat([head, Buffer.from(d, "base64url")]));
}

const refused: [string, unknown, string][] = [
  ["no key", undefined, "missing"],
  ["null", null, "missing"],
  ["a number", 123456789012, "not text"],
  ["bytes", Buffer.from(good), "not text"],
  ["an empty string", "", "empty"],
  ["nothing but space", " \n ", "empty"],
  ["a word", "correct-horse-battery-staple", "not a PEM"],
  ["base64 without the lines around it", lines.slice(1, -1).join("\n"), "not a PEM"],
  ["base64 of a PEM", Buffer.from(good).toString("base64"), "base64 of a PEM; decode it"],
  ["fastlane's JSON", JSON.stringify({ key: good }), "JSON, not the key in it"],
  ["a key file's path", "/Users/somebody/keys/AuthKey_ABCDEFGHIJ.p8", "a file's path"],
  ["a Windows path", "C:\\Users\\somebody\\AuthKey_ABCDEFGHIJ.p8", "a file's path"],
  ["a JSON key file's path", "./fastlane/somebodys_api_key.json", "a file's path"],
  ["a path with a line break after it", "AuthKey_ABCDEFGHIJ.p8\n", "a file's path"],
  ["text that ends like a path", "where? keys/AuthKey_ABCDEFGHIJ.p8", "not a PEM"],
  ["text that begins like a path", "AuthKey_ABCDEFGHIJ.p8, or not", "not a PEM"],
  ["a public key", publicKey, "a public key"],
  ["an RSA public key in PKCS#1", createPublicKey(rsa).export({ type: "pkcs1", format: "pem" }), "a public key"],
  ["an RSA key that holds the mark of P-256 by chance", withMarkOfP256(rsa), "an RSA key, not a P-256 key"],
  ["an RSA key", pkcs8(rsa), "an RSA key, not a P-256 key"],
  ["an RSA key in PKCS#1", rsa.export({ type: "pkcs1", format: "pem" }), "an RSA key, not a P-256 key"],
  ["a P-384 key", curve("P-384"), "a P-384 key, not a P-256 key"],
  ["a P-521 key", curve("P-521"), "a P-521 key, not a P-256 key"],
  ["a secp256k1 key", curve("secp256k1"), "a secp256k1 key, not a P-256 key"],
  ["an Ed25519 key", pkcs8(generateKeyPairSync("ed25519").privateKey), "an Ed25519 key, not a P-256 key"],
  [
    "a key of another kind",
    pkcs8(generateKeyPairSync("x25519").privateKey),
    "a key of an unknown kind, not a P-256 key",
  ],
  ["a SEC1 key", sec1, "a SEC1 key; convert it with `openssl pkcs8 -topk8 -nocrypt -in <file>`"],
  [
    "a SEC1 key after its parameters, as `openssl ecparam -genkey` writes it",
    `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${sec1}`,
    "a SEC1 key; convert it with `openssl pkcs8 -topk8 -nocrypt -in <file>`",
  ],
  [
    "parameters without a key",
    "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n",
    "a PEM of kind EC PARAMETERS, not a P-256 key",
  ],
  [
    "an encrypted key",
    p256.export({ type: "pkcs8", format: "pem", ...sealed }),
    "a key that is protected by a passphrase; remove it with `openssl pkcs8 -topk8 -nocrypt -in <file>`",
  ],
  [
    "an encrypted SEC1 key",
    p256.export({ type: "sec1", format: "pem", ...sealed }),
    "a key that is protected by a passphrase; remove it with `openssl pkcs8 -topk8 -nocrypt -in <file>`",
  ],
  [
    "an encrypted RSA key in PKCS#1",
    rsa.export({ type: "pkcs1", format: "pem", ...sealed }),
    "an RSA key that is protected by a passphrase, not a P-256 key",
  ],
  ["a key in double quotes", `"${good.trim()}"`, "a PEM in quotes; remove them"],
  ["a key in single quotes", `'${good}'\n`, "a PEM in quotes; remove them"],
  ["a key in quotes with space around them", `  "${good}" \n`, "a PEM in quotes; remove them"],
  ["a key with quotes in what stands around it", `the "key": ${good} isn't it`, "cut off or damaged"],
  ["a key with a quote before it only", `"${good}`, "a PEM in quotes; remove them"],
  ["a key with a quote after it only", `${good}"`, "a PEM in quotes; remove them"],
  ["a certificate", `-----BEGIN CERTIFICATE-----\n${lines[1]}\n-----END CERTIFICATE-----`, "of kind CERTIFICATE"],
  ["literal \\n", good.replaceAll("\n", "\\n"), "contains \\n in place of line breaks"],
  ["a PEM without its end", lines.slice(0, -1).join("\n"), "cut off or damaged"],
  ["the first line only", lines[0], "cut off or damaged"],
  ["a PEM without a line in its middle", lines.filter((_, index) => index !== 2).join("\n"), "cut off or damaged"],
  ["a PEM without anything in it", `${lines[0]}\n${lines.at(-1)}`, "cut off or damaged"],
  ["a PEM with something after it", `${good}more`, "cut off or damaged"],
  [
    "a PEM that is no base64, for want of three characters",
    good.replace(/...(\n-----END)/, "$1"),
    "cut off or damaged",
  ],
  ["a PEM with a stray character", good.replace(/\n/, "\n*"), "cut off or damaged"],
];

test.each(refused)("%s is refused by name, and none of it is printed", async (_, key, problem) => {
  const error = await failureOf(() => checkPrivateKey(key, "credentials.privateKey"));
  expect(error).toBeInstanceOf(CredentialsError);
  const { message } = error as Error;
  expect(message).toMatch(/^credentials\.privateKey: /);
  expect(message).toContain(problem);
  expect(message).toMatch(/\. Use the whole text of the AuthKey_<key id>\.p8 file, a PEM$/);
  expect(piecesIn(everyTextOf(error), String(key))).toEqual([]);
});

const accepted: [string, string][] = [
  ["as it is in the file", good],
  ["without the last line break", good.trim()],
  ["without its public half", withoutPublicHalf(good)],
  ["with CRLF", good.replaceAll("\n", "\r\n")],
  ["with CRLF and without the last line break", good.trim().replaceAll("\n", "\r\n")],
  ["with line breaks around it", `\n${good}\n\n`],
  ["indented by spaces that do not break, as a web page has them", good.replaceAll(/^/gm, "\u00a0")],
  ["indented, as a template literal has it", good.replaceAll(/^/gm, "    ")],
];

test.each(accepted)("a key %s is accepted, and it signs", async (_, privateKey) => {
  const credentials = { issuerId: "issuer", keyId: "KEY", privateKey };
  checkCredentials(credentials);
  const token = await tokenSource(credentials).get();
  expect(readToken(token, publicKey).isSigned).toBe(true);
});

test("a key that passed the check and cannot sign is a CredentialsError when it is first used", async () => {
  const damaged = good.replace(/(\n.{30}).{8}/, "$1AAAAAAAA").replace(/(\n.{12}).{12}/, "$1AAAAAAAAAAAA");
  const source = tokenSource({ keyId: "KEY", privateKey: damaged });
  const error = await failureOf(() => source.get());
  expect(error).toBeInstanceOf(CredentialsError);
  expect((error as Error).message).toMatch(/^credentials\.privateKey: the key cannot sign: ./);
  expect(piecesIn(everyTextOf(error), damaged)).toEqual([]);
});
