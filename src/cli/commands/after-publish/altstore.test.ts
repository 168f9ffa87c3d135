import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { brokenSources, goodSources } from "../../../test-support/altstore-sources.js";
import { createSkippingClock } from "../../../test-support/clocks.js";
import { packageToHost } from "../../../test-support/hosting-server.js";
import { testRoot } from "../../../test-support/package-world.js";
import { runAdp, withSandbox } from "../../../test-support/run-adp.js";
import { temporaryFolder } from "../../../test-support/temporary-folder.js";

const url = "https://downloads.example.com/2.4.0/";

async function world() {
  const cwd = await temporaryFolder();
  const write = async (path: string, bytes: string | Uint8Array) => {
    await mkdir(dirname(join(cwd, path)), { recursive: true });
    await writeFile(join(cwd, path), bytes);
  };
  await write("root.pem", testRoot);
  for (const [path, bytes] of Object.entries(packageToHost())) await write(`package/${path}`, bytes);
  await write("source.json", goodSources["two blanks"] as string);
  const adp = (...args: string[]) => runAdp(["altstore", ...args], { cwd, env: { ADP_TRUST_ROOT: "root.pem" } });
  return { cwd, write, adp, read: () => readFile(join(cwd, "source.json"), "utf8") };
}

test("the entry is printed as JSON, to paste or to give to adp verify", async () => {
  const { adp } = await world();
  const { exitCode, document } = await adp("entry", "package", "--download-url", url, "--flat");
  expect(exitCode).toBe(0);
  expect(document()).toMatchObject({
    ...{ version: "2.4.0", buildVersion: "240", downloadURL: url, size: 100_000, minOSVersion: "16.0" },
    assetURLs: { manifest: `${url}manifest.json`, signature: `${url}signature`, a: `${url}a.ipa` },
  });
  const given = await adp(
    "entry",
    "package",
    "--download-url",
    url,
    "--date",
    "2026-11-28T04:00:00Z",
    "--description",
    "New 👩‍👩‍👧",
  );
  expect(given.document()).toMatchObject({ date: "2026-11-28T04:00:00Z", localizedDescription: "New 👩‍👩‍👧" });
});

test("a source is updated, checked and, with --dry-run, left alone", async () => {
  const { adp, read } = await world();
  const before = await read();
  const update = ["update", "source.json", "package", "--download-url", url];
  expect((await adp(...update, "--dry-run")).stdout).toBe(
    "✓ source.json: 2.4.0 (240) would be added at index 0 of its app\n",
  );
  expect(await read()).toBe(before);
  expect((await adp(...update)).stdout).toBe("✓ source.json: 2.4.0 (240) added at index 0 of its app\n");
  expect((await adp(...update)).stdout).toBe("✓ source.json: has 2.4.0 (240) already; not written\n");
  expect((await adp("update", "source.json", "--check")).stdout).toBe(
    "✓ source.json: nothing that AltStore drops it for\n",
  );
});

test("a source that AltStore would drop ends with 8, and every problem is named", async () => {
  const { adp, write, read } = await world();
  const [text] = brokenSources["no builds"] as [string, RegExp];
  await write("source.json", text);
  const checked = await adp("update", "source.json", "--check", "--json");
  expect(checked.exitCode).toBe(8);
  expect(checked.document()).toMatchObject({
    ...{ ok: false, problems: [{ path: "apps[0].versions[0].buildVersion" }] },
    error: { code: "ERR_ASC_SOURCE", exitCode: 8, problems: [{}] },
  });
  const updated = await adp("update", "source.json", "package", "--download-url", url);
  expect(updated).toMatchObject({ exitCode: 8, stdout: "" });
  expect(updated.stderr).toContain("AltStore drops the whole source without it");
  expect(await read()).toBe(text);
});

test("arguments that do not belong together end with 2, a file that does not exist with 1, a changed package with 6", async () => {
  const { adp, write } = await world();
  const codes = async (...calls: string[][]) => {
    const ran = [];
    for (const call of calls) ran.push((await adp(...call)).exitCode);
    return ran;
  };
  const entry = ["entry", "package", "--download-url", url];
  await write("urls.json", "{}");
  expect(
    await codes(
      ["entry", "package"],
      [...entry, "--flat", "--asset-urls", "urls.json"],
      [...entry, "--date", "2026-11-28"],
      ["entry", "package", "--download-url", "http://downloads.example.com/"],
      ["update", "source.json"],
      ["update", "source.json", "package", "--check"],
      ["update", "source.json", "--check", "--download-url", url],
      ["process", "../x"],
      ["process", "adp-1", "--altstore-url", "http://api.altstore.io"],
    ),
  ).toEqual(Array.from({ length: 9 }, () => 2));
  expect(
    await codes(["update", "none.json", "package", "--download-url", url], ["update", "none.json", "--check"]),
  ).toEqual([1, 1]);
  await write("package/variant/b.ipa", "changed");
  expect(await codes(entry)).toEqual([6]);
});

test("processing that fails ends with 4 and AltStore's message, and what takes too long with 5", async () => {
  const version = { versionString: "2.4.0", package: "there" as const, altStoreDelayMs: 60_000 };
  const scenario = { apps: [{ bundleId: "com.example.app", versions: [version] }] };
  await withSandbox({ scenario, faults: [{ kind: "processingFailed" }] }, async ({ sandbox, adp }) => {
    const url = ["--altstore-url", sandbox.url, "--poll", "100ms"];
    const failed = await adp(["altstore", "process", "no-such-package", ...url]);
    expect(failed.exitCode).toBe(4);
    expect(failed.stderr).toContain("no such package (synthetic)");
    const { document } = await adp(["show", "--bundle-id", "com.example.app", "--version", "2.4.0", "--json"]);
    const slow = await adp(["altstore", "process", document().packageId, ...url, "--timeout", "1s"], {
      env: {},
      clock: createSkippingClock(),
    });
    expect(slow.exitCode).toBe(5);
    expect(slow.stderr).toContain("its status is processing");
  });
});
