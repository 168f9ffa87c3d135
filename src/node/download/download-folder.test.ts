import { symlinkSync } from "node:fs";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { download, namesIn, outcomesOf, readFileOf } from "../../test-support/download.js";
import { failureOf, messageOf } from "../../test-support/failure-of.js";
import { asset, createPackageWorld, signPackage, whole } from "../../test-support/package-world.js";
import type { DownloadOptions } from "./download-options.js";

test("a link in the way of a file is refused, and what it leads to stays as it is", async () => {
  const made = await createPackageWorld();
  const elsewhere = join(dirname(made.directory), "elsewhere");
  await mkdir(elsewhere);
  await download(made, { deltas: "skip" });
  await symlink(elsewhere, join(made.directory, "delta"));
  expect(await messageOf(() => download(made))).toContain("not part of the package: delta");

  const late = await createPackageWorld();
  const onProgress: DownloadOptions["onProgress"] = (event) => {
    if (event.type === "plan") symlinkSync(elsewhere, join(late.directory, "variant"));
  };
  expect(await messageOf(() => download(late, { onProgress }))).toContain("a symbolic link stands where a folder");
  const later = await createPackageWorld();
  later.responses["variant/a.ipa"] = [
    (request, bytes) => {
      symlinkSync(elsewhere, join(later.directory, "variant"));
      return whole(request, bytes);
    },
  ];
  expect(await messageOf(() => download(later))).toContain("a symbolic link stands where a folder");
  expect(await namesIn(elsewhere)).toEqual([]);
});

test("an older manifest cannot have files removed that are not in the package", async () => {
  for (const path of ["../mine.ipa", "variant/mine.ipa"]) {
    const made = await createPackageWorld();
    const elsewhere = join(dirname(made.directory), "elsewhere");
    await mkdir(elsewhere);
    for (const mine of [join(elsewhere, "mine.ipa"), join(dirname(made.directory), "mine.ipa")])
      await writeFile(mine, "mine");
    await mkdir(made.directory);
    const old = { variants: [asset("variant", path, Buffer.from("mine"))] };
    await writeFile(join(made.directory, "manifest.json"), JSON.stringify(old));
    await writeFile(join(made.directory, "signature"), "old");
    if (path.startsWith("variant")) await symlink(elsewhere, join(made.directory, "variant"));
    await download(made).catch(() => undefined);
    expect(await namesIn(elsewhere), path).toEqual(["mine.ipa"]);
    expect(await namesIn(dirname(made.directory)), path).toContain("mine.ipa");
  }
});

test("a link by the name of a part, or of the folder of parts, is not written through", async () => {
  const made = await createPackageWorld();
  const target = join(dirname(made.directory), "target");
  await mkdir(target);
  await writeFile(join(target, "mine"), "mine");
  await symlink(target, `${made.directory}.part`);
  expect(await messageOf(() => download(made))).toContain("a symbolic link stands where a folder should be");
  await rm(`${made.directory}.part`);
  await mkdir(`${made.directory}.part`);
  await symlink(join(target, "mine"), join(`${made.directory}.part`, "variant-a.part"));
  expect(await messageOf(() => download(made))).toContain("a symbolic link is in the way");
  await rm(join(`${made.directory}.part`, "variant-a.part"));
  await rm(made.directory, { recursive: true });
  await symlink(join(target, "mine"), join(`${made.directory}.part`, "own-manifest.json.part"));
  expect((await download(made)).report.ok).toBe(true);
  expect(await readFile(join(target, "mine"), "utf8")).toBe("mine");
});

test("what stands among the parts and is not ours stays there", async () => {
  const made = await createPackageWorld();
  await mkdir(join(`${made.directory}.part`, "version-x.part"), { recursive: true });
  await writeFile(join(`${made.directory}.part`, "holiday.mkv.part"), "mine");
  expect((await download(made)).report.ok).toBe(true);
  expect(await namesIn(`${made.directory}.part`)).toEqual(["holiday.mkv.part", "version-x.part"]);
});

test("a folder with a manifest.json of something else is refused", async () => {
  const made = await createPackageWorld();
  await mkdir(made.directory);
  await writeFile(join(made.directory, "manifest.json"), '{"name":"a web app","start_url":"/"}');
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_FILE" });
  expect(made.sent).toEqual([]);
});

test("a manifest or signature that was damaged, or is a link, is fixed", async () => {
  const made = await createPackageWorld();
  await download(made);
  await writeFile(join(made.directory, "manifest.json"), "damaged");
  expect((await download(made)).report.ok).toBe(true);
  await writeFile(join(dirname(made.directory), "elsewhere"), made.signature);
  await rm(join(made.directory, "signature"));
  await symlink(join(dirname(made.directory), "elsewhere"), join(made.directory, "signature"));
  expect((await download(made)).report.ok).toBe(true);
  // Signed again, which gives other bytes.
  made.signature = signPackage(made.manifest, made.files);
  await download(made);
  expect(await readFileOf(made, "signature")).toEqual(made.signature);
});

test("a folder that holds something else is refused before anything is asked for", async () => {
  const made = await createPackageWorld();
  await mkdir(made.directory);
  await writeFile(join(made.directory, "thesis.txt"), "mine");
  const error = await failureOf(() => download(made));
  expect(error).toMatchObject({ code: "ERR_ASC_FILE", path: made.directory });
  expect((error as Error).message).toContain("thesis.txt");
  expect(made.sent).toEqual([]);
  expect(await namesIn(made.directory)).toEqual(["thesis.txt"]);
});

test("a file that the manifest does not list is refused before files are asked for", async () => {
  const made = await createPackageWorld();
  await download(made);
  await writeFile(join(made.directory, ".DS_Store"), "");
  expect(await messageOf(() => download(made))).toContain("not part of the package: .DS_Store");
});

test("a newer version replaces an older one in the same folder: what it lists no more is removed", async () => {
  const made = await createPackageWorld();
  await download(made);
  made.manifest.deltas = [];
  made.manifest.variants = [asset("variant", "variant/b.ipa", made.files["variant/b.ipa"] ?? Buffer.from(""))];
  expect(outcomesOf(await download(made))).toEqual(["variant/b.ipa kept"]);
  expect(await namesIn(made.directory)).toEqual(["manifest.json", "signature", "variant"]);
  expect(await namesIn(join(made.directory, "variant"))).toEqual(["b.ipa"]);
});

test("a file where the folder should be, and a folder where a file should be, are named", async () => {
  const made = await createPackageWorld();
  await writeFile(made.directory, "a file");
  expect(await messageOf(() => download(made))).toBe(`${made.directory}: a file stands where a folder should be`);
  await rm(made.directory);
  await download(made);
  await rm(join(made.directory, "variant/a.ipa"));
  await mkdir(join(made.directory, "variant/a.ipa"));
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_FILE" });
});

test("files that systems leave are named as what to delete", async () => {
  const made = await createPackageWorld();
  await download(made);
  await writeFile(join(made.directory, ".DS_Store"), "");
  expect(await messageOf(() => download(made))).toBe(
    `${made.directory}: holds files that are not part of the package: .DS_Store. Systems leave such files in folders: delete them`,
  );
});

test("files of the names of a package that are none are left alone", async () => {
  const made = await createPackageWorld();
  await mkdir(made.directory);
  await writeFile(join(made.directory, "manifest.json"), "{}");
  await writeFile(join(made.directory, "signature"), "precious");
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_FILE" });
  expect(await readFile(join(made.directory, "signature"), "utf8")).toBe("precious");
  expect(made.sent).toEqual([]);
});

test("a signed manifest that says of no app whose it is has nothing removed", async () => {
  const made = await createPackageWorld();
  const { bundleId, appleItemId } = made.manifest;
  Object.assign(made.manifest, { bundleId: undefined, appleItemId: undefined });
  await download(made);
  Object.assign(made.manifest, { bundleId, appleItemId, deltas: [] });
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_FILE" });
  expect(await namesIn(join(made.directory, "delta"))).toEqual(["c.ipa"]);
});
