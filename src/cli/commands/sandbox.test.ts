import { readFile, stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { piecesIn } from "../../test-support/failure-of.js";
import { type Ran, runAdp } from "../../test-support/run-adp.js";

/** Runs `adp sandbox`, and Ctrl-C when `use` is done with what it has printed. */
async function duringSandbox(args: string[], use: (stdout: string) => Promise<void>): Promise<Ran> {
  const interrupt = new AbortController();
  let used: Promise<void> | undefined;
  const onStderr = (_: string, stdout: string) => {
    used ??= use(stdout).finally(() => interrupt.abort());
  };
  const ran = await runAdp(["sandbox", ...args], { signal: interrupt.signal, onStderr });
  await used;
  return ran;
}

test("with --export it prints what to set and nothing else, with the key in a file that no one else reads, and takes it away on Ctrl-C", async () => {
  let path = "";
  const { exitCode } = await duringSandbox(["--export"], async (stdout) => {
    const lines = stdout.trimEnd().split("\n");
    const env = Object.fromEntries(lines.map((line) => /^export (\w+)='([^']*)'$/.exec(line)?.slice(1) ?? []));
    const names = [
      "ADP_BASE_URL",
      "ASC_ISSUER_ID",
      "ASC_KEY_ID",
      "ASC_PRIVATE_KEY_PATH",
      "ADP_ALTSTORE_URL",
      "ADP_TRUST_ROOT",
    ];
    expect(Object.keys(env)).toEqual(names);
    expect(await readFile(env.ADP_TRUST_ROOT, "utf8")).toMatch(/^-----BEGIN CERTIFICATE-----/);
    path = env.ASC_PRIVATE_KEY_PATH;
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(piecesIn(stdout, await readFile(path, "utf8"))).toEqual([]);
    expect(await runAdp(["doctor", "--bundle-id", "com.example.app"], { env })).toMatchObject({ exitCode: 0 });
  });
  expect(exitCode).toBe(0);
  await expect(stat(path)).rejects.toThrow("ENOENT");
});

test("prints its apps and versions, and what to set", async () => {
  const { stdout } = await duringSandbox([], async () => undefined);
  expect(stdout).toMatch(/^BUNDLE ID +APP ID +VERSION +PLATFORM +STATE\ncom\.example\.app +\d+ +2\.4\.0 +IOS +PENDING/);
  expect(stdout).toMatch(/2\.3\.0[\s\S]*2\.2\.0[\s\S]*REJECTED\n\nTo use it:\nexport ADP_BASE_URL='http/);
});

test("with --json it is one document", async () => {
  const { document, stderr } = await duringSandbox(["--json", "--seed", "7"], async () => undefined);
  expect(document()).toMatchObject({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    apps: [{ bundleId: "com.example.app", versions: [{ version: "2.4.0", platform: "IOS" }, {}, {}] }],
  });
  expect(stderr).toContain("Ctrl-C stops it");
});

test("where its key has no place to go, it says so and ends", async () => {
  const { exitCode, stdout, stderr } = await runAdp(["sandbox"], { env: { TMPDIR: "/dev/null/here" } });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain("adp: /dev/null/here: a file stands where a folder should be\n");
});
