import { expect, test } from "vitest";
import { IntegrityError } from "../errors.js";
import { identityOf, parseManifest } from "./manifest.js";

const variant = { publicId: "a", assetPath: "variant/a.ipa" };
const parse = (manifest: object) => parseManifest(Buffer.from(JSON.stringify(manifest)));

test("the ids, versions and revision of a package are read, and nothing else", () => {
  const identity = {
    bundleId: "com.example.app",
    shortVersionString: "2.4.0",
    bundleVersion: "240",
    appleItemId: "6446901002",
    appleVersionId: "861234567",
  };
  const manifest = parse({ ...identity, distributionPackageRevision: 2, platforms: ["ios"], variants: [variant] });
  expect(identityOf(manifest)).toEqual({ ...identity, revision: 2 });
});

test("an id that is a number is the same id", () => {
  const manifest = parse({ appleItemId: 6446901002, appleVersionId: 861234567, variants: [variant] });
  expect(manifest).toMatchObject({ appleItemId: "6446901002", appleVersionId: "861234567" });
});

test.each([null, "", {}, [], 1.5, true])("an id that is %j is none", (id) => {
  const { appleItemId, appleVersionId } = parse({ appleItemId: id, appleVersionId: id, variants: [variant] });
  expect({ appleItemId, appleVersionId }).toEqual({ appleItemId: undefined, appleVersionId: undefined });
});

test.each([null, "2", -1, 1.5])("a revision that is %j is none", (distributionPackageRevision) => {
  expect(parse({ distributionPackageRevision, variants: [variant] }).revision).toBeUndefined();
});

test("without a manifest nothing is known of the package", () => {
  expect(identityOf(undefined)).toEqual({});
});

test.each([
  ["null", { deltas: null }],
  ["empty", { deltas: [] }],
  ["missing", {}],
])("a list of deltas that is %s means that there are none", (_, deltas) => {
  expect(parse({ variants: [variant], ...deltas }).assets.map(({ path }) => path)).toEqual(["variant/a.ipa"]);
});

test("a list of deltas that is no list is refused, since files could be missed", () => {
  expect(() => parse({ variants: [variant], deltas: {} })).toThrow(IntegrityError);
  expect(() => parse({ variants: [variant], deltas: {} })).toThrow("manifest.json: deltas: not a list");
});

test.each([
  ["details that are null", { variantDetails: null }],
  ["hashes that are null", { variantDetails: { hashes: null } }],
  ["a hash that is null", { variantDetails: { hashes: [null] } }],
  ["digests that are null", { variantDetails: { hashes: [{ algorithm: null, encryptedChunkDigests: null }] } }],
  ["targets and a size that are null", { installTargets: null, variantDetails: { compressedSize: null } }],
])("%s leave a variant that is listed, without size and digests", (_, fields) => {
  const [asset] = parse({ variants: [{ ...variant, ...fields }] }).assets;
  expect(asset).toEqual({ kind: "variant", id: "a", path: "variant/a.ipa", size: undefined, digests: undefined });
});
