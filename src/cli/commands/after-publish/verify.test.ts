import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withRealPackage } from "../../../test-support/real-packages.js";
import { runAdp, withSandbox } from "../../../test-support/run-adp.js";

const download = ["download", "--bundle-id", "com.example.app", "--version", "2.3.0", "--directory", "package"];

withRealPackage("a package of Apple's is signed by Apple, on a day", "complete-2024-07", async (directory) => {
  const { exitCode, stdout } = await runAdp(["verify", directory]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("✓ signed by Apple on 2024-06-24\n");
  expect(stdout).toMatch(/4 files verified\n$/);
});

test("a root is trusted by option or variable, and a package of no one's is refused with 6", async () => {
  await withSandbox({}, async ({ adp, env: { ADP_TRUST_ROOT: root = "", ...env } }) => {
    await adp(download);
    expect((await adp(["verify", "package"])).stdout).toContain("✓ signed by Sandbox Root CA on ");
    expect((await adp(["verify", "package", "--trust-root", root], { env })).exitCode).toBe(0);
    const { exitCode, stdout, document } = await adp(["verify", "package"], { env });
    expect(exitCode).toBe(6);
    expect(stdout).toContain("✗ signature not trusted: signed by Sandbox Root CA, not by Apple\n");
    expect(document).toThrow();
    const report = (await adp(["verify", "package", "--json"], { env })).document();
    expect(report.signature).toEqual({ status: "untrusted", reason: "signed by Sandbox Root CA, not by Apple" });
  });
});

test.each([
  ["no-such-file.pem", 1, "no-such-file.pem: does not exist"],
  ["package/manifest.json", 2, "package/manifest.json: has no certificate in PEM"],
])("%s is no root", async (root, exitCode, message) => {
  await withSandbox({}, async ({ adp }) => {
    await adp(download);
    const ran = await adp(["verify", "package", "--trust-root", root]);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.stderr).toContain(message);
  });
});

test("an edited manifest is reported by what it is not, and files that systems leave by what to do", async () => {
  await withSandbox({}, async ({ adp, folder }) => {
    await adp(download);
    const file = join(folder, "package/manifest.json");
    await writeFile(file, `${await readFile(file, "utf8")}\n`);
    for (const name of [".DS_Store", "variant/._a.ipa", "Thumbs.db"])
      await writeFile(join(folder, "package", name), "");
    const { exitCode, stdout, stderr } = await adp(["verify", "package"]);
    expect(exitCode).toBe(6);
    expect(stderr).toContain("Do not use this package.");
    expect(stdout).toMatch(
      /✗ signed by Sandbox Root CA on \S+, but not this: manifest.json is not the one that was signed\n/,
    );
    expect(stdout).toContain(".DS_Store stray (left by macOS: delete it)\n");
    expect(stdout).toContain("variant/._a.ipa stray (left by macOS: delete it)\n");
    expect(stdout).toContain("Thumbs.db stray (left by Windows: delete it)\n");
  });
});

test("deltas that were skipped are missed, unless told to skip them, which is noted", async () => {
  await withSandbox({}, async ({ adp }) => {
    await adp([...download, "--deltas", "skip"]);
    expect((await adp(["verify", "package"])).exitCode).toBe(6);
    const { exitCode, stdout } = await adp(["verify", "package", "--deltas", "skip"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("2 deltas are missing, as --deltas skip allows\n");
  });
});

test("a folder that is no package gets one line that says so", async () => {
  await withSandbox({}, async ({ adp, folder }) => {
    await adp(download);
    await rm(join(folder, "package/manifest.json"));
    const { exitCode, stdout, stderr } = await adp(["verify", "package"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: "" });
    expect(stderr.split("\n")[0]).toBe(`adp: ${join(folder, "package")}: not a package: it has no manifest.json`);
  });
});
