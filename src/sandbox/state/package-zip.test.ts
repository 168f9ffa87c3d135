import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readSignature } from "../../test-support/read-signature.js";
import { completedVersion, startedSandbox, zipOf } from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";
import type { Fault } from "../index.js";

/** The zips of a version: as a read that meets a fault has it, and as the next one does. */
async function zipsWith(kind: Fault["kind"]) {
  const faults: Fault[] = [];
  const { sandbox, client } = await startedSandbox({ faults });
  const { id } = await completedVersion(client);
  faults.push({ kind } as Fault);
  const [met, next] = [(await client.packageVersions.get(id)).data, (await client.packageVersions.get(id)).data];
  const [wrong, right] = [await zipOf(met), await zipOf(next)];
  // The server lies: its own checksums do not show that something is wrong.
  expect(createHash("sha256").update(wrong.bytes).digest("hex")).toBe(met.attributes?.fileChecksum);
  expect(sandbox.requests.filter(({ fault }) => fault)).toMatchObject([{ fault: kind }]);
  return { wrong, right };
}

const hashOf = (manifest: Buffer) => createHash("sha256").update(manifest).digest("hex");

test("editedManifest: one byte of the manifest is changed, which is still one; the signature is as it was", async () => {
  const { wrong, right } = await zipsWith("editedManifest");
  expect(wrong.manifest.length).toBe(right.manifest.length);
  expect([...wrong.manifest].filter((byte, at) => byte !== right.manifest[at])).toHaveLength(1);
  expect(JSON.parse(wrong.manifest.toString())).toMatchObject({ bundleId: "com.example.app" });
  expect(wrong.signature.equals(right.signature)).toBe(true);
  expect(readSignature(right.signature).hashes["manifest.json"]).toBe(hashOf(right.manifest));
});

test("indentedManifest: it says the same in other bytes", async () => {
  const { wrong, right } = await zipsWith("indentedManifest");
  expect(wrong.manifest.toString()).toContain('{\n  "manifestSchemaVersion"');
  expect(JSON.parse(wrong.manifest.toString())).toEqual(JSON.parse(right.manifest.toString()));
  expect(wrong.signature.equals(right.signature)).toBe(true);
});

test("cutSignature: the first half of it", async () => {
  const { wrong, right } = await zipsWith("cutSignature");
  expect(wrong.manifest.equals(right.manifest)).toBe(true);
  expect(wrong.signature.equals(right.signature.subarray(0, Math.floor(right.signature.length / 2)))).toBe(true);
});

test("foreignSignature: one of another package by the same signer", async () => {
  const { wrong, right } = await zipsWith("foreignSignature");
  expect(wrong.manifest.equals(right.manifest)).toBe(true);
  const [foreign, own] = [readSignature(wrong.signature), readSignature(right.signature)];
  expect(foreign.certificates.map(String)).toEqual(own.certificates.map(String));
  expect(foreign.hashes["manifest.json"]).not.toBe(own.hashes["manifest.json"]);
});

test("only reads of package versions meet these faults, the list among them", async () => {
  const faults: Fault[] = [];
  const { sandbox, client } = await startedSandbox({ faults });
  const version = await completedVersion(client);
  faults.push({ kind: "cutSignature" });
  const [variant] = await everyItem(client.packageVersions.variants(version.id));
  await fetch(String(variant?.attributes?.url));
  expect(sandbox.requests.some(({ fault }) => fault)).toBe(false);
  const owned = await client.packageVersions.get(version.id, { include: ["alternativeDistributionPackage"] });
  expect(sandbox.requests.at(-1)).toMatchObject({ fault: "cutSignature" });
  faults.push({ kind: "cutSignature" });
  const packageId = owned.data.relationships?.alternativeDistributionPackage?.data?.id ?? "";
  await everyItem(client.packages.versions(packageId));
  expect(sandbox.requests.at(-1)).toMatchObject({ fault: "cutSignature" });
});
