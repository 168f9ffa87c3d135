import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { readSignature } from "./read-signature.js";
import { type SignatureFlaws, signFiles, signHashes } from "./signed-package.js";

const files = { "manifest.json": Buffer.from("{}"), "variant/a.ipa": Buffer.from("a") };

/** What a signature says of itself, as far as flaws change it. */
function told(flaws: SignatureFlaws) {
  const { signature } = signFiles(files, flaws);
  const { authorities, extensions, signedData } = readSignature(signature);
  const [signer] = signedData.signerInfos;
  return {
    authorities,
    markers: extensions.flatMap((ids) => ids.filter((id) => id.startsWith("1.2.840.113635."))).length,
    signers: signedData.signerInfos.length,
    digest: signer?.digestAlgorithm.algorithmId,
    attributes: signer?.signedAttrs?.attributes.length,
  };
}

const right = {
  authorities: [true, true, false],
  markers: 2,
  signers: 1,
  digest: "2.16.840.1.101.3.4.2.2",
  attributes: 3,
};

const flawed: [flaws: SignatureFlaws, told: Partial<ReturnType<typeof told>>][] = [
  [{}, {}],
  [{ withoutMarker: "leaf" }, { markers: 1 }],
  [{ withoutMarker: "intermediate" }, { markers: 1 }],
  [{ intermediateIsNoAuthority: true }, { authorities: [true, false, false] }],
  [{ leafIsAuthority: true }, { authorities: [true, true, true] }],
  [{ secondIntermediate: true }, { authorities: [true, true, true, false], markers: 3 }],
  [{ withoutIntermediate: true }, { authorities: [true, false], markers: 1 }],
  [{ foreignCertificates: true }, { authorities: [true, true, false, true, true, false], markers: 4 }],
  [{ withoutCertificates: true }, { authorities: [], markers: 0 }],
  [{ signers: 2 }, { signers: 2 }],
  [{ digest: "sha1" }, { digest: "1.3.14.3.2.26" }],
  [{ withoutAttributes: "all" }, { attributes: undefined }],
  [{ withoutAttributes: "signingTime" }, { attributes: 2 }],
];

for (const [flaws, expected] of flawed) {
  test(`a signature with ${JSON.stringify(flaws)} differs in that and in nothing else`, () => {
    expect(told(flaws)).toEqual({ ...right, ...expected });
  });
}

test("the root that is given is the first certificate, and another seed has another", () => {
  const { signature, root } = signFiles(files);
  expect(readSignature(signature).certificates[0]?.toString()).toBe(root);
  const keyOf = (pem: string) => new X509Certificate(pem).publicKey.export({ type: "spki", format: "pem" });
  expect(keyOf(signFiles(files, { seed: 2 }).root)).not.toBe(keyOf(root));
});

test("hashes are signed as they are given, of whatever files", () => {
  const { signature } = signHashes({ "manifest.json": Buffer.alloc(32, 1), other: Buffer.alloc(32, 2) });
  expect(readSignature(signature).hashes).toEqual({ "manifest.json": "01".repeat(32), other: "02".repeat(32) });
});

test("without content there is no list of hashes to read", () => {
  expect(() => readSignature(signFiles(files, { withoutContent: true }).signature)).toThrow();
});
