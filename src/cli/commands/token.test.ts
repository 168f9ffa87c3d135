import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { piecesIn } from "../../test-support/failure-of.js";
import { json, refusal } from "../../test-support/responses.js";
import { runAdp } from "../../test-support/run-adp.js";
import { generateP8, readToken } from "../../test-support/tokens.js";

const { privateKey, publicKey } = generateP8();
const env = { ASC_KEY_ID: "2X9R4HXF34", ASC_ISSUER_ID: "57246542-96fe", ASC_PRIVATE_KEY: privateKey };

test("shows what the token says, and never the token", async () => {
  const { exitCode, stdout, document } = await runAdp(["token", "--json"], { env });
  expect(exitCode).toBe(0);
  const { iat, exp, ...names } = document();
  expect(names).toEqual({ kid: "2X9R4HXF34", iss: "57246542-96fe", aud: "appstoreconnect-v1" });
  expect(exp - iat).toBe(900);
  expect(stdout).not.toContain("eyJ");
  const lines = (await runAdp(["token"], { env, now: () => exp * 1_000 - 90_000 })).stdout;
  expect(lines).toContain("kid  2X9R4HXF34\niss  57246542-96fe (a team key)\naud  appstoreconnect-v1\n");
  expect(lines).toMatch(/exp {2}\d+ \(\S+Z, in 1 min 3\d s\)\n/);
});

test("--reveal prints the token and nothing else", async () => {
  const { stdout, stderr } = await runAdp(["token", "--reveal"], { env });
  expect(stderr).toBe("");
  const { header, claims, isSigned } = readToken(stdout.trim(), publicKey);
  expect(isSigned).toBe(true);
  expect({ ...header, ...claims }).toMatchObject({ kid: "2X9R4HXF34", iss: "57246542-96fe" });
  const { document } = await runAdp(["token", "--reveal", "--json"], { env });
  expect(readToken(document().token, publicKey).isSigned).toBe(true);
});

async function withFile(name: string, text: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "adp-test-"));
  await writeFile(join(folder, name), text);
  await use(folder).finally(() => rm(folder, { recursive: true }));
}

test("a key file stands over the environment, of which only the issuer id goes with a file that says none", async () => {
  await withFile("AuthKey_FROMFILE.p8", privateKey, async (cwd) => {
    const args = ["token", "--key-file", "AuthKey_FROMFILE.p8", "--json"];
    expect((await runAdp(args, { cwd, env })).document()).toMatchObject({ kid: "FROMFILE", iss: "57246542-96fe" });
    const named = await runAdp([...args, "--key-id", "NAMED", "--issuer-id", "ours"], { cwd, env });
    expect(named.document()).toMatchObject({ kid: "NAMED", iss: "ours" });
    expect((await runAdp(args, { cwd })).document()).toMatchObject({ kid: "FROMFILE", sub: "user" });
    const broken = await runAdp(args, { cwd, env: { ASC_ISSUER_ID: "$ISSUER" } });
    expect(broken.document().error.message).toBe(
      "ASC_ISSUER_ID: a variable's name, which was not replaced by its value",
    );
  });
});

test("a key file is read with ~ for the home folder, and a key in its place is not shown", async () => {
  await withFile("AuthKey_A.p8", privateKey, async (HOME) => {
    const { document } = await runAdp(["token", "--key-file=~/AuthKey_A.p8", "--json"], { cwd: "/", env: { HOME } });
    expect(document()).toMatchObject({ kid: "A" });
  });
  const body = privateKey.split("\n")[2] ?? "";
  const { exitCode, stderr } = await runAdp(["token", "--key-file", body]);
  expect(exitCode).toBe(3);
  expect(piecesIn(stderr, privateKey)).toEqual([]);
});

test("fastlane's key file has it all", async () => {
  const file = JSON.stringify({ key_id: "LANE", issuer_id: "fast", key: privateKey });
  await withFile("key.json", file, async (cwd) => {
    const { document } = await runAdp(["token", "--key-file", "key.json", "--json"], { cwd });
    expect(document()).toMatchObject({ kid: "LANE", iss: "fast" });
  });
});

test("options may stand before and after the command, and the later one counts", async () => {
  await withFile("AuthKey_A.p8", privateKey, async (cwd) => {
    const args = ["--key-id", "before", "--key-file", "AuthKey_A.p8", "token", "--json"];
    expect((await runAdp(args, { cwd })).document()).toMatchObject({ kid: "before" });
    expect((await runAdp([...args, "--key-id", "after"], { cwd })).document()).toMatchObject({ kid: "after" });
  });
});

test.each([
  ["no credentials", {}, []],
  ["half of them", { ASC_KEY_ID: "K" }, []],
  ["a broken key", { ...env, ASC_PRIVATE_KEY: privateKey.slice(0, 120) }, []],
  ["a file that is not there", {}, ["--key-file", "nowhere.p8"]],
])("%s ends with 3, and no piece of a key", async (_, environment, args) => {
  const { exitCode, stdout, stderr } = await runAdp(["token", "--verbose", ...args], { env: environment });
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
  expect(stderr).toContain("`adp doctor` shows which credentials it finds");
  expect(piecesIn(stderr, privateKey)).toEqual([]);
});

test.each<[string, (path: string) => { args: string[]; env: Record<string, string> }]>([
  ["--key-file", (path) => ({ args: ["--key-file", path, "--key-id", "K"], env: {} })],
  ["ASC_PRIVATE_KEY_PATH", (path) => ({ args: [], env: { ASC_KEY_ID: "K", ASC_PRIVATE_KEY_PATH: path } })],
])("a key in %s that was replaced is read again when its token is refused, and is not shown", async (_, given) => {
  await withFile("key.p8", privateKey, async (folder) => {
    const path = join(folder, "key.p8");
    const fresh = generateP8();
    const fetch = async (_: string, init: RequestInit) => {
      const token = new Headers(init.headers).get("authorization")?.slice("Bearer ".length) ?? "";
      if (readToken(token, fresh.publicKey).isSigned)
        return json(404, { errors: [{ code: "NOT_FOUND", title: fresh.privateKey.split("\n")[1] }] });
      await writeFile(path, fresh.privateKey);
      return refusal(401, "NOT_AUTHORIZED");
    };
    const { args, env } = given(path);
    const { exitCode, stdout, stderr } = await runAdp(["keys", "remove", "7", "--yes", "--verbose", ...args], {
      env,
      fetch,
    });
    expect(exitCode).toBe(4);
    expect(piecesIn(stdout + stderr, fresh.privateKey)).toEqual([]);
  });
});
