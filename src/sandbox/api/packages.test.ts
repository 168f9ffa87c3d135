import { expect, test } from "vitest";
import { ResponseError } from "../../index.js";
import { failureOf } from "../../test-support/failure-of.js";
import {
  completedVersion,
  type StartedSandbox,
  startedSandbox,
  versionId,
  zipOf,
} from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";
import { defaultScenario, type ScenarioVersion } from "../index.js";

/** A sandbox whose time stands still until it is set. */
async function standing(version: Partial<ScenarioVersion> = {}) {
  const time = { now: Date.parse("2026-03-01T12:00:00Z") };
  const versions = [{ versionString: "2.4.0", ...version }];
  const scenario = { apps: [{ bundleId: "com.example.app", versions }] };
  const started = await startedSandbox({ scenario, now: () => time.now });
  const created = await started.client.packages.create({ appStoreVersionId: await versionId(started.client, "2.4.0") });
  return { ...started, time, id: created.data.id };
}

async function statesOf({ client }: StartedSandbox, id: string): Promise<string[]> {
  const versions = await everyItem(client.packages.versions(id));
  return versions.map(({ attributes }) => `${attributes?.version} ${attributes?.state}`);
}

test("a package has no version until its delay is over, to the millisecond", async () => {
  const started = await standing({ packageDelayMs: 5_000 });
  const { time, id } = started;
  expect(await statesOf(started, id)).toEqual([]);
  time.now += 4_999;
  expect(await statesOf(started, id)).toEqual([]);
  time.now += 1;
  expect(await statesOf(started, id)).toEqual(["1 COMPLETED"]);
});

test("deltas come in a later version, and the one before is REPLACED then, and can still be read", async () => {
  const started = await standing({ packageDelayMs: 10, deltas: 2, deltasDelayMs: 1_000 });
  const { client, time, id } = started;
  time.now += 1_009;
  const first = await client.packages.waitForVersion(id);
  expect(await everyItem(client.packageVersions.deltas(first.id))).toEqual([]);
  const variants = await everyItem(client.packageVersions.variants(first.id));
  expect(variants).toHaveLength(3);
  time.now += 1;
  expect(await statesOf(started, id)).toEqual(["1 REPLACED", "2 COMPLETED"]);
  const second = await client.packages.waitForVersion(id);
  expect(await everyItem(client.packageVersions.deltas(second.id))).toHaveLength(2);
  const idsOf = (files: { id: string }[]) => files.map((file) => file.id);
  expect(idsOf(await everyItem(client.packageVersions.variants(second.id)))).toEqual(idsOf(variants));
  expect((await client.packageVersions.get(first.id)).data.attributes?.state).toBe("REPLACED");
});

test("without a delay for deltas the first version has them already, and no other comes", async () => {
  const started = await standing({ packageDelayMs: 10, deltas: 2, deltasDelayMs: 0 });
  const { client, time, id } = started;
  time.now += 10;
  const version = await client.packages.waitForVersion(id);
  expect(await everyItem(client.packageVersions.deltas(version.id))).toHaveLength(2);
  expect(JSON.parse((await zipOf(version)).manifest.toString())).toMatchObject({ distributionPackageRevision: 1 });
  time.now += 1e12;
  expect(await statesOf(started, id)).toEqual(["1 COMPLETED"]);
});

test("new variants come weeks later beside the old ones, in a version that may lack deltas", async () => {
  const started = await standing({ packageDelayMs: 10, deltas: 2, newVariants: 2, deltasWithNewVariants: 0 });
  const { client, time, id } = started;
  time.now += 310 + 21 * 86_400_000 - 1;
  const before = await client.packages.waitForVersion(id);
  expect(await statesOf(started, id)).toEqual(["1 REPLACED", "2 COMPLETED"]);
  time.now += 1;
  expect(await statesOf(started, id)).toEqual(["1 REPLACED", "2 REPLACED", "3 COMPLETED"]);
  const version = await client.packages.waitForVersion(id);
  const pathsIn = async (one: typeof version) => {
    const { variants, deltas } = JSON.parse((await zipOf(one)).manifest.toString());
    return { variants: variants.map(({ publicId }: { publicId: string }) => publicId), deltas: deltas.length };
  };
  const [old, fresh] = [await pathsIn(before), await pathsIn(version)];
  expect([old.variants.length, old.deltas, fresh.variants.length, fresh.deltas]).toEqual([3, 2, 5, 0]);
  expect(fresh.variants.slice(0, 3)).toEqual(old.variants);
});

test("67 variants and 90 deltas are no trouble", async () => {
  const started = await standing({ packageDelayMs: 0, variants: 67, deltas: 90, deltasDelayMs: 0 });
  const version = await started.client.packages.waitForVersion(started.id);
  const { variants, deltas } = JSON.parse((await zipOf(version)).manifest.toString());
  expect([variants.length, deltas.length]).toEqual([67, 90]);
  expect(new Set(deltas.map((one: Record<string, object>) => JSON.stringify(one.sourceVariant))).size).toBe(90);
});

test("what has not appeared yet is not found by its id", async () => {
  const { client, time, id } = await standing({ packageDelayMs: 10, deltas: 1, deltasDelayMs: 10 });
  time.now += 20;
  const version = await client.packages.waitForVersion(id);
  const [delta] = await everyItem(client.packageVersions.deltas(version.id));
  time.now -= 1;
  await expect(client.packageVersions.get(version.id)).rejects.toMatchObject({ status: 404 });
  await expect(client.deltas.get(String(delta?.id))).rejects.toMatchObject({ status: 404 });
});

test("a second package of the same app store version is refused, and called synthetic", async () => {
  const { sandbox, client } = await standing();
  const appStoreVersionId = await versionId(client, "2.4.0");
  const error = await failureOf(() => client.packages.create({ appStoreVersionId }));
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ status: 409, errors: [{ detail: expect.stringContaining("synthetic") }] });
  expect(sandbox.packagesCreated).toEqual([{ appStoreVersionId, packageId: expect.any(String) }]);
});

test("a version in a state for which Apple has no package gets none", async () => {
  const { sandbox, client } = await startedSandbox();
  const appStoreVersionId = await versionId(client, "2.2.0");
  const error = await failureOf(() => client.packages.create({ appStoreVersionId }));
  expect(error).toMatchObject({ status: 409, errors: [{ detail: expect.stringContaining("REJECTED") }] });
  expect(sandbox.packagesCreated).toEqual([]);
});

for (const [missingPackage, status] of [
  ["null", 200],
  ["404", 404],
] as const) {
  test(`a missing package reads as ${missingPackage}`, async () => {
    const { sandbox, client } = await startedSandbox({ missingPackage });
    const id = await versionId(client, "2.4.0");
    await expect(client.packages.forAppStoreVersion(id)).resolves.toBeUndefined();
    expect(sandbox.requests.at(-1)).toMatchObject({ status });
  });
}

test("the default scenario has an approved version without a package, and one with everything in it", async () => {
  const { sandbox, client } = await startedSandbox();
  expect(defaultScenario.apps.map(({ bundleId }) => bundleId)).toEqual(["com.example.app"]);
  const { data, created } = await client.packages.ensure({ appStoreVersionId: await versionId(client, "2.4.0") });
  expect([created, sandbox.packagesCreated[0]?.packageId]).toEqual([true, data.id]);
  expect(Object.keys(data)).toEqual(["type", "id", "relationships", "links"]);
  const version = await completedVersion(client, "2.3.0");
  expect(await everyItem(client.packageVersions.variants(version.id))).toHaveLength(3);
  expect(await everyItem(client.packageVersions.deltas(version.id))).toHaveLength(2);
});

test("`include` brings the files along, cut to a limit, and says how many there are", async () => {
  const { client } = await startedSandbox();
  const version = await completedVersion(client);
  const { data, included = [] } = await client.packageVersions.get(version.id, {
    include: ["variants", "deltas", "alternativeDistributionPackage"],
    "limit[variants]": 2,
    "fields[alternativeDistributionPackageVariants]": ["fileChecksum"],
  });
  const { variants, deltas, alternativeDistributionPackage } = data.relationships ?? {};
  expect(variants).toMatchObject({ data: { length: 2 }, meta: { paging: { total: 3, limit: 2 } } });
  const types = included.map(({ type }) => type.replace("alternativeDistribution", ""));
  expect(types).toEqual(["PackageVariants", "PackageVariants", "PackageDeltas", "PackageDeltas", "Packages"]);
  expect(included.map(({ id }) => id)).toEqual([
    ...[variants?.data, deltas?.data].flatMap((all) => all?.map(({ id }) => id)),
    alternativeDistributionPackage?.data?.id,
  ]);
  expect(Object.keys(included[0]?.attributes ?? {})).toEqual(["fileChecksum"]);
  expect(Object.keys(included[2]?.attributes ?? {})).toContain("url");
});
