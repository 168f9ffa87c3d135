import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { replaceFiles, textOf } from "./replace-files.js";

let folder: string;
const file = (name: string) => join(folder, name);
const read = (name: string) => readFile(file(name), "utf8");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "replace-"));
  await writeFile(file("a"), "old a");
  await writeFile(file("b"), "old b");
});
afterEach(() => rm(folder, { recursive: true }));

const a = () => ({ file: file("a"), before: "old a", after: "new a" });
const fresh = () => ({ file: file("c"), before: undefined, after: "new c" });

test("every file has its new text, and nothing stands beside", async () => {
  await replaceFiles([a(), fresh()]);
  expect([await read("a"), await read("b"), await read("c")]).toEqual(["new a", "old b", "new c"]);
  expect(await readdir(folder)).toEqual(["a", "b", "c"]);
});

test("when one was edited in the meantime, none is replaced", async () => {
  const replacing = replaceFiles([a(), fresh(), { file: file("b"), before: "older b", after: "new b" }]);
  await expect(replacing).rejects.toThrow(`${file("b")}: edited in the meantime; nothing was changed`);
  expect([await read("a"), await read("b")]).toEqual(["old a", "old b"]);
  expect(await readdir(folder)).toEqual(["a", "b"]);
});

test("when a new file is there already, none is replaced", async () => {
  await writeFile(file("c"), "somebody's");
  await expect(replaceFiles([a(), fresh()])).rejects.toThrow("edited in the meantime");
  expect([await read("a"), await read("c")]).toEqual(["old a", "somebody's"]);
});

test("when one cannot be written, none is replaced", async () => {
  const replacing = replaceFiles([a(), { file: file("nowhere/d"), before: undefined, after: "new d" }]);
  await expect(replacing).rejects.toThrow("ENOENT");
  expect(await read("a")).toBe("old a");
  expect(await readdir(folder)).toEqual(["a", "b"]);
});

test("when a rename fails halfway, those before it are taken back", async () => {
  const b = { file: file("b"), before: "old b", after: "new b" };
  const replacing = replaceFiles([a(), fresh(), b], async (from, to) => {
    if (to === b.file) throw new Error("no space left");
    await rename(from, to);
  });
  await expect(replacing).rejects.toThrow("no space left");
  expect([await read("a"), await read("b")]).toEqual(["old a", "old b"]);
  expect(await readdir(folder)).toEqual(["a", "b"]);
});

test("the text of a file that is not there is undefined; of one that cannot be read, an error", async () => {
  expect(await textOf(file("nowhere"))).toBeUndefined();
  await mkdir(file("folder"));
  await expect(textOf(file("folder"))).rejects.toThrow("EISDIR");
});
