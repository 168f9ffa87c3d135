import { execFile } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { readSignature } from "../../test-support/read-signature.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { contentOf, createPackageSigner } from "./package-signer.js";
import { createSeed } from "./seed.js";

const run = promisify(execFile);
const openssl = await run("openssl", ["version"]).then(
  ({ stdout }) => stdout.trim(),
  () => undefined,
);
if (!openssl) console.warn("no openssl on this machine: the test that asks it about a signature is skipped");

const hashes = new Map(
  ["manifest.json", "variant/a.ipa", "delta/b.ipa"].map((path) => [path, createHash("sha256").update(path).digest()]),
);
const now = Date.parse("2026-03-01T12:00:00.500Z");

function signerOf(seed: number, time = now) {
  return createPackageSigner(createSeed(seed), () => time);
}

function publicKeyOf(pem: string) {
  return new X509Certificate(pem).publicKey.export({ type: "spki", format: "pem" });
}

test.skipIf(!openssl)("openssl accepts a signature by the root, and finds the content in it", async () => {
  const { root, sign } = signerOf(1);
  const folder = await temporaryFolder();
  await writeFile(join(folder, "root.pem"), root);
  await writeFile(join(folder, "signature"), sign(hashes));
  const verify = "cms -verify -inform DER -in signature -CAfile root.pem -purpose any -out content";
  await run("openssl", verify.split(" "), { cwd: folder });
  expect((await readFile(join(folder, "content"))).equals(contentOf(hashes))).toBe(true);
});

test("the content names every file with its hash, and nothing else", () => {
  const expected = [...hashes].map(([path, hash]) => [path, hash.toString("hex")]);
  expect(readSignature(signerOf(1).sign(hashes)).hashes).toEqual(Object.fromEntries(expected));
  expect(contentOf(hashes).subarray(0, 8).toString()).toBe("bplist00");
});

test("SignedData is built as Apple's is: its versions, algorithms without parameters, and one signer", () => {
  const { signedData } = readSignature(signerOf(1).sign(hashes));
  const { version, digestAlgorithms, encapContentInfo, crls, signerInfos } = signedData;
  const sha384 = { algorithmId: "2.16.840.1.101.3.4.2.2" };
  expect([version, digestAlgorithms.map((one) => one.toJSON()), crls]).toEqual([3, [sha384], undefined]);
  expect(encapContentInfo.eContentType).toBe("1.2.840.113549.1.7.1");
  expect(encapContentInfo.eContent?.idBlock.isConstructed).toBe(false);
  const signer = {
    version: 3,
    sid: expect.objectContaining({ idBlock: expect.objectContaining({ tagClass: 3, tagNumber: 0 }) }),
    digestAlgorithm: sha384,
    signatureAlgorithm: { algorithmId: "1.2.840.10045.4.3.3" },
    signedAttrs: expect.anything(),
    signature: expect.anything(),
  };
  expect(signerInfos.map((one) => one.toJSON())).toEqual([signer]);
  const types = signerInfos[0]?.signedAttrs?.attributes.map(({ type }) => type.replace(/.*\./, ""));
  expect(types).toEqual(["3", "5", "4"]);
});

test("the chain is root, intermediate and leaf, with Apple's markers, and each is issued by the one before", () => {
  const { root, sign } = signerOf(1);
  const { certificates, extensions } = readSignature(sign(hashes));
  expect(certificates[0]?.toString()).toBe(root);
  const names = ["Sandbox Root CA", "Sandbox Integration CA", "Sandbox Manifest Signing"];
  expect(certificates.map(({ subject }) => subject)).toEqual(names.map((name) => `CN=${name}`));
  expect(certificates.map(({ ca }) => ca)).toEqual([true, true, false]);
  for (const [at, certificate] of certificates.entries()) {
    const issuer = certificates[Math.max(0, at - 1)] as X509Certificate;
    expect(certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey), names[at]).toBe(true);
  }
  const markers = extensions.map((ids) => ids.filter((id) => id.startsWith("1.2.840.113635.")));
  expect(markers).toEqual([[], ["1.2.840.113635.100.6.2.17"], ["1.2.840.113635.100.12.47"]]);
});

test("the same seed has the same root key, and another seed another", () => {
  const key = publicKeyOf(signerOf(1).root);
  expect(publicKeyOf(signerOf(1).root)).toBe(key);
  expect(publicKeyOf(signerOf(2).root)).not.toBe(key);
});

test("certificates stay the same from one signature to the next", () => {
  const { sign } = signerOf(1);
  const [first, second] = [sign(hashes), sign(new Map())].map((one) => readSignature(one).certificates.map(String));
  expect(second).toEqual(first);
});

for (const [clock, time, signedAt] of [
  ["behind real time", now, "2026-03-01T12:00:00.000Z"],
  ["before the years that certificates can contain", Date.UTC(1800), "1950-01-01T00:00:00.000Z"],
] as const) {
  test(`a signature by a clock ${clock} is of that time, in whole seconds, while the leaf is valid`, () => {
    const { signedAt: read, certificates } = readSignature(signerOf(1, time).sign(hashes));
    expect(read.toISOString()).toBe(signedAt);
    expect(Date.parse(certificates[2]?.validFrom ?? "")).toBeLessThanOrEqual(read.getTime());
  });
}

for (const time of [Date.UTC(2040), 8e15]) {
  test(`a signature by a clock at ${time} is none out of the future`, () => {
    const { signedAt, certificates } = readSignature(signerOf(1, time).sign(hashes));
    expect(Math.abs(signedAt.getTime() - Date.now())).toBeLessThan(60_000);
    expect(Date.parse(certificates[2]?.validTo ?? "")).toBeGreaterThan(Math.min(time, Date.UTC(9998)));
  });
}
