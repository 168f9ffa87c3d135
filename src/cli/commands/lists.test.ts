import { expect, test } from "vitest";
import { runAdp, withSandbox } from "../../test-support/run-adp.js";

const app = ["--bundle-id", "com.example.app"];

test("apps and versions are listed with the ids that other commands take", async () => {
  await withSandbox({}, async ({ adp }) => {
    const [{ appId }] = (await adp(["apps", "--json"])).document().apps;
    expect((await adp(["apps"])).stdout).toMatch(new RegExp(`^APP ID +BUNDLE ID +NAME\\n${appId} +com.example.app +`));
    const { versions } = (await adp(["versions", "--app-id", appId, "--json"])).document();
    expect(versions.map(({ version }: { version: string }) => version)).toEqual(["2.4.0", "2.3.0", "2.2.0"]);
    const { appStoreVersionId } = versions[1];
    expect(await adp(["show", "--app-store-version-id", appStoreVersionId])).toMatchObject({ exitCode: 0 });
    expect((await adp(["versions", ...app])).stdout).toContain("2.2.0    IOS       REJECTED");
  });
});

test.each(["ios", "iOS", "IOS"])("--platform %s is Apple's IOS", async (platform) => {
  await withSandbox({}, async ({ adp }) => {
    const { versions } = (await adp(["versions", ...app, "--platform", platform, "--json"])).document();
    expect(versions).toHaveLength(3);
  });
});

test.each(["macos", "mac_os", "MacOS", "MAC_OS"])("--platform %s is Apple's MAC_OS", async (platform) => {
  await withSandbox({}, async ({ adp }) => {
    expect((await adp(["versions", ...app, "--platform", platform])).stdout).toBe("no versions\n");
  });
});

test("a version is found by its id wherever one by app and version is", async () => {
  await withSandbox({}, async ({ adp }) => {
    const [, { appStoreVersionId }] = (await adp(["versions", ...app, "--json"])).document().versions;
    const version = ["--app-store-version-id", appStoreVersionId];
    const { packageId } = (await adp(["create", ...version, "--json"])).document();
    for (const args of [
      ["doctor", ...version],
      ["show", ...version],
      ["wait", ...version],
      ["download", ...version, "--directory", "a"],
      ["publish", ...version, "--directory", "b"],
      ["show", "--package-id", packageId],
      ["wait", "--package-id", packageId],
      ["download", "--package-id", packageId, "--directory", "c"],
    ]) {
      const { exitCode } = await adp(args);
      expect({ args, exitCode }).toEqual({ args, exitCode: 0 });
    }
  });
});

test("the catalog of a marketplace app is set once, shown and removed", async () => {
  await withSandbox({}, async ({ adp, sandbox }) => {
    const of = (...args: string[]) => adp(["marketplace-search", ...args, ...app, "--json"]);
    const [first, second] = ["https://example.com/a.json", "https://example.com/b.json"];
    expect((await of("show")).document().catalogUrl).toBeUndefined();
    expect((await of("set", first, "--dry-run")).document()).toMatchObject({ catalogUrl: first, dryRun: true });
    expect((await of("show")).document().catalogUrl).toBeUndefined();
    const { id } = (await of("set", first)).document();
    expect((await of("set", first)).document()).toMatchObject({ id, before: first });
    expect((await of("set", second)).document()).toMatchObject({ id, before: first, catalogUrl: second });
    expect((await of("show")).document()).toMatchObject({ id, catalogUrl: second });
    expect((await of("remove", "--dry-run")).document()).toMatchObject({ id, removed: false });
    expect((await of("remove", "--yes")).document()).toMatchObject({ id, removed: true });
    expect(await of("remove", "--yes")).toMatchObject({ exitCode: 4 });
    expect(sandbox.requests.filter(({ method }) => method !== "GET").map(({ method }) => method)).toEqual([
      "POST",
      "PATCH",
      "DELETE",
    ]);
  });
});

test("a catalog that is no URL is refused", async () => {
  const { exitCode, stderr } = await runAdp(["marketplace-search", "set", "catalog", ...app]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining("catalog-url: must be a URL") });
});

test("webhooks are updated by what is named, and nothing else", async () => {
  await withSandbox({}, async ({ adp, env }) => {
    const world = { env: { ...env, ADP_WEBHOOK_SECRET: "one-secret-of-ours" } };
    const add = ["webhooks", "add", ...app, "--url", "https://ci.example.com/a", "--json"];
    const { id, name, eventTypes } = (await adp(add, world)).document();
    const update = ["webhooks", "update", id, "--disabled", "--url", "https://ci.example.com/b", "--json"];
    const changed = { id, name, eventTypes, enabled: false, url: "https://ci.example.com/b" };
    expect((await adp([...update, "--dry-run"])).document()).toEqual({ ...changed, dryRun: true });
    expect((await adp(["webhooks", "list", ...app, "--json"])).document().webhooks).toMatchObject([{ enabled: true }]);
    expect((await adp(update)).document()).toEqual(changed);
    expect((await adp(["webhooks", "list", ...app, "--json"])).document().webhooks).toEqual([changed]);
    const secret = ["webhooks", "update", id, "--secret-file", "-"];
    expect(await adp(secret, { input: "another-secret-of-ours" })).toMatchObject({ exitCode: 0 });
    expect(await adp(["webhooks", "update", "none", "--enabled"])).toMatchObject({ exitCode: 4 });
  });
});

test.each([
  ["keys", ["keys", "add", "-"]],
  ["domains", ["domains", "add", "example.com"]],
])("%s remove --dry-run removes nothing, and finds out whether it is there", async (name, add) => {
  await withSandbox({}, async ({ adp }) => {
    const input = "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----";
    const { id } = (await adp([...add, "--json"], { input })).document();
    const { stdout } = await adp([name, "remove", id, "--dry-run"]);
    expect(stdout).toMatch(/^– .* would be removed \(.+\)\n$/);
    expect((await adp([name, "list", "--json"])).document()[name]).toHaveLength(1);
    const gone = await adp([name, "remove", "none", "--dry-run"]);
    expect(gone.exitCode).toBe(4);
    expect(gone.stderr).toContain(`\`adp ${name} list\` shows those that exist`);
  });
});

test.each(["create", "publish"])("%s --dry-run creates nothing, and says what there is", async (command) => {
  await withSandbox({}, async ({ adp, sandbox }) => {
    const of = (version: string) => [command, ...app, "--version", version, "--directory", "x", "--dry-run", "--json"];
    const args = (version: string) => of(version).filter((_, at) => command === "publish" || ![5, 6].includes(at));
    expect((await adp(args("2.4.0"))).document()).toMatchObject({ wouldCreate: true, created: false, dryRun: true });
    expect((await adp(args("2.3.0"))).document()).toMatchObject({ wouldCreate: false, packageId: expect.any(String) });
    expect(sandbox.packagesCreated).toEqual([]);
  });
});

test("a version that was rejected gets the state to check, and no hint of the library's", async () => {
  await withSandbox({}, async ({ adp }) => {
    const { exitCode, stderr } = await adp(["create", ...app, "--version", "2.2.0"]);
    expect(exitCode).toBe(4);
    expect(stderr).toContain("Check the state of the version in App Store Connect: it has to be approved.\n");
    expect(stderr).not.toMatch(/client\.|ensure/);
  });
});
