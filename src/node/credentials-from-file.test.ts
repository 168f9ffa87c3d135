import { writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { everyTextOf, failureOf, piecesIn } from "../test-support/failure-of.js";
import { temporaryFolder } from "../test-support/temporary-folder.js";
import { generateP8, readToken, tokenSource } from "../test-support/tokens.js";
import { credentialsFromFile } from "./credentials-from-file.js";

const { privateKey, publicKey } = generateP8();

async function fileWith(name: string, text: string): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, text);
  return path;
}

test("a .p8 gives the key, and its name the key id: an individual key, or with an issuer id a team key", async () => {
  const path = await fileWith("AuthKey_2X9R4HXF34.p8", privateKey);
  expect(await credentialsFromFile(path)).toEqual({ keyId: "2X9R4HXF34", privateKey });
  expect(await credentialsFromFile(path, { issuerId: "5724" })).toEqual({
    issuerId: "5724",
    keyId: "2X9R4HXF34",
    privateKey,
  });
  expect(await credentialsFromFile(path, { keyId: "OTHER" })).toEqual({ keyId: "OTHER", privateKey });
});

test("fastlane's JSON key file gives all three, with the line breaks of the key written either way", async () => {
  const file = { key_id: "2X9R4HXF34", issuer_id: "5724", duration: 1200, in_house: false };
  for (const key of [privateKey, privateKey.replaceAll("\n", "\\n")]) {
    const path = await fileWith("key.json", JSON.stringify({ ...file, key }));
    expect(await credentialsFromFile(path)).toEqual({ issuerId: "5724", keyId: "2X9R4HXF34", privateKey });
  }
});

test.each([
  ["key.p8", privateKey, "has no key id. Pass it, or name the file AuthKey_<key id>.p8"],
  ["AuthKey_A.p8", "", "empty. Use the whole text of the AuthKey_<key id>.p8"],
  ["AuthKey_A.p8", privateKey.slice(0, 120), "not a PEM|cut off or damaged"],
  ["key.json", `{"key_id":"A","key":${JSON.stringify(privateKey)}`, "neither a .p8 nor JSON"],
  ["key.json", '{"key_id":"A"}', "missing. Use the whole text of the AuthKey_<key id>.p8"],
  ["key.json", JSON.stringify({ key_id: "A B", key: privateKey }), "key_id: contains a space"],
  ["SubscriptionKey_A.p8", privateKey, "a key for In-App Purchase, .* it needs an AuthKey_<key id>.p8"],
  ["AuthKey_A.p8", "***", "a placeholder, which was not replaced"],
  ["AuthKey_A.p8", "\0".repeat(70_000), "larger than 64 KiB"],
  ["key.json", JSON.stringify({ key: privateKey }), "has no key id"],
])("%s that is wrong is refused by its name, and shows nothing of the key", async (name, text, message) => {
  const path = await fileWith(name, text);
  const error = await failureOf(() => credentialsFromFile(path));
  expect(error).toMatchObject({ code: "ERR_ASC_CREDENTIALS", message: expect.stringContaining(`${path}: `) });
  expect((error as Error).message).toMatch(new RegExp(message));
  expect(piecesIn(everyTextOf(error), privateKey)).toEqual([]);
});

test("a file that is not there is named with the reason", async () => {
  expect(await failureOf(() => credentialsFromFile("/nowhere/AuthKey_A.p8"))).toMatchObject({
    code: "ERR_ASC_CREDENTIALS",
    message: "/nowhere/AuthKey_A.p8: the file cannot be read (ENOENT: no such file)",
  });
});

test.each([
  ["AuthKey_2X9R4HXF34 (1).p8"],
  ["AuthKey_2X9R4HXF34(2).p8"],
  ["AuthKey_2X9R4HXF34 2.p8"],
  ["AuthKey_2X9R4HXF34 copy.p8"],
  ["AuthKey_2X9R4HXF34.p8.txt"],
  ["AuthKey_2X9R4HXF34.pem"],
])("the key id is read from %s, as copies are named", async (name) => {
  const path = await fileWith(name, privateKey);
  expect(await credentialsFromFile(path)).toEqual({ keyId: "2X9R4HXF34", privateKey });
});

test("a key in the place of its path is refused without being shown", async () => {
  const body = privateKey.split("\n").slice(1, -2);
  for (const path of [privateKey, Buffer.from(privateKey).toString("base64"), body.join(""), body[1] ?? ""]) {
    const error = await failureOf(() => credentialsFromFile(path));
    expect(error).toMatchObject({ code: "ERR_ASC_CREDENTIALS", message: expect.stringMatching(/^the key file: /) });
    expect(piecesIn(everyTextOf(error), path)).toEqual([]);
  }
});

test.each(["AuthKey_2X9R4HXF34.p8", "key.json"])("%s is read again once a token is refused", async (name) => {
  const fresh = generateP8();
  const textOf = (key: string, keyId: string) => (name.endsWith("json") ? JSON.stringify({ key_id: keyId, key }) : key);
  const path = await fileWith(name, textOf(privateKey, "OLD"));
  const source = tokenSource(await credentialsFromFile(path));
  const refused = await source.get();
  await writeFile(path, textOf(fresh.privateKey, "NEW"));
  expect(await source.get()).toBe(refused);
  const token = readToken(await source.renew(refused), fresh.publicKey);
  expect(token).toMatchObject({ isSigned: true, header: { kid: name.endsWith("json") ? "NEW" : "2X9R4HXF34" } });
});

test("a file that is half written when a token is refused leaves the key as it was", async () => {
  const path = await fileWith("AuthKey_A.p8", privateKey);
  const source = tokenSource(await credentialsFromFile(path));
  const refused = await source.get();
  await writeFile(path, generateP8().privateKey.slice(0, 100));
  expect(readToken(await source.renew(refused), publicKey)).toMatchObject({ isSigned: true });
});

test("a path that begins with ~ is in the home folder", async () => {
  const path = await fileWith("AuthKey_A.p8", privateKey);
  const credentials = await credentialsFromFile(`~/${relative(homedir(), path)}`);
  expect(credentials).toEqual({ keyId: "A", privateKey });
});
