import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ScenarioVersion } from "../../sandbox/index.js";
import { failureOf } from "../../test-support/failure-of.js";
import { startedSandbox } from "../../test-support/started-sandbox.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { checkForUpdate } from "./check-for-update.js";
import { publish } from "./publish.js";

const bundleId = "com.example.app";
const weekMs = 7 * 86_400_000;
const small = { variantBytes: 50, variants: 1, package: "none" as const, packageDelayMs: 1 };

/** A package in a folder, and a clock to look again later. */
async function published(versions: ScenarioVersion[], version = "2.4.0") {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const { sandbox, client } = await startedSandbox({ scenario: { apps: [{ bundleId, versions }] }, now });
  const directory = join(await temporaryFolder(), "package");
  const job = { bundleId, version, directory, pollMs: 5, trustedRoots: [sandbox.signatureRoot] };
  const { packageId } = await publish(client, job);
  const check = async () => {
    const before = sandbox.requests.length;
    const found = await checkForUpdate(client, directory);
    const sent = sandbox.requests.slice(before).map(({ operation }) => operation);
    return { found, sent };
  };
  const later = () => {
    ahead += 4 * weekMs;
  };
  return { client, directory, packageId, check, later, again: () => publish(client, job) };
}

test("a folder is current until Apple replaces the package, and again when it was published once more", async () => {
  const versions = [{ ...small, versionString: "2.4.0", newVariants: 1 }];
  const { directory, packageId, check, later, again } = await published(versions);
  const { found, sent } = await check();
  expect(found).toMatchObject({
    isCurrent: true,
    isReplaced: false,
    directory,
    bundleId,
    version: "2.4.0",
    revision: 1,
  });
  expect(found).toMatchObject({ packageId, newestRevision: 1, newerVersion: undefined });
  expect(sent).toEqual([
    "GET /v1/apps/{id}/appStoreVersions",
    "GET /v1/alternativeDistributionPackages/{id}/versions",
    "asset",
  ]);
  later();
  expect((await check()).found).toMatchObject({ isCurrent: false, isReplaced: true, revision: 1, newestRevision: 2 });
  const { files } = await again();
  expect(files.map(({ outcome }) => outcome)).toEqual(["kept", "downloaded"]);
  expect((await check()).found).toMatchObject({ isCurrent: true, revision: 2 });
});

test("only a newer version of the app that may have a package counts", async () => {
  const of = (versionString: string, more: object = {}) => ({ ...small, versionString, ...more });
  const waiting = [of("2.5.0", { appVersionState: "WAITING_FOR_REVIEW" }), of("2.10.0", { platform: "TV_OS" })];
  const first = await published([...waiting, of("2.4.0"), of("2.3.0")]);
  expect((await first.check()).found).toMatchObject({ isCurrent: true });
  const second = await published([
    of("2.9.0"),
    of("2.10.0", { appVersionState: "READY_FOR_DISTRIBUTION" }),
    of("2.4.0"),
  ]);
  expect((await second.check()).found).toMatchObject({
    isCurrent: false,
    isReplaced: false,
    newerVersion: { version: "2.10.0", appVersionState: "READY_FOR_DISTRIBUTION" },
  });
});

test("a folder that is not of a version that the key sees is refused", async () => {
  const { client, directory } = await published([{ ...small, versionString: "2.4.0" }]);
  const write = (manifest: object) => writeFile(join(directory, "manifest.json"), JSON.stringify(manifest));
  const identity = { bundleId, shortVersionString: "3.0.0", variants: [{ publicId: "a", assetPath: "a" }] };
  await write(identity);
  expect(await failureOf(() => checkForUpdate(client, directory))).toMatchObject({
    code: "ERR_ASC_NOT_FOUND",
    message: "the app has no version 3.0.0, of which the package in the folder is",
  });
  const wrong: [object, string][] = [
    [{ bundleId: undefined }, "manifest.json: names no app by its Apple ID or bundle id"],
    [{ appleItemId: "../../v1/users" }, "manifest.json: names no app by its Apple ID or bundle id"],
    [{ shortVersionString: undefined }, "manifest.json: names no version"],
  ];
  for (const [change, message] of wrong) {
    await write({ ...identity, ...change });
    expect(await failureOf(() => checkForUpdate(client, directory))).toMatchObject({
      ...{ code: "ERR_ASC_INTEGRITY", message },
    });
  }
  const missing = join(directory, "missing");
  expect(await failureOf(() => checkForUpdate(client, missing))).toMatchObject({ code: "ERR_ASC_FILE" });
});
