import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Fault, SandboxRequest } from "../../sandbox/index.js";
import { runAdp, withSandbox } from "../../test-support/run-adp.js";

const target = ["--bundle-id", "com.example.app", "--version", "2.4.0", "--platform", "IOS"];
const publish = ["publish", ...target, "--directory", "package", "--poll", "20ms"];

test("from an approved version to a verified package, told in plain lines", async () => {
  let now = Date.now();
  const onStderr = (printed: string) => {
    if (printed.includes("waiting for")) now += 1_000;
  };
  await withSandbox({ now: () => now }, async ({ adp, folder, sandbox }) => {
    const { exitCode, stdout, stderr } = await adp(publish, { onStderr });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`✓ ${folder}/package: 3 files verified; the package was created\n`);
    const [packageId] = sandbox.packagesCreated.map((one) => one.packageId);
    expect(stderr).toContain(`✓ package: created, packageId ${packageId}\n`);
    expect(stderr).toMatch(/^waiting for the package version for \d+ ms, 30 min left$/m);
    expect(stderr.match(/^✓ variant\/\S+ downloaded, 20\.0 kB$/gm)).toHaveLength(3);
    expect(stderr).not.toContain("\u001b");
    expect(await readdir(folder)).toEqual(["package"]);
  });
});

test("at the end every id stands by its name, with what it is, to copy from", async () => {
  await withSandbox({}, async ({ adp, folder, sandbox }) => {
    const { stdout } = await adp(publish);
    const manifest = JSON.parse(await readFile(join(folder, "package/manifest.json"), "utf8"));
    const [{ packageId, appStoreVersionId } = {}] = sandbox.packagesCreated;
    const document = (await adp([...publish, "--json"])).document();
    const ids = {
      packageId,
      packageVersionId: document.packageVersionId,
      appStoreVersionId,
      appleItemId: String(manifest.appleItemId),
      appleVersionId: String(manifest.appleVersionId),
    };
    expect(document).toMatchObject(ids);
    const lines = stdout.split("\n").map((line) => line.split(/ {2,}/));
    for (const [name, id] of Object.entries(ids)) expect(lines).toContainEqual([name, id, expect.stringMatching(/./)]);
    expect(lines).toContainEqual(["packageId", packageId, "the ADP id: what marketplaces ask for"]);
  });
});

test("again, it makes and downloads nothing again", async () => {
  await withSandbox({}, async ({ adp, sandbox }) => {
    await adp(publish);
    const { exitCode, document, stderr } = await adp([...publish, "--json"]);
    expect(exitCode).toBe(0);
    expect(document()).toMatchObject({ created: false, report: { ok: true } });
    expect(document().files.map(({ outcome }: { outcome: string }) => outcome)).toEqual(["kept", "kept", "kept"]);
    expect(stderr).toContain("✓ package: already existed");
    expect(sandbox.packagesCreated).toHaveLength(1);
  });
});

test("--quiet leaves the result alone", async () => {
  await withSandbox({}, async ({ adp }) => {
    expect(await adp([...publish, "--quiet"])).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

test("when the time is up it ends with 5, and the same command continues", async () => {
  let now = Date.now();
  await withSandbox({ now: () => now }, async ({ adp, sandbox }) => {
    const { exitCode, stderr } = await adp([...publish, "--timeout", "50ms"]);
    expect(exitCode).toBe(5);
    expect(stderr).toContain("Run the same command again to continue the wait, or give a longer --timeout.");
    now += 1_000;
    expect(await adp(publish)).toMatchObject({ exitCode: 0 });
    expect(sandbox.packagesCreated).toHaveLength(1);
  });
});

test("a request that hangs is given up after --request-timeout", async () => {
  const faults: Fault[] = [{ kind: "stall", operation: "GET /v1/apps", times: Number.POSITIVE_INFINITY }];
  await withSandbox({ faults }, async ({ adp }) => {
    const { exitCode, stderr } = await adp([...publish, "--request-timeout", "50ms"]);
    expect(stderr).toMatch(/no (response|token) within 50 ms/);
    expect(exitCode).toBe(7);
  });
});

test("a download that hangs is given up after --request-timeout, and the bytes that came are kept", async () => {
  // Long enough for every other request of the job, on however busy a machine.
  const requestTimeout = ["--request-timeout", "4s"];
  await withSandbox({ faults: [{ kind: "stall", operation: "asset", afterBytes: 9 }] }, async ({ adp }) => {
    const { exitCode, stderr } = await adp([...publish, ...requestTimeout, "--verbose"]);
    expect(stderr).toContain("(no byte for 4000 ms)");
    expect(stderr).toContain("(bytes from 9)");
    expect(exitCode).toBe(0);
  });
});

test("an app or version that there is not ends with 4", async () => {
  await withSandbox({}, async ({ adp }) => {
    const unknown = ["publish", "--directory", "package", "--version", "2.4.0"];
    expect(await adp([...unknown, "--bundle-id", "com.example.none"])).toMatchObject({ exitCode: 4 });
    const { exitCode, stderr } = await adp([...publish, "--version", "9.9.9"]);
    expect(exitCode).toBe(4);
    expect(stderr).toContain(
      "adp: the app has no version 9.9.9 for IOS\n" +
        "It has 2.4.0 (IOS PENDING_DEVELOPER_RELEASE), 2.3.0 (IOS PENDING_DEVELOPER_RELEASE), 2.2.0 (IOS REJECTED).\n",
    );
  });
});

test.each(["v2.4.0", "V2.4.0", "refs/tags/v2.4.0", "release-2.4.0"])(
  "a version by the name of git's tag, %s, is not found, and the version that is meant is named",
  async (tag) => {
    await withSandbox({}, async ({ adp }) => {
      const { exitCode, stderr } = await adp(["create", "--bundle-id", "com.example.app", "--version", tag]);
      expect(exitCode).toBe(4);
      expect(stderr).toContain("Leave out the prefix of Git tags, such as v: 2.4.0\n");
    });
  },
);

test("a file that is not what the manifest says ends with 6, and is not left in place", async () => {
  await withSandbox({ faults: ({ operation }) => corruptFiles(operation) }, async ({ adp, folder }) => {
    const { exitCode, document } = await adp([...publish, "--json"]);
    expect(exitCode).toBe(6);
    expect(document().error).toMatchObject({ code: "ERR_ASC_INTEGRITY", exitCode: 6, path: expect.any(String) });
    expect(await readdir(join(folder, "package", "variant")).catch(() => [])).toEqual([]);
  });
});

function corruptFiles(operation: string | undefined) {
  return operation === "asset" ? { kind: "corrupt" as const } : undefined;
}

test("Ctrl-C in the middle of a download leaves what the same command finishes", async () => {
  const versions = [{ versionString: "2.4.0", variantBytes: 3_000_000 }];
  await withSandbox({ scenario: { apps: [{ bundleId: "com.example.app", versions }] } }, async ({ adp, sandbox }) => {
    const interrupt = new AbortController();
    const fetch = async (url: string, init: RequestInit) => {
      const answer = await globalThis.fetch(url, init);
      if (url.includes("/v1/") || answer.headers.get("content-type")?.includes("zip")) return answer;
      interrupt.abort();
      return answer;
    };
    const { exitCode, stderr } = await adp(publish, { fetch, signal: interrupt.signal });
    expect(exitCode).toBe(130);
    expect(stderr).toContain("adp: interrupted\nThe same command continues where it stopped.\n");
    expect(await adp(publish)).toMatchObject({ exitCode: 0 });
    expect(sandbox.packagesCreated).toHaveLength(1);
  });
});

test("on a terminal it draws a bar, and lines above it", async () => {
  await withSandbox({}, async ({ adp, env }) => {
    const { stderr } = await adp(publish, { columns: 100, env });
    expect(stderr).toContain("\u001b[32m✓\u001b[0m package: created");
    expect(stderr).toMatch(/█+100% {2}60\.0 kB of 60\.0 kB/);
    expect((await adp(publish, { columns: 100, env: { ...env, CI: "true", NO_COLOR: "1" } })).stderr).not.toContain(
      "\u001b",
    );
  });
});

test("--sandbox needs nothing else", async () => {
  await withSandbox({}, async ({ folder }) => {
    const { exitCode, stdout } = await runAdp(["publish", "--sandbox"], { cwd: folder });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`${folder}/com.example.app-2.4.0: 3 files verified`);
    const other = ["publish", "--sandbox", "--version", "2.3.0", "--directory", "other", "--json"];
    expect((await runAdp(other, { cwd: folder })).document()).toMatchObject({ created: false });
    const { stderr } = await runAdp(["publish", "--sandbox", "--key-file", "key.p8"], { cwd: folder });
    expect(stderr).toContain("--sandbox cannot be used with --key-file or --base-url");
  });
});

test("verify finds every fault in a package, and tells them all", async () => {
  await withSandbox({}, async ({ adp, folder }) => {
    const { document } = await adp([...publish, "--json"]);
    const good = await adp(["verify", "package"]);
    expect(good).toMatchObject({ exitCode: 0, stderr: "" });
    const { appleItemId, appleVersionId } = document();
    expect(good.stdout).toMatch(/^com\.example\.app 2\.4\.0 \(\d+\) revision \d+\n/);
    expect(good.stdout).toContain(`\nappleItemId ${appleItemId} appleVersionId ${appleVersionId}\n`);
    const [first, second] = document().files.map(({ path }: { path: string }) => path);
    await appendFile(join(folder, "package", first), "x");
    await appendFile(join(folder, "package", "notes.txt"), "x");
    const { exitCode, stdout, stderr } = await adp(["verify", "package"]);
    expect(exitCode).toBe(6);
    expect(stdout).toContain(`✓ ${second}, 20.0 kB\n`);
    expect(stdout).toContain(`✗ ${first} wrongSize, 20.0 kB: expected 20000, found 20001`);
    expect(stdout).toContain("✗ notes.txt stray");
    expect(stderr).toContain(`adp: ${folder}/package: 2 of 6 files failed verification\n`);
    const report = (await adp(["verify", "package", "--json"])).document();
    expect(report).toMatchObject({ ok: false, error: { code: "ERR_ASC_INTEGRITY", exitCode: 6 } });
    expect(report.files).toHaveLength(6);
  });
});

test("verify of a folder that is not there ends with 1", async () => {
  const { exitCode, stderr } = await runAdp(["verify", "/nowhere/package"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("/nowhere/package");
});

test("--verbose shows downloads, resumed ones too, and never the query of an address", async () => {
  const large = { package: "there", variants: 1, variantBytes: 6_000_000 } as const;
  // The first download is the small zip, of which nothing may have been read when the connection is cut.
  const ofVariants = ({ operation, count }: SandboxRequest) => operation === "asset" && count > 1 && count < 5;
  await withSandbox(
    {
      scenario: { apps: [{ bundleId: "com.example.app", versions: [{ ...large, versionString: "2.4.0" }] }] },
      faults: (request) => (ofVariants(request) ? { kind: "truncate", afterBytes: 3_000_000 } : undefined),
    },
    async ({ adp, sandbox }) => {
      const { exitCode, stderr } = await adp([...publish, "--verbose"]);
      expect(exitCode).toBe(0);
      const { host } = new URL(sandbox.url);
      const shown = stderr.split("\n").filter((line) => line.startsWith(`→ GET ${host}/`));
      expect(shown.length).toBeGreaterThan(3);
      expect(shown.filter((line) => / \(bytes from \d+\)$/.test(line)).length).toBeGreaterThan(0);
      expect(shown.join("\n")).not.toContain("?");
      expect(stderr).toMatch(new RegExp(`^← 200 in \\d+ ms from ${host}$`, "m"));
      expect(stderr).toMatch(new RegExp(`^← 206 in \\d+ ms from ${host}$`, "m"));
    },
  );
});

test("when deltas do not come in time, it names the version without them and how to download it", async () => {
  const versions = [{ versionString: "2.4.0", package: "there" as const, variantBytes: 20_000 }];
  await withSandbox({ scenario: { apps: [{ bundleId: "com.example.app", versions }] } }, async ({ adp }) => {
    const wait = [...publish, "--deltas", "wait", "--timeout", "50ms"];
    const { exitCode, stderr, document } = await adp([...wait, "--json"]);
    expect(exitCode).toBe(5);
    const { packageVersionId } = document().error;
    expect(stderr).toContain(`Package version ${packageVersionId} is complete as it is`);
    expect(stderr).toContain("\nWith `--deltas ifPresent` the same command downloads that version;");
    const published = await adp([...publish, "--deltas", "ifPresent", "--json"]);
    expect(published.document()).toMatchObject({ packageVersionId });
  });
});

test("deltas that are skipped are warned of, by publish and by download", async () => {
  await withSandbox({}, async ({ adp }) => {
    const released = ["--bundle-id", "com.example.app", "--version", "2.3.0", "--deltas", "skip", "--directory"];
    const warning = "! 2 deltas of the manifest are skipped: Apple's dist_package_tool calls";
    const published = await adp(["publish", ...released, "one"]);
    expect(published).toMatchObject({ exitCode: 0, stderr: expect.stringContaining(warning) });
    const downloaded = await adp(["download", ...released, "two"]);
    expect(downloaded).toMatchObject({ exitCode: 0, stderr: expect.stringContaining(warning) });
    expect((await adp(publish)).stderr).not.toContain("skipped");
  });
});

test("a version in a state that Apple's pages do not name is warned of, and Apple decides", async () => {
  await withSandbox({}, async ({ adp }) => {
    const rejected = ["publish", "--bundle-id", "com.example.app", "--version", "2.2.0", "--directory", "package"];
    const { exitCode, stderr } = await adp(rejected);
    expect(stderr).toContain("! Version 2.2.0 is REJECTED; Apple's pages name PENDING_APPLE_RELEASE,");
    expect(exitCode).toBe(4);
    expect((await adp([...rejected, "--quiet"])).stderr).not.toContain("Apple's pages name");
    expect((await adp(publish)).stderr).not.toContain("Apple's pages name");
  });
});
