import { mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withSandbox } from "../../test-support/run-adp.js";

const target = ["--bundle-id", "com.example.app", "--version", "2.3.0", "--directory", "package"];

test.each(["publish", "download"])(
  "%s writes key blobs to a file that only this user reads, and prints none",
  async (command) => {
    await withSandbox({}, async ({ adp, folder }) => {
      await writeFile(join(folder, "blobs.json"), "old", { mode: 0o644 });
      const ran = await adp([command, ...target, "--key-blobs", "blobs.json", "--json", "--verbose"]);
      expect(ran.exitCode).toBe(0);
      const file = join(folder, "blobs.json");
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const { assets, ...ids } = JSON.parse(await readFile(file, "utf8"));
      const { packageVersionId, files, report } = ran.document();
      const { appleItemId, appleVersionId } = report;
      expect(ids).toMatchObject({
        packageVersionId,
        appleItemId,
        appleVersionId,
        bundleId: "com.example.app",
        version: "2.3.0",
      });
      expect(ids.packageId).toMatch(/^[0-9a-f-]{36}$/);
      expect(assets.map(({ assetPath }: { assetPath: string }) => assetPath)).toEqual(
        files.map(({ path }: { path: string }) => path),
      );
      for (const { keyBlob } of assets) expect(ran.stdout + ran.stderr).not.toContain(keyBlob);
    });
  },
);

test("a file in the package folder, by whatever name, or no file at all, is refused before anything is sent", async () => {
  await withSandbox({}, async ({ adp, folder, sandbox }) => {
    await mkdir(join(folder, "package/variant"), { recursive: true });
    await symlink(join(folder, "package"), join(folder, "alias"));
    await symlink(join(folder, "nothing.json"), join(folder, "dangling.json"));
    for (const [path, message] of [
      ["package/blobs.json", "is in the package folder"],
      ["./package/variant/../blobs.json", "is in the package folder"],
      ["alias/blobs.json", "is in the package folder"],
      ["package", "is not a file"],
      ["/dev/null", "is not a file"],
      ["/dev/stdout", "is not a file"],
      ["/proc/self/fd/1", "is not a f"],
      ["dangling.json", "is not a file"],
      ["a\0b", "contains a NUL"],
      ["nowhere/blobs.json", "is not a folder"],
      ["-", "must be a file; key blobs are never printed"],
    ] as const) {
      const { exitCode, stderr } = await adp(["publish", ...target, "--key-blobs", path]);
      expect({ path, exitCode }).toEqual({ path, exitCode: 2 });
      expect(stderr).toContain(message);
    }
    expect(sandbox.requests).toEqual([]);
  });
});
