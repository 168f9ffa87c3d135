import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OctetString, Sequence } from "asn1js";
import createList from "bplist-creator";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withRealPackage } from "../../test-support/real-packages.js";
import { type SignatureFlaws, signHashes } from "../../test-support/signed-package.js";
import { parseTrustedRoots, SignatureProblem } from "./certificate-chain.js";
import { readSignature } from "./signature.js";

const now = Date.parse("2026-02-01T00:00:00Z");
const hashes = { "manifest.json": Buffer.alloc(32, 1), "variant/a.ipa": Buffer.alloc(32, 2) };
const good = signHashes(hashes);
const trusted = parseTrustedRoots([good.root]);

const read = (signature: Uint8Array, roots = trusted) => readSignature(signature, roots, now);

/** Such as `untrusted: signed in the future`; "good" when nothing is wrong. */
function verdictOn(signature: Uint8Array, roots = trusted): string {
  try {
    read(signature, roots);
    return "good";
  } catch (error) {
    if (!(error instanceof SignatureProblem)) throw error;
    return `${error.status}: ${error.reason}`;
  }
}

test("a signature under a trusted root says who signed, when, and the SHA-256 of every file", () => {
  expect(read(good.signature)).toEqual({
    signer: "Test Root CA",
    signedAt: new Date("2025-06-25T12:00:00Z"),
    sha256: new Map([
      ["manifest.json", "01".repeat(32)],
      ["variant/a.ipa", "02".repeat(32)],
    ]),
  });
});

test("a root is trusted by its public key, so that its certificate may be another one", () => {
  const again = signHashes(hashes, { seed: 1 });
  expect(again.root).not.toBe(good.root);
  expect(verdictOn(again.signature)).toBe("good");
});

test("without the root it is signed by somebody who is not Apple, also under a root of the same name", () => {
  expect(verdictOn(good.signature, [])).toBe("untrusted: signed by Test Root CA, not by Apple");
  expect(verdictOn(signHashes(hashes, { seed: 2 }).signature)).toBe("untrusted: signed by Test Root CA, not by Apple");
});

test.each<[string, SignatureFlaws, RegExp]>([
  ["SHA-1", { digest: "sha1" }, /^untrusted: signed by an algorithm other than ECDSA with SHA-256/],
  [
    "a leaf without its marker",
    { withoutMarker: "leaf" },
    /leaf certificate is not marked .*1\.2\.840\.113635\.100\.12\.47/,
  ],
  ["an intermediate without its marker", { withoutMarker: "intermediate" }, /intermediate certificate is not marked/],
  ["an intermediate that is no CA", { intermediateIsNoAuthority: true }, /^untrusted: .*(no CA|lacks the certificate)/],
  ["a leaf that is a CA", { leafIsAuthority: true }, /^untrusted: its leaf certificate is a CA/],
  [
    "an intermediate with the root's key",
    { intermediateHasRootKey: true },
    /two of its certificates have the same key/,
  ],
  ["a second CA under pathlen:0", { secondIntermediate: true }, /^untrusted: /],
  ["a leaf issued by the root", { withoutIntermediate: true }, /^untrusted: /],
  ["certificates of another chain besides", { foreignCertificates: true }, /^(untrusted|malformed): /],
  [
    "a leaf that was not valid yet",
    { signingTime: new Date("2023-01-01T00:00:00Z") },
    /leaf certificate was not valid/,
  ],
  ["a leaf that had expired", { validity: { notBefore: new Date(0), notAfter: new Date("2025-01-01") } }, /not valid/],
  [
    "a signing time in the future",
    { signingTime: new Date("2027-12-01T00:00:00Z") },
    /signed in the future, 2027-12-01/,
  ],
  ["no certificates", { withoutCertificates: true }, /^malformed: holds no certificates/],
  ["no content", { withoutContent: true }, /^malformed: holds no content/],
  ["no one who signs", { signers: 0 }, /^malformed: signed by 0/],
  ["two who sign", { signers: 2 }, /^malformed: signed by 2/],
  ["no signed attributes", { withoutAttributes: "all" }, /^malformed: has no signed attributes/],
  ["no signing time", { withoutAttributes: "signingTime" }, /^malformed: has not exactly one signing time/],
  ["no message digest", { withoutAttributes: "messageDigest" }, /^malformed: has not exactly one message digest/],
  ["no content type", { withoutAttributes: "contentType" }, /^malformed: has not exactly one content type/],
  ["the digest of other content", { wrongMessageDigest: true }, /^untrusted: its content is not what was signed/],
  ["the signature of another key", { wrongKey: true }, /^untrusted: the signature does not match/],
  ["content that is no property list", { content: Buffer.from("hello") }, /^malformed: /],
])("%s is refused, although the root is trusted", (_, flaws, verdict) => {
  expect(verdictOn(signHashes(hashes, flaws).signature)).toMatch(verdict);
});

test.each(["sha256", "sha512"] as const)("%s is as good as SHA-384", (digest) => {
  expect(verdictOn(signHashes(hashes, { digest }).signature)).toBe("good");
});

describe("malformed bytes", () => {
  const { signature } = good;
  test.each<[string, Uint8Array, RegExp]>([
    ["nothing", new Uint8Array(), /^malformed: empty/],
    ["more than 1 MiB", new Uint8Array(2 ** 20 + 1), /^malformed: 1048577 bytes long/],
    ["text", Buffer.from("-----BEGIN CMS-----"), /^malformed: not DER/],
    [
      "a byte after the end",
      Buffer.concat([signature, Buffer.alloc(1)]),
      /^malformed: not DER \(1 bytes after its end\)/,
    ],
    ["half of it", signature.subarray(0, signature.length / 2), /^malformed: not DER \(byte \d+: cut off\)/],
    ["an indefinite length", Buffer.from("3080020101000000", "hex"), /of indefinite length/],
    ["a length that is not the shortest", Buffer.from("308103020101", "hex"), /not the shortest/],
    ["a string in pieces", Buffer.from("3005240304016130", "hex").subarray(0, 7), /a string in pieces/],
    ["a sequence of something else", Buffer.from(new Sequence({ value: [new OctetString()] }).toBER()), /^malformed: /],
    ["nested without end", nested(5_000), /^malformed: not DER \(nested deeper than 32\)/],
  ])("%s", (_, bytes, verdict) => {
    expect(verdictOn(bytes)).toMatch(verdict);
  });

  test("a changed byte is found, wherever it is", () => {
    for (let at = 0; at < signature.length; at += 19) {
      const changed = Buffer.from(signature);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expect(verdictOn(changed), `byte ${at}`).not.toBe("good");
    }
  });

  test("anything cut out, put in or overwritten is found, and nothing but a fault comes of it", () => {
    const edit = fc.record({
      at: fc.nat({ max: signature.length - 1 }),
      removed: fc.nat({ max: 8 }),
      added: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const changed = edits.reduce<Buffer>(
          (bytes, { at, removed, added }) =>
            Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]),
          signature,
        );
        fc.pre(!changed.equals(signature));
        expect(verdictOn(changed)).not.toBe("good");
      }),
      { numRuns: 400, seed: 2027 },
    );
  });

  test("random bytes are no signature", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(verdictOn(bytes)).toMatch(/^malformed/);
      }),
      { numRuns: 300, seed: 2027 },
    );
  });
});

function nested(depth: number): Buffer {
  let bytes: Buffer = Buffer.from([5, 0]);
  for (let level = 0; level < depth && bytes.length < 900_000; level++) {
    bytes = wrap(bytes);
  }
  return bytes;
}

function wrap(bytes: Buffer): Buffer {
  const { length } = bytes;
  if (length < 0x80) return Buffer.concat([Buffer.from([0x30, length]), bytes]);
  const size = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
  const header = Buffer.alloc(2 + size);
  header.writeUInt8(0x30, 0);
  header.writeUInt8(0x80 + size, 1);
  header.writeUIntBE(length, 2, size);
  return Buffer.concat([header, bytes]);
}

test.each(["", "no PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"])(
  "%j is no root that could be trusted",
  (text) => {
    expect(() => parseTrustedRoots([good.root, text])).toThrow("trustedRoots[1]: must be a certificate in PEM");
  },
);

test("several roots may stand in one text", () => {
  const other = signHashes(hashes, { seed: 2 });
  const roots = parseTrustedRoots([`${good.root}\n${other.root}`]);
  expect([verdictOn(good.signature, roots), verdictOn(other.signature, roots)]).toEqual(["good", "good"]);
});

describe("of Apple's packages", () => {
  for (const [folder, signedAt, files] of [
    ["complete-2024-07", "2024-06-24T21:20:24.000Z", 3],
    ["complete-2024-09-without-chunk-digests", "2024-09-03T16:49:31.000Z", 7],
    ["manifests/first-revision-with-deltas", "2025-12-10T06:31:15.000Z", 12],
    ["manifests/many-chunks-90-deltas", "2026-01-05T15:33:48.000Z", 99],
  ] as const) {
    withRealPackage(`${folder} is signed by Apple, and no changed byte passes`, folder, async (directory) => {
      const signature = readFileSync(join(directory, "signature"));
      const { signer, signedAt: at, sha256 } = read(signature, []);
      expect([signer, at.toISOString(), sha256.size]).toEqual(["Apple", signedAt, files]);
      for (let place = 0; place < signature.length; place += 401) {
        const changed = Buffer.from(signature);
        changed[place] = (changed[place] ?? 0) ^ 0x80;
        expect(verdictOn(changed, []), `byte ${place}`).not.toBe("good");
      }
    });
  }
});

test("an object identifier of a megabyte is refused without being parsed", () => {
  const identifier = Buffer.concat([Buffer.from([0x06, 0x83, 0x0f, 0x42, 0x40]), Buffer.alloc(1_000_000, 1)]);
  expect(verdictOn(wrap(identifier))).toMatch(
    /^malformed: not DER \(byte \d+: an object identifier that is too long\)/,
  );
});

test.each<[string, unknown, RegExp]>([
  ["no property list", Buffer.from("bplist00 and no more"), /not a binary property list/],
  ["another version", createList({ version: 2, resources: {} }), /of version 2; only 1 is known/],
  ["files without a digest", createList({ version: 1, resources: { "manifest.json": {} } }), /without a SHA-256/],
  ["a digest that is too short", createList({ version: 1, resources: { a: { hash2: Buffer.alloc(31) } } }), /SHA-256/],
  ["no files at all", createList({ version: 1 }), /its list of digests is not an object/],
  [
    "a list of files that is a list",
    createList({ version: 1, resources: ["manifest.json"] }),
    /its list of digests is not an object/,
  ],
])("what was signed and is %s is malformed, although the signature holds", (_, content, reason) => {
  expect(verdictOn(signHashes(hashes, { content: content as Buffer }).signature)).toMatch(reason);
});
