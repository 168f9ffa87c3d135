import { expect, test } from "vitest";
import type { Fault } from "../../sandbox/index.js";
import { piecesIn } from "../../test-support/failure-of.js";
import { withSandbox } from "../../test-support/run-adp.js";

const approved = ["--bundle-id", "com.example.app", "--version", "2.4.0"];
const listVersions = "GET /v1/alternativeDistributionPackages/{id}/versions";
const released = ["--bundle-id", "com.example.app", "--version", "2.3.0"];

test("create makes a package once, by app and version or by the version's id", async () => {
  await withSandbox({}, async ({ adp, sandbox }) => {
    const { document } = await adp(["create", ...approved, "--json"]);
    const [made] = sandbox.packagesCreated;
    expect(document()).toEqual({ ...made, created: true });
    const again = await adp(["create", "--app-store-version-id", made?.appStoreVersionId ?? ""]);
    expect(again).toMatchObject({ exitCode: 0, stdout: `✓ package ${made?.packageId} already existed\n` });
    expect(sandbox.packagesCreated).toHaveLength(1);
  });
});

test("create of a version that Apple refuses ends with 4 and Apple's code", async () => {
  await withSandbox({}, async ({ adp }) => {
    const { exitCode, document, stderr } = await adp(["create", ...released, "--version", "2.2.0", "--json"]);
    expect(exitCode).toBe(4);
    expect(document().error).toMatchObject({ code: "ERR_ASC_RESPONSE", status: 409 });
    expect(stderr).toContain(`adp: 409 ${document().error.errors[0].code}: `);
    expect(stderr).toContain("it has to be approved");
  });
});

test("show has versions, variants and deltas, and no address of a download", async () => {
  await withSandbox({}, async ({ adp }) => {
    const { document, stdout } = await adp(["show", ...released, "--json"]);
    const { id, versions } = document();
    const newest = versions.find(({ state }: { state: string }) => state === "COMPLETED");
    expect(newest).toMatchObject({ fileChecksum: expect.any(String), variants: { length: 3 }, deltas: { length: 2 } });
    const lines = (await adp(["show", id])).stdout;
    for (const { id } of [...versions, ...newest.variants, ...newest.deltas]) expect(lines).toContain(id);
    expect(stdout + lines).not.toMatch(/http|accessKey|KeyBlob/);
  });
});

test("show names each id, and the app store version when it led to the package", async () => {
  await withSandbox({}, async ({ adp, sandbox }) => {
    const { packageId, appStoreVersionId } = (await adp(["create", ...released, "--json"])).document();
    expect(sandbox.packagesCreated).toEqual([]);
    const { id, versions, ...document } = (await adp(["show", ...released, "--json"])).document();
    expect({ id, ...document }).toMatchObject({ id: packageId, packageId, appStoreVersionId });
    for (const version of versions) expect(version.packageVersionId).toBe(version.id);
    const download = ["download", ...released, "--directory", "package", "--json"];
    const { appleItemId, appleVersionId } = (await adp(download)).document().report;
    expect(document).toMatchObject({ appleItemId, appleVersionId });
    const { stdout } = await adp(["show", ...released]);
    expect(stdout).toMatch(new RegExp(`^appleItemId +${appleItemId} `, "m"));
    expect(stdout).toMatch(new RegExp(`^appleVersionId +${appleVersionId} `, "m"));
    expect(stdout).toMatch(new RegExp(`^packageId +${packageId} +the ADP id`, "m"));
    expect(stdout).toMatch(new RegExp(`^appStoreVersionId +${appStoreVersionId} `, "m"));
    expect(stdout).toMatch(new RegExp(`^packageVersionId +${versions[0].id} `, "m"));
    const byId = await adp(["show", packageId]);
    expect(byId.stdout).toMatch(new RegExp(`^packageId +${packageId} +the ADP id`, "m"));
    expect(byId.stdout).not.toContain("appStoreVersionId");
  });
});

test("show whose manifest is damaged says that two ids are missing, and shows the rest", async () => {
  const faults: Fault[] = [{ kind: "corrupt", operation: "asset", times: 2 }];
  await withSandbox({ faults }, async ({ adp }) => {
    const { exitCode, stdout, stderr } = await adp(["show", ...released]);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /The manifest cannot be read, so appleItemId and appleVersionId are missing: manifest\.zip: /,
    );
    expect(stdout).toMatch(/^packageId /m);
    expect(stdout).not.toContain("appleItemId");
  });
});

test("show of a version without a package ends with 4", async () => {
  await withSandbox({}, async ({ adp }) => {
    const { exitCode, stderr } = await adp(["show", ...approved]);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/^adp: app store version \S+ has no package yet/);
  });
});

test("wait and download do what publish does, one by one", async () => {
  let now = Date.now();
  await withSandbox({ now: () => now }, async ({ adp, folder }) => {
    const { packageId } = (await adp(["create", ...approved, "--json"])).document();
    expect(await adp(["download", ...approved, "--directory", "package"])).toMatchObject({ exitCode: 5 });
    now += 1_000;
    const waited = await adp(["wait", packageId, "--poll", "10ms", "--json"]);
    expect(waited.document()).toMatchObject({ packageId, state: "COMPLETED" });
    const { packageVersionId } = waited.document();
    const downloaded = await adp(["download", "--package-version-id", packageVersionId, "--directory", "package"]);
    expect(downloaded).toMatchObject({ exitCode: 0, stdout: `✓ ${folder}/package: 3 files verified\n` });
    for (const which of [approved, [packageId], ["--package-id", packageId]]) {
      const again = await adp(["download", ...which, "--directory", "package", "--json"]);
      expect(again.document()).toMatchObject({ packageVersionId, report: { ok: true } });
    }
  });
});

test("download leaves deltas out when told so, and verify then asks for none", async () => {
  // Older versions of the package come first then.
  const faults: Fault[] = [{ kind: "ignoreFilters", times: Number.POSITIVE_INFINITY }];
  await withSandbox({ faults }, async ({ adp }) => {
    const download = ["download", ...released, "--directory", "package", "--json"];
    expect((await adp([...download, "--deltas", "skip"])).document().files).toHaveLength(3);
    expect(await adp(["verify", "package"])).toMatchObject({ exitCode: 6 });
    expect(await adp(["verify", "package", "--deltas", "skip"])).toMatchObject({ exitCode: 0 });
    expect((await adp(download)).document().files).toHaveLength(5);
  });
});

test("wait ends with 5 when the time is up", async () => {
  await withSandbox({ faults: [{ kind: "notYet", operation: listVersions, times: 99 }] }, async ({ adp }) => {
    const { packageId } = (await adp(["create", ...approved, "--json"])).document();
    const { exitCode, stderr } = await adp(["wait", packageId, "--timeout", "50ms", "--poll", "10ms"]);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 5 });
    expect(stderr).toContain("adp: the package has no COMPLETED version after 50 ms");
  });
});

test.each<[string, Fault]>([
  ["met the rate limit", { kind: "rateLimit", operation: listVersions, times: 99 }],
  ["was lost", { kind: "drop", operation: listVersions, times: 99 }],
])("wait ends with 7 when every poll %s, and says so", async (_, fault) => {
  await withSandbox({ faults: [fault] }, async ({ adp }) => {
    const { packageId } = (await adp(["create", ...approved, "--json"])).document();
    const { exitCode, stderr } = await adp(["wait", packageId, "--timeout", "50ms", "--poll", "10ms"]);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 7 });
    expect(stderr).toContain("adp: no poll for a COMPLETED version got a response after 50 ms; the last one failed: ");
  });
});

test("--retry-for is how long a rate limit is waited out, and 7 is what outlasting it ends with", async () => {
  const limited = (times: number): Fault[] => [{ kind: "rateLimit", retryAfterSeconds: 0, times }];
  await withSandbox({ faults: limited(99) }, async ({ adp }) => {
    const { exitCode, stderr } = await adp(["show", "1", "--retry-for", "600ms"]);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 7, stderr: expect.stringContaining("429") });
  });
  await withSandbox({ faults: limited(1) }, async ({ adp }) => {
    expect((await adp(["keys", "list", "--retry-for", "5s"])).exitCode).toBe(0);
  });
});

test("no answer ends with 7", async () => {
  await withSandbox({}, async ({ adp, sandbox, env }) => {
    await sandbox.close();
    const { exitCode, stdout, stderr } = await adp(["show", "1", "--verbose"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: "" });
    expect(stderr).toContain("Check the network, then run the same command again.");
    expect(piecesIn(stderr, env.ASC_PRIVATE_KEY ?? "")).toEqual([]);
  });
});

test("a key that Apple does not know ends with 3", async () => {
  await withSandbox({}, async ({ adp, env }) => {
    const { exitCode, stderr } = await adp(["show", "1"], { env: { ...env, ASC_KEY_ID: "UNKNOWN" } });
    expect(exitCode).toBe(3);
    expect(stderr).toContain("`adp doctor` checks key, clock and token.");
  });
});

test("wait for an id that there is not ends with 4, at once", async () => {
  await withSandbox({}, async ({ adp }) => {
    const { exitCode, stderr } = await adp(["wait", "nope"]);
    expect(exitCode).toBe(4);
    expect(stderr).toContain("Check the id, and that the API key can access the app.");
  });
});
