import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ArgumentError, CredentialsError } from "../errors.js";
import { everyTextOf, failureOf, piecesIn } from "../testing/failure-of.js";
import { generateP8 } from "../testing/keys.js";
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

/** The refusal, after checking that it is one and that no value of the environment stands in it. */
async function refusalOf(env: Environment): Promise<string> {
  const error = await failureOf(() => credentialsFromEnv(env));
  expect(error).toBeInstanceOf(CredentialsError);
  for (const value of Object.values(env)) expect(piecesIn(everyTextOf(error), value ?? "")).toEqual([]);
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
  const message = await refusalOf({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: path }).finally(() => files.mockRestore());
  expect(message).toBe("ASC_PRIVATE_KEY_PATH: this runtime reads no files; set the key itself");
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
  ["a set and half another", { ...asc, APP_STORE_CONNECT_API_KEY_KEY: privateKey }, ["APP_STORE_CONNECT_API_KEY_KEY"]],
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
    "a PEM as base64",
    { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_B64: privateKey },
    ["ASC_PRIVATE_KEY_B64: a PEM, not base64 of one; use ASC_PRIVATE_KEY"],
  ],
  [
    "base64 of no key",
    { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_B64: "aGVsbG8gd29ybGQ=" },
    ["ASC_PRIVATE_KEY_B64: not a PEM"],
  ],
  ["base64 as key", { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY: base64 }, ["ASC_PRIVATE_KEY: base64 of a PEM"]],
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

test("a path that leads nowhere is refused with the reason, and the path is not printed", async () => {
  const env = { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: join(folder, "a-file-that-is-not-there.p8") };
  expect(await refusalOf(env)).toBe("ASC_PRIVATE_KEY_PATH: the file that it names cannot be read (ENOENT)");
});

test("a path to a folder is refused with the reason", async () => {
  expect(await refusalOf({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: folder })).toContain("(EISDIR)");
});

test("a file that holds no key is refused by the variable that named it", async () => {
  const other = join(folder, "another-file.txt");
  writeFileSync(other, publicKey);
  const env = { ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: other };
  expect(await refusalOf(env)).toMatch(/^ASC_PRIVATE_KEY_PATH: a public key/);
});

test("a path may end with a line break, as variables from files do", () => {
  expect(credentialsFromEnv({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: `${path}\n` })).toEqual({ keyId, privateKey });
});
