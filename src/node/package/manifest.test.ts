import { expect, test } from "vitest";
import { IntegrityError } from "../errors.js";
import { describePathProblems, identityOf, parseManifest } from "./manifest.js";

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

const faultOf = (path: string) => describePathProblems([path]).get(path);

test.each([
  ...["variant/219750db.ipa", "a", "delta/ä ö.ipa", "variant/.hidden", "a..b/c", "variant/console.ipa", "con in.ipa"],
  ...["variant/a~b.ipa", "variant/backup~2026.tar.gz", "conin/nul-1", `variant/${"a".repeat(255)}`, "ü".repeat(127)],
])("%j stays in the package", (path) => {
  expect(faultOf(path)).toBeUndefined();
});

test.each([
  ["", "empty or too long"],
  ["a".repeat(1_001), "empty or too long"],
  ["/a", "absolute"],
  ["..", "leads out of the package"],
  ["variant/../../a", "leads out of the package"],
  ["variant/./a", "leads out of the package"],
  ["variant//a", "leads out of the package"],
  ["variant/", "leads out of the package"],
  ["variant\\a", "holds a character that some file systems do not allow"],
  ["C:a", "holds a character that some file systems do not allow"],
  ["a\0", "holds a character that some file systems do not allow"],
  ["a\nb", "holds a character that some file systems do not allow"],
  ["variant/con.ipa", "not a valid name on Windows"],
  ["variant/LPT1", "not a valid name on Windows"],
  ["variant/a.", "not a valid name on Windows"],
  ["variant /a", "not a valid name on Windows"],
  ["variant/nul .txt", "not a valid name on Windows"],
  ["variant/AUX  ", "not a valid name on Windows"],
  ["CONIN$", "not a valid name on Windows"],
  ["variant/conout$.ipa", "not a valid name on Windows"],
  ["variant/COM¹.ipa", "not a valid name on Windows"],
  ["MANIFE~1.JSO", "not a valid name on Windows"],
  [`variant/${"a".repeat(256)}`, "a name of more than 255 bytes"],
  [`variant/${"ä".repeat(128)}`, "a name of more than 255 bytes"],
  [`${"a".repeat(256)}/a`, "a name of more than 255 bytes"],
  ["variant/\ud800", "holds a character that some file systems do not allow"],
  ["variant/a\u034fb", "holds a character that some file systems do not allow"],
  ["variant/a\ufe0fb", "holds a character that some file systems do not allow"],
  ["variant/a\u2028b", "holds a character that some file systems do not allow"],
])("%j: %s", (path, fault) => {
  expect(faultOf(path)).toBe(fault);
});

test.each([
  ["another case", ["a/X", "A/y"]],
  ["another case, deeper", ["variant/a/b", "variant/A/c"]],
  ["another case, above", ["Variant/a/b", "variant/a/c"]],
  ["composed and decomposed", ["\u00e4/x", "a\u0308/y"]],
  ["letters that are one letter in capitals", ["\u00df/x", "ss/y"]],
])("two names for one folder are reported: %s", (_, paths) => {
  expect([...describePathProblems(paths)]).toEqual([
    [paths[1], "in a folder that another path spells in another case or form"],
  ]);
});

test("files in folders of the same name, in different folders, are different files", () => {
  expect([...describePathProblems(["a/x/1", "b/X/1", "a/x/2", "ab/x/1"])]).toEqual([]);
});

test.each([
  ["the same", ["variant/a", "variant/a"]],
  ["another case", ["variant/a", "Variant/A"]],
  ["composed and decomposed", ["variant/\u00e4", "variant/a\u0308"]],
  ["a long s and an s", ["variant/\u017f", "variant/S"]],
  ["letters that are one letter in capitals", ["variant/\u00df", "variant/SS"]],
  ["marks in another order", ["variant/a\u0323\u0302", "variant/a\u0302\u0323"]],
  ["composed in another case", ["variant/\u01f0", "variant/J\u030c"]],
  ["the manifest itself", ["x", "MANIFEST.json"]],
  ["a file where another has a folder", ["variant/a", "variant"]],
  ["a folder where another is a file", ["variant", "variant/a"]],
  ["a folder in place of the manifest", ["x", "manifest.json/a"]],
])("two names for one file are reported: %s", (_, paths) => {
  expect([...describePathProblems(paths)]).toEqual([[paths[1], "the same file as another one"]]);
});
