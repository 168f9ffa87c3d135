import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { download } from "../../test-support/download.js";
import { failureOf, messageOf } from "../../test-support/failure-of.js";
import { createPackageWorld } from "../../test-support/package-world.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { everyItem } from "../../test-support/test-client.js";
import { filesBelow, firstStrays } from "./folder.js";
import { verifyPackage } from "./verify-package.js";

/** A folder with many folders in it, and files in each. */
async function largeTree(directory: string, folders: number): Promise<void> {
  for (let at = 0; at < folders; at++) {
    const folder = join(directory, `f${String(at).padStart(4, "0")}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "a.txt"), "mine");
  }
}

test("files come folder by folder, in order, by their path; links are not followed", async () => {
  const directory = await temporaryFolder();
  await largeTree(directory, 2);
  await mkdir(join(directory, "f0000", "deep", "er"), { recursive: true });
  await writeFile(join(directory, "f0000", "deep", "er", "b.txt"), "");
  await writeFile(join(directory, "z.txt"), "");
  await symlink(directory, join(directory, "link"));
  expect(await everyItem(filesBelow(directory))).toEqual([
    ...["link", "z.txt", "f0000/a.txt", "f0000/deep/er/b.txt", "f0001/a.txt"],
  ]);
});

test("a walk stops when enough is seen, and where the signal aborts", async () => {
  const directory = await temporaryFolder();
  await largeTree(directory, 3);
  expect(await firstStrays(directory, new Set(["f0000/a.txt"]), 1)).toEqual(["f0001/a.txt"]);
  const controller = new AbortController();
  const seen: string[] = [];
  const walk = async () => {
    for await (const path of filesBelow(directory, controller.signal)) {
      seen.push(path);
      controller.abort(new Error("stop"));
    }
  };
  expect(await messageOf(walk)).toBe("stop");
  expect(seen).toEqual(["f0000/a.txt"]);
});

test("somebody's large folder is refused by its first files, and verified as none", async () => {
  const made = await createPackageWorld();
  await largeTree(made.directory, 120);
  expect(await messageOf(() => download(made))).toContain("f0000/a.txt, f0001/a.txt, f0002/a.txt and more. Choose");
  const { ok, files } = await verifyPackage(made.directory);
  expect([ok, files.filter(({ status }) => status === "unverifiable").length]).toEqual([false, 100]);
  const signal = AbortSignal.abort(new Error("stop"));
  expect(await failureOf(() => verifyPackage(made.directory, { signal }))).toMatchObject({ message: "stop" });
  expect(await failureOf(() => download(made, { signal }))).toMatchObject({ message: "stop" });
});
