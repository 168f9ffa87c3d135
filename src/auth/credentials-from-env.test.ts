import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ArgumentError, CredentialsError } from "../errors.js";
import { everyTextOf, failureOf, piecesIn } from "../test-support/failure-of.js";
import { generateP8, readToken, tokenSource } from "../test-support/tokens.js";
import { checkCredentials } from "./credentials.js";
import { credentialsFromEnv } from "./credentials-from-env.js";

const { privateKey, publicKey } = generateP8();
const keyId = "2X9R4HXF34QRST";
const issuerId = "57246542-96fe-1a63-e053-0824d011072a";
const base64 = Buffer.from(privateKey).toString("base64");
let folder = "";
let path = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "adp-env-"));
  path = join(folder, "AuthKey_2X9R4HXF34.p8");
  writeFileSync(path, privateKey);
});
afterAll(() => rmSync(folder, { recursive: true }));

type Environment = Record<string, string | undefined>;

const asc = { ASC_KEY_ID: keyId, ASC_ISSUER_ID: issuerId, ASC_PRIVATE_KEY: privateKey };
const fastlane = {
  APP_STORE_CONNECT_API_KEY_KEY_ID: keyId,
  APP_STORE_CONNECT_API_KEY_ISSUER_ID: issuerId,
  APP_STORE_CONNECT_API_KEY_KEY: privateKey,
};
const codemagic = {
  APP_STORE_CONNECT_KEY_IDENTIFIER: keyId,
  APP_STORE_CONNECT_ISSUER_ID: issuerId,
  APP_STORE_CONNECT_PRIVATE_KEY: privateKey,
};

/** The refusal, after checking that it is one and that no value of the environment stands in it, but for a path. */
async function refusalOf(env: Environment, path = ""): Promise<string> {
  const error = await failureOf(() => credentialsFromEnv(env));
  expect(error).toBeInstanceOf(CredentialsError);
  const values = Object.values(env).filter((value) => value !== path);
  for (const value of values) expect(piecesIn(everyTextOf(error), value ?? "")).toEqual([]);
  return (error as Error).message;
}

test.each<[string, Environment]>([
  ["ASC_*", asc],
  ["fastlane's names", fastlane],
  ["Codemagic's names", codemagic],
])("%s give a team key", (_, env) => {
  expect(credentialsFromEnv({ PATH: "/bin", ...env })).toEqual({ issuerId, keyId, privateKey });
});

test.each<[string, Environment]>([
  ["ASC_*", { ...asc, ASC_ISSUER_ID: undefined }],
  ["fastlane's names", { ...fastlane, APP_STORE_CONNECT_API_KEY_ISSUER_ID: undefined }],
  ["Codemagic's names", { ...codemagic, APP_STORE_CONNECT_ISSUER_ID: undefined }],
])("%s without an issuer id give an individual key", (_, env) => {
  const credentials = credentialsFromEnv(env);
  expect(credentials).toEqual({ keyId, privateKey });
  expect(() => checkCredentials(credentials)).not.toThrow();
});

test("ASC_PRIVATE_KEY_B64 is decoded", () => {
  expect(credentialsFromEnv({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_B64: base64 })).toEqual({ keyId, privateKey });
});

test("ASC_PRIVATE_KEY_B64 may be broken into lines", () => {
  const broken = base64.replaceAll(/.{76}/g, "$&\n");
  expect(credentialsFromEnv({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_B64: broken })).toEqual({ keyId, privateKey });
});

test("ASC_PRIVATE_KEY_PATH is read", () => {
  const env = { ASC_KEY_ID: keyId, ASC_ISSUER_ID: issuerId, ASC_PRIVATE_KEY_PATH: path };
  expect(credentialsFromEnv(env)).toEqual({ issuerId, keyId, privateKey });
});

test.each([asc, fastlane, codemagic])("line breaks written as \\n or \\r\\n are read as meant (%#)", (env) => {
  for (const lineBreak of ["\\n", "\\r\\n"]) {
    const inOneLine = Object.entries(env).map(([name, value]) => [name, value.replaceAll("\n", lineBreak)]);
    expect(credentialsFromEnv(Object.fromEntries(inOneLine))).toEqual({ issuerId, keyId, privateKey });
  }
});

test.each(["\\n", "\\r\\n"])("ASC_PRIVATE_KEY_B64 may have %s where it was broken into lines", (lineBreak) => {
  const broken = base64.replaceAll(/.{76}/g, (line) => line + lineBreak) + lineBreak;
  expect(credentialsFromEnv({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_B64: broken })).toEqual({ keyId, privateKey });
});

test("space and line breaks around ids are taken off", () => {
  const env = { ...asc, ASC_KEY_ID: ` ${keyId}\n`, ASC_ISSUER_ID: `${issuerId}\n` };
  expect(credentialsFromEnv(env)).toEqual({ issuerId, keyId, privateKey });
});

test("the environment is process.env when none is given", () => {
  for (const name of Object.keys({ ...every, ...asc })) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(codemagic)) vi.stubEnv(name, value);
  expect(credentialsFromEnv()).toEqual({ issuerId, keyId, privateKey });
  vi.unstubAllEnvs();
});

test("variables that are empty are named, where nothing else is set", async () => {
  expect(await refusalOf({ ASC_KEY_ID: "", APP_STORE_CONNECT_PRIVATE_KEY: " " })).toMatch(
    /^no credentials in the environment but empty variables \(ASC_KEY_ID, APP_STORE_CONNECT_PRIVATE_KEY\)\. Set /,
  );
  expect(await refusalOf({})).toMatch(/^no credentials in the environment\. Set /);
});

test.each([null, 5, "ASC_KEY_ID=X"])("an environment that is %j is refused as an argument", async (env) => {
  const error = await failureOf(() => credentialsFromEnv(env as never));
  expect(error).toBeInstanceOf(ArgumentError);
  expect((error as Error).message).toBe("env: must be an object, such as process.env");
});

test("where there are no files, a path is refused, and the key itself is asked for", async () => {
  const files = vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined as never);
  const env = { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: path };
  const message = await refusalOf(env, path).finally(() => files.mockRestore());
  expect(message).toBe(`ASC_PRIVATE_KEY_PATH: ${path}: this runtime cannot read files; set the key itself`);
});

test.each<[string, Environment]>([
  ["nothing", {}],
  ["variables that are empty", { ASC_KEY_ID: "", ASC_ISSUER_ID: "", ASC_PRIVATE_KEY: "" }],
])("%s is refused with every name that may be set", async (_, env) => {
  const message = await refusalOf(env);
  const names = Object.keys({ ...asc, ASC_PRIVATE_KEY_B64: 0, ASC_PRIVATE_KEY_PATH: 0, ...fastlane, ...codemagic });
  for (const name of names) expect(message).toContain(name);
});

const every = {
  ...asc,
  ASC_PRIVATE_KEY_B64: base64,
  ASC_PRIVATE_KEY_PATH: "/no/such/file.p8",
  ...fastlane,
  ...codemagic,
};

test.each(Object.entries(every))("%s alone is refused by name", async (name, value) => {
  expect(await refusalOf({ [name]: value })).toContain(name);
});

test.each<[string, Environment, string[]]>([
  [
    "no key id",
    { ...asc, ASC_KEY_ID: undefined },
    ["ASC_KEY_ID is not set, while ASC_ISSUER_ID, ASC_PRIVATE_KEY is set"],
  ],
  ["an empty key id", { ...asc, ASC_KEY_ID: "" }, ["ASC_KEY_ID is empty, while"]],
  ["a blank key id", { ...asc, ASC_KEY_ID: "  " }, ["ASC_KEY_ID is empty, while"]],
  [
    "no private key",
    { ...asc, ASC_PRIVATE_KEY: undefined },
    ["ASC_PRIVATE_KEY or ASC_PRIVATE_KEY_B64 or ASC_PRIVATE_KEY_PATH is not set, while ASC_KEY_ID"],
  ],
  [
    "an empty private key",
    { ...codemagic, APP_STORE_CONNECT_PRIVATE_KEY: "" },
    ["APP_STORE_CONNECT_PRIVATE_KEY is empty"],
  ],
  [
    "an empty one of several variables for the key",
    { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_B64: "" },
    ["ASC_PRIVATE_KEY_B64 is empty, while ASC_KEY_ID is set"],
  ],
  ["an empty issuer id", { ...asc, ASC_ISSUER_ID: "" }, ["ASC_ISSUER_ID is empty", "individual key"]],
  ["a blank issuer id", { ...asc, ASC_ISSUER_ID: " \n" }, ["ASC_ISSUER_ID is empty"]],
  ["two sets", { ...asc, ...codemagic }, ["two sets of credentials", "ASC_KEY_ID", "APP_STORE_CONNECT_KEY_IDENTIFIER"]],
  [
    "halves of two sets",
    { ASC_KEY_ID: keyId, APP_STORE_CONNECT_PRIVATE_KEY: privateKey },
    [
      "ASC_PRIVATE_KEY_PATH is not set, while ASC_KEY_ID is set; and APP_STORE_CONNECT_KEY_IDENTIFIER is not set, while",
    ],
  ],
  ["the key twice", { ...asc, ASC_PRIVATE_KEY_B64: base64 }, ["ASC_PRIVATE_KEY and ASC_PRIVATE_KEY_B64 are both set"]],
  ["a key and a path", { ...asc, ASC_PRIVATE_KEY_PATH: "/x.p8" }, ["ASC_PRIVATE_KEY and ASC_PRIVATE_KEY_PATH"]],
  [
    "no base64",
    { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_B64: "*** no base64 at all ***" },
    ["ASC_PRIVATE_KEY_B64: not base64; give the base64 of the whole .p8 file"],
  ],
  [
    "base64 that is none",
    { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_B64: "!!!" },
    ["ASC_PRIVATE_KEY_B64: not base64; give the base64 of the whole .p8 file"],
  ],
  [
    "base64 of no key",
    { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_B64: "aGVsbG8gd29ybGQ=" },
    ["ASC_PRIVATE_KEY_B64: not a PEM"],
  ],
  [
    "a path as key",
    { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY: "/secret/folder/AuthKey_X.p8" },
    ["ASC_PRIVATE_KEY: a file's path"],
  ],
  [
    "a public key",
    { ...fastlane, APP_STORE_CONNECT_API_KEY_KEY: publicKey },
    ["APP_STORE_CONNECT_API_KEY_KEY: a public"],
  ],
])("%s is refused by name", async (_, env, parts) => {
  const message = await refusalOf(env);
  for (const part of parts) expect(message).toContain(part);
});

const nowhere = "/a/folder/that/does/not/exist/AuthKey_2X9R4HXF34.p8";

test.each<[string, () => string, RegExp]>([
  ["leads nowhere", () => nowhere, /: the file cannot be read \(ENOENT: no such file\)$/],
  ["leads to a folder", () => folder, /: the file cannot be read \(EISDIR: it is a folder\)$/],
  ["goes through a file", () => join(path, "AuthKey_A.p8"), /\(ENOTDIR: a part of the path is not a folder\)$/],
  ["leads to a device without end", () => "/dev/zero", /: larger than 64 KiB, which no key file is$/],
  ["is of a key for In-App Purchase", () => join(folder, "SubscriptionKey_2X9R4HXF34.p8"), /In-App Purchase.*AuthKey_/],
  ["has a variable in it", () => "$HOME/keys/AuthKey_2X9R4HXF34.p8", /: a variable's name, which was not replaced/],
  ["is in the home folder of another", () => "~other/keys/AuthKey_2X9R4HXF34.p8", /: the home folder of another user/],
])("a path that %s is refused with the variable, the path and the reason", async (_, pathOf, reason) => {
  for (const name of ["ASC_PRIVATE_KEY_PATH", "APP_STORE_CONNECT_API_KEY_KEY_FILEPATH"]) {
    const set = name.startsWith("ASC") ? { ASC_KEY_ID: keyId } : { APP_STORE_CONNECT_API_KEY_KEY_ID: keyId };
    const message = await refusalOf({ ...set, [name]: pathOf() }, pathOf());
    expect(message).toContain(`${name}: ${pathOf()}: `);
    expect(message).toMatch(reason);
  }
});

test.each<[string, string]>([
  ["a PEM", privateKey],
  ["a PEM in one line", privateKey.replaceAll("\n", "\\n")],
  ["base64", base64],
  ["base64 of base64", Buffer.from(base64).toString("base64")],
  ["the body of a key", privateKey.split("\n").slice(1, -2).join("")],
  ["a line of a key", privateKey.split("\n")[2] ?? ""],
  ["fastlane's JSON", JSON.stringify({ key_id: keyId, key: privateKey })],
])("%s where a path belongs is refused without being shown", async (_, value) => {
  expect(await refusalOf({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: value })).toMatch(
    /^ASC_PRIVATE_KEY_PATH: (a private key, not the path of its file|the file cannot be read \(EN)/,
  );
});

const der = Buffer.from(privateKey.replace(/-----[A-Z ]+-----|\s/g, ""), "base64");
const slicesOf = (text: string, length: number) =>
  Array.from({ length: Math.floor(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );

test.each<[string, string, string]>(
  [
    ["base64", der.toString("base64")],
    ["base64 for URLs", der.toString("base64url")],
    ["hexadecimal digits", der.toString("hex")],
    ["HEXADECIMAL DIGITS", der.toString("hex").toUpperCase()],
    ["a key's own bytes in hexadecimal digits", der.subarray(36, 68).toString("hex")],
  ].flatMap(([name = "", text = ""]): [string, string, string][] => [
    [name, "whole", text],
    [name, "with blanks", slicesOf(text, 8).join(" ")],
    [name, "as bytes", slicesOf(text, 2).join(":")],
    [name, "in lines", slicesOf(text, 24).join("\n")],
    [name, "in lines that became text", slicesOf(text, 24).join("\\n")],
    ...[16, 20, 32, 39, 48].flatMap((length) =>
      slicesOf(text, length).map((slice): [string, string, string] => [name, `${length} characters`, slice]),
    ),
  ]),
)("a piece of a key where a path belongs is refused without being shown: %s, %s", async (_, __, value) => {
  for (const given of [value, `"${value}"`, `/${value}`]) {
    const env = { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: given };
    const message = ((await failureOf(() => credentialsFromEnv(env))) as Error).message;
    expect(message).toMatch(/^ASC_PRIVATE_KEY_PATH: /);
    expect(value.split(/\s|:|\\n/).filter((piece) => piece.length > 2 && message.includes(piece))).toEqual([]);
  }
});

test("a path that is not shown is said not to look like one", async () => {
  const env = { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: "8f14e45fceea167a5a36dedd4bea2543" };
  expect(await refusalOf(env)).toMatch(/ENOENT.*\. Its path does not look like one and is not shown$/);
});

test.each([
  ["/nowhere/asc_key", "/nowhere/asc_key"],
  ["secrets/AuthKey_2X9R4HXF34", "secrets/AuthKey_2X9R4HXF34"],
  ["/nowhere/ci/keys2026/v2/release-key", "/nowhere/ci/keys2026/v2/release-key"],
  ["C:\\keys\\s3cretKeys12\\AuthKey_A.p8", "C:\\keys\\[…]\\AuthKey_A.p8"],
  ["/nowhere/s.8Z2mVnWqk2Tn5GqW3hXkLpQr/key.p8", "/nowhere/s.[…]/key.p8"],
  ["/nowhere/AppStoreConnectKeys/AuthKey_2X9R4HXF34.p8", "/nowhere/AppStoreConnectKeys/AuthKey_2X9R4HXF34.p8"],
  ["keys/production/app-store-connect/the-release-key", "keys/production/app-store-connect/the-release-key"],
])("the path %s is shown as %s", async (given, shown) => {
  const message = await refusalOf({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: given }, given);
  expect(message).toContain(`ASC_PRIVATE_KEY_PATH: ${shown}: the file cannot be read (ENOENT`);
});

test("a file that holds no key is refused by the variable that named it, and by its path", async () => {
  const other = join(folder, "another-file.txt");
  writeFileSync(other, publicKey);
  const env = { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: other };
  expect(await refusalOf(env, other)).toContain(`ASC_PRIVATE_KEY_PATH: ${other}: a public key`);
});

test("a path that begins with ~ is in the home folder", () => {
  const path = `~/${join(relative(homedir(), folder), "AuthKey_2X9R4HXF34.p8")}`;
  const credentials = credentialsFromEnv({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: path });
  expect(credentials).toEqual({ keyId, privateKey });
});

test.each<[string, Environment]>([
  ["a key id", { APP_STORE_CONNECT_API_KEY_KEY_ID: "OTHER" }],
  ["an issuer id", { APP_STORE_CONNECT_ISSUER_ID: "other" }],
  ["a private key", { APP_STORE_CONNECT_API_KEY_KEY: generateP8().privateKey }],
  ["a broken private key", { APP_STORE_CONNECT_PRIVATE_KEY: "***" }],
  ["the path of a key", { APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: "/x.p8" }],
  ["fastlane's flag for base64", { APP_STORE_CONNECT_API_KEY_IS_KEY_CONTENT_BASE64: "true" }],
])("a complete set counts, with %s of another tool beside it", (_, stray) => {
  expect(credentialsFromEnv({ ...stray, ...asc })).toEqual({ issuerId, keyId, privateKey });
});

test("a set whose values were never put in is a stray beside a complete one", () => {
  const never = { APP_STORE_CONNECT_API_KEY_KEY_ID: "$(KEY_ID)", APP_STORE_CONNECT_API_KEY_KEY: "***" };
  expect(credentialsFromEnv({ ...never, ...asc })).toEqual({ issuerId, keyId, privateKey });
});

test("a complete set of another tool counts, with a stray one of ours beside it", () => {
  for (const stray of [{ ASC_KEY_ID: "OTHER" }, { ASC_PRIVATE_KEY: "***" }, { ASC_ISSUER_ID: "other" }]) {
    expect(credentialsFromEnv({ ...stray, ...codemagic })).toEqual({ issuerId, keyId, privateKey });
  }
});

test("fastlane's variables may have the key in base64, or as a path", () => {
  const { APP_STORE_CONNECT_API_KEY_KEY: _, ...ids } = fastlane;
  const inBase64 = { APP_STORE_CONNECT_API_KEY_KEY: base64, APP_STORE_CONNECT_API_KEY_IS_KEY_CONTENT_BASE64: "true" };
  for (const key of [inBase64, { APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: path }]) {
    expect(credentialsFromEnv({ ...ids, ...key })).toEqual({ issuerId, keyId, privateKey });
  }
});

test.each(['"', "'"])(
  "one pair of quotes (%s) around any value is taken off, as docker --env-file leaves them",
  (quote) => {
    const { ASC_PRIVATE_KEY: _, ...ids } = asc;
    for (const key of [asc, { ...ids, ASC_PRIVATE_KEY_B64: base64 }, { ...ids, ASC_PRIVATE_KEY_PATH: path }]) {
      const quoted = Object.entries(key).map(([name, value]) => [name, `${quote}${value}${quote}`]);
      expect(credentialsFromEnv(Object.fromEntries(quoted))).toEqual({ issuerId, keyId, privateKey });
    }
  },
);

test.each<[string, string]>([
  ["***", "a placeholder"],
  ["$ASC_KEY_ID", "a variable's name"],
  ["\u0024{ASC_KEY_ID}", "a variable's name"],
  ["\u0024{{ vars.ASC_KEY_ID }}", "a variable's name"],
  ["%ASC_KEY_ID%", "a variable's name"],
  ["<key id>", "a placeholder"],
  ["your-key-id", "a placeholder"],
  ["undefined", "a placeholder"],
  ["op://vault/item/key-id", "a URL or reference"],
  ["AuthKey_2X9R4HXF34.p8", "the name of a key file"],
  ["2X9R\u200b4HXF34", "ids do not have: a zero-width space (U+200B)"],
  ["2X9R4HXF34\\n", 'ids do not have: "\\" (U+005C)'],
])("an id that is %j is refused by the variable's name", async (value, problem) => {
  for (const name of ["ASC_KEY_ID", "ASC_ISSUER_ID"]) {
    expect(await refusalOf({ ...asc, [name]: value })).toContain(`${name}: `);
    expect(await refusalOf({ ...asc, [name]: value })).toContain(problem);
  }
});

test("JSON in a key's place gives the issuer id where none is set, and its key id has to be the one that is set", async () => {
  const json = JSON.stringify({ key_id: keyId, issuer_id: issuerId, key: privateKey });
  const env = { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY: json };
  expect(credentialsFromEnv(env)).toEqual({ issuerId, keyId, privateKey });
  expect(credentialsFromEnv({ ...env, ASC_ISSUER_ID: "ours" })).toMatchObject({ issuerId: "ours" });
  expect(await refusalOf({ ...env, ASC_KEY_ID: "OTHER" })).toBe(
    "ASC_KEY_ID: not the key_id of the JSON in ASC_PRIVATE_KEY",
  );
});

test("a path may end with a line break, as variables from files do", () => {
  expect(credentialsFromEnv({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: `${path}\n` })).toEqual({ keyId, privateKey });
});

test("a key that a variable names by its path is read again once a token is refused", async () => {
  const fresh = generateP8();
  const file = join(folder, "replaced.p8");
  writeFileSync(file, privateKey);
  const source = tokenSource(credentialsFromEnv({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: file }));
  const refused = await source.get();
  writeFileSync(file, fresh.privateKey);
  expect(readToken(await source.renew(refused), fresh.publicKey)).toMatchObject({ isSigned: true });
});

const keyFile = "APP_STORE_CONNECT_API_KEY_PATH";

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test.each<[string, Record<string, string>, object]>([
  [
    "fastlane's JSON",
    { "fastlane.json": JSON.stringify({ key_id: keyId, issuer_id: issuerId, key: privateKey }) },
    { issuerId },
  ],
  ["fastlane's JSON of an individual key", { "own.json": JSON.stringify({ key_id: keyId, key: privateKey }) }, {}],
  ["a .p8 named by its key id", { [`AuthKey_${keyId}.p8`]: privateKey }, {}],
])("the path of %s is enough", (_, files, more) => {
  for (const [name, text] of Object.entries(files)) {
    const env = { [keyFile]: fileOf(name, text) };
    expect(credentialsFromEnv(env)).toEqual({ keyId, privateKey, ...more });
  }
});

test("the key id and the issuer id of a key file may come from variables", () => {
  const env = { [keyFile]: fileOf("other.p8", privateKey), APP_STORE_CONNECT_API_KEY_KEY_ID: keyId };
  expect(credentialsFromEnv(env)).toEqual({ keyId, privateKey });
  for (const name of ["APP_STORE_CONNECT_API_KEY_ISSUER_ID", "APP_STORE_CONNECT_ISSUER_ID"]) {
    expect(credentialsFromEnv({ ...env, [name]: issuerId })).toEqual({ keyId, issuerId, privateKey });
  }
});

test("a key file is a stray beside a complete set, of its own tool or another", () => {
  const stray = { [keyFile]: "/nowhere/key.json" };
  expect(credentialsFromEnv({ ...asc, ...stray })).toEqual(credentialsFromEnv(asc));
  const fastlane = { APP_STORE_CONNECT_API_KEY_KEY_ID: keyId, APP_STORE_CONNECT_API_KEY_KEY: privateKey };
  expect(credentialsFromEnv({ ...fastlane, ...stray })).toEqual({ keyId, privateKey });
});

test("what is left of another set is a stray beside a key file", () => {
  const json = JSON.stringify({ key_id: keyId, issuer_id: issuerId, key: privateKey });
  const env = { [keyFile]: fileOf("fastlane.json", json), ASC_KEY_ID: "OTHER" };
  expect(credentialsFromEnv(env)).toEqual({ keyId, issuerId, privateKey });
});

test.each([
  ["other.p8", "has no key id. Use fastlane's JSON key file, or name the file AuthKey_<key id>.p8"],
  ["nowhere.json", "the file cannot be read (ENOENT: no such file)"],
  ["$ASC_KEY", "a variable's name, which was not replaced by its value"],
  ["SubscriptionKey_A.p8", "by its name a key for In-App Purchase"],
])("a key file that cannot be used is refused with its variable: %s", async (name, reason) => {
  fileOf("other.p8", privateKey);
  const path = name.startsWith("$") ? name : join(folder, name);
  expect(await refusalOf({ [keyFile]: path }, path)).toContain(`${keyFile}: ${path}: ${reason}`);
});
