import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goodSources } from "../../../test-support/altstore-sources.js";
import { type PackageFiles, startHostingServer } from "../../../test-support/hosting-server.js";
import { withSandbox } from "../../../test-support/run-adp.js";

const weekMs = 7 * 86_400_000;
const bundleId = "com.example.app";

/** The files of a folder, by path. */
async function filesIn(directory: string): Promise<PackageFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path.slice(directory.length + 1), await readFile(path)])),
  );
}

test("from an approval to a source that devices read, and again after Apple has replaced the package", async () => {
  let ahead = 0;
  const versions = [
    {
      ...{ versionString: "2.4.0", appVersionState: "IN_REVIEW" as const, approvalDelayMs: 60, packageDelayMs: 20 },
      ...{ variants: 2, variantBytes: 90_000, newVariants: 1, deltas: 1, deltasDelayMs: 0, altStoreDelayMs: 20 },
    },
  ];
  const options = { scenario: { apps: [{ bundleId, versions }] }, now: () => Date.now() + ahead };
  await withSandbox(options, async ({ sandbox, folder, env, adp: adpWith }) => {
    const adp = async (args: string[], exitCode = 0) => {
      const ran = await adpWith([...args, "--json"], { env: { ...env, ADP_ALTSTORE_URL: sandbox.url } });
      expect({ args, exitCode: ran.exitCode, stderr: exitCode === ran.exitCode ? "" : ran.stderr }).toEqual({
        ...{ args, exitCode, stderr: "" },
      });
      return ran.document();
    };
    const publish = ["publish", "--bundle-id", bundleId, "--version", "2.4.0", "--directory", "package"];
    const { packageId, appleItemId } = await adp([
      ...publish,
      "--wait-for-approval",
      "--timeout",
      "1m",
      "--poll",
      "10ms",
    ]);

    const host = await startHostingServer();
    const directory = join(folder, "package");
    const url = host.host("2.4.0-1", await filesIn(directory));
    expect(await adp(["verify", "--url", url, "package"])).toMatchObject({ ok: true });
    expect(await adp(["verify", "--url", url, "--full"])).toMatchObject({ ok: true });

    expect(await adp(["altstore", "process", packageId, "--poll", "10ms"])).toMatchObject({ requested: true });
    expect(await adp(["altstore", "process", packageId])).toMatchObject({ requested: false });

    const source = (goodSources.tabs as string).replaceAll("1234567890", appleItemId);
    await writeFile(join(folder, "source.json"), source);
    const update = (downloadUrl: string) => [
      "altstore",
      "update",
      "source.json",
      "package",
      "--download-url",
      downloadUrl,
    ];
    expect(await adp(update(url))).toMatchObject({ outcome: "added", index: 0 });
    expect(await adp(update(url))).toMatchObject({ outcome: "unchanged" });
    expect(await adp(["altstore", "update", "source.json", "--check"])).toMatchObject({ ok: true });

    expect(await adp(["outdated", "package"])).toMatchObject({ isCurrent: true, revision: 1 });
    ahead = 4 * weekMs;
    expect(await adp(["outdated", "package"], 8)).toMatchObject({ isReplaced: true, newestRevision: 2 });

    const again = await adp(publish);
    expect(again.created).toBe(false);
    expect(again.files.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      ...["kept", "kept", "downloaded", "kept"],
    ]);
    expect(await adp(["outdated", "package"])).toMatchObject({ isCurrent: true, revision: 2 });
    // The old path still has the old package, which the folder shows.
    const stale = await adp(["verify", "--url", url, "package"], 6);
    expect(stale.files[0]).toMatchObject({ status: "otherVersion" });
    const next = host.host("2.4.0-2", await filesIn(directory));
    expect(await adp(["verify", "--url", next, "package"])).toMatchObject({ ok: true });
    expect(await adp(update(next))).toMatchObject({ outcome: "replaced", index: 0 });
    const { apps } = JSON.parse(await readFile(join(folder, "source.json"), "utf8"));
    expect(apps[0].versions).toHaveLength(3);
    expect(apps[0].versions[0]).toMatchObject({ version: "2.4.0", downloadURL: next });

    // Apple's token goes to Apple only.
    expect(host.requests.filter(({ headers }) => headers.authorization)).toEqual([]);
    const elsewhere = sandbox.requests.filter(({ operation }) => operation === "altstore" || operation === "asset");
    expect(elsewhere.filter(({ hasToken }) => hasToken)).toEqual([]);
  });
});
