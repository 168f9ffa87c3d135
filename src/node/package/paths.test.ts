import { expect, test } from "vitest";
import { faultsOfPaths } from "./paths.js";

const faultOf = (path: string) => faultsOfPaths([path]).get(path);

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
  ["..", "leads elsewhere"],
  ["variant/../../a", "leads elsewhere"],
  ["variant/./a", "leads elsewhere"],
  ["variant//a", "leads elsewhere"],
  ["variant/", "leads elsewhere"],
  ["variant\\a", "holds a character that no file name may have everywhere"],
  ["C:a", "holds a character that no file name may have everywhere"],
  ["a\0", "holds a character that no file name may have everywhere"],
  ["a\nb", "holds a character that no file name may have everywhere"],
  ["variant/con.ipa", "not a name on Windows"],
  ["variant/LPT1", "not a name on Windows"],
  ["variant/a.", "not a name on Windows"],
  ["variant /a", "not a name on Windows"],
  ["variant/nul .txt", "not a name on Windows"],
  ["variant/AUX  ", "not a name on Windows"],
  ["CONIN$", "not a name on Windows"],
  ["variant/conout$.ipa", "not a name on Windows"],
  ["variant/COM¹.ipa", "not a name on Windows"],
  ["MANIFE~1.JSO", "not a name on Windows"],
  [`variant/${"a".repeat(256)}`, "a name of more than 255 bytes"],
  [`variant/${"ä".repeat(128)}`, "a name of more than 255 bytes"],
  [`${"a".repeat(256)}/a`, "a name of more than 255 bytes"],
  ["variant/\ud800", "holds a character that no file name may have everywhere"],
  ["variant/a\u034fb", "holds a character that no file name may have everywhere"],
  ["variant/a\ufe0fb", "holds a character that no file name may have everywhere"],
  ["variant/a\u2028b", "holds a character that no file name may have everywhere"],
])("%j: %s", (path, fault) => {
  expect(faultOf(path)).toBe(fault);
});

test.each([
  ["another case", ["a/X", "A/y"]],
  ["another case, deeper", ["variant/a/b", "variant/A/c"]],
  ["another case, above", ["Variant/a/b", "variant/a/c"]],
  ["composed and decomposed", ["\u00e4/x", "a\u0308/y"]],
  ["letters that are one letter in capitals", ["\u00df/x", "ss/y"]],
])("two names for one folder are told: %s", (_, paths) => {
  expect([...faultsOfPaths(paths)]).toEqual([
    [paths[1], "in a folder that another one writes in another case or form"],
  ]);
});

test("files in folders of the same name, in different folders, are different files", () => {
  expect([...faultsOfPaths(["a/x/1", "b/X/1", "a/x/2", "ab/x/1"])]).toEqual([]);
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
])("two names for one file are told: %s", (_, paths) => {
  expect([...faultsOfPaths(paths)]).toEqual([[paths[1], "the same file as another one"]]);
});
