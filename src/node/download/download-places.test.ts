import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { download, namesIn, outcomesOf, readFileOf } from "../../test-support/download.js";
import { failureOf, messageOf } from "../../test-support/failure-of.js";
import { asset, createPackageWorld, type PackageWorld } from "../../test-support/package-world.js";
import { FileError, withFileError } from "../errors.js";
import { checkDownload, type DownloadOptions } from "./download-options.js";

/** A made world whose package folder is a link's target. */
async function behindLink(made: PackageWorld): Promise<string> {
  const real = join(dirname(made.directory), "elsewhere", "real");
  await mkdir(real, { recursive: true });
  await symlink(real, made.directory);
  return real;
}

test("a folder that is reached through a link has one lock, and its parts are beside the folder itself", async () => {
  const made = await createPackageWorld();
  const real = await behindLink(made);
  let [second, beside]: unknown[] = [];
  const onProgress: DownloadOptions["onProgress"] = async (event) => {
    if (event.type !== "plan") return;
    second = failureOf(() => download(made, { directory: real }));
    beside = namesIn(`${real}.part`);
  };
  const { directory, report } = await download(made, { onProgress });
  expect([directory, report.ok]).toEqual([made.directory, true]);
  expect(await second).toMatchObject({ message: `${real}: another run is working on it. Wait for it to end` });
  expect(await beside).toContain("lock");
  expect(await namesIn(dirname(made.directory))).toEqual(["elsewhere", "package"]);
  expect(await namesIn(dirname(real))).toEqual(["real"]);
});

test.each<[string, (directory: string) => Promise<unknown>, string]>([
  [
    "a link to nothing",
    (directory) => symlink(join(dirname(directory), "nothing"), directory),
    "a symbolic link to what does not exist",
  ],
  ["a link to itself", (directory) => symlink(directory, directory), "a symbolic link is in the way"],
  [
    "a link to a file",
    async (directory) => {
      await writeFile(`${directory}.txt`, "mine");
      await symlink(`${directory}.txt`, directory);
    },
    "a file stands where a folder should be",
  ],
])("%s in the folder's place is refused with its reason", async (_, place, message) => {
  const made = await createPackageWorld();
  await place(made.directory);
  expect(await messageOf(() => download(made))).toContain(message);
});

test("a link to nothing is refused before anything is asked for", async () => {
  const made = await createPackageWorld();
  await symlink(join(dirname(made.directory), "nothing"), made.directory);
  await expect(checkDownload(made.client, { directory: made.directory })).rejects.toThrow(
    "a symbolic link to what does not exist",
  );
});

test("a folder beside which its parts cannot be is refused before it is made", async () => {
  const made = await createPackageWorld();
  const directory = join(dirname(made.directory), "a".repeat(251));
  expect(await messageOf(() => download(made, { directory }))).toContain("its name is too long, at most 250 bytes");
  expect(await namesIn(dirname(made.directory))).toEqual([]);
  const fitting = join(dirname(made.directory), "ä".repeat(125));
  expect((await download(made, { directory: fitting })).report.ok).toBe(true);
});

const longPath = (segments: number) => `${Array(segments).fill("d".repeat(240)).join("/")}/a.ipa`;

test.each([
  ["one name", `variant/${"a".repeat(252)}.ipa`, "a name of more than 255 bytes"],
  ["a folder's name", `${"ü".repeat(128)}/a.ipa`, "a name of more than 255 bytes"],
])("%s that is too long is refused before anything is placed", async (_, path, fault) => {
  const made = await createPackageWorld();
  made.manifest.variants = [asset("variant", path, Buffer.from("a"))];
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_INTEGRITY", path });
  expect(await messageOf(() => download(made))).toContain(fault);
  expect(await namesIn(made.directory)).toEqual([]);
});

test("a path that is too long for where the folder is is refused before anything is placed", async () => {
  const made = await createPackageWorld();
  made.manifest.variants = [asset("variant", longPath(4), Buffer.from("a"))];
  const directory = join(dirname(made.directory), ...Array(15).fill("d".repeat(240)), "package");
  expect(await messageOf(() => download(made, { directory }))).toContain("the name is too long for this file system");
  expect(await namesIn(directory)).toEqual([]);
});

test("a file where the folder of an older package's file was is nothing to remove", async () => {
  const made = await createPackageWorld();
  await download(made);
  await rm(join(made.directory, "delta"), { recursive: true });
  await writeFile(join(made.directory, "delta"), "mine");
  made.manifest.deltas = [];
  expect(await messageOf(() => download(made))).toContain("not part of the package: delta");
  expect(await readFile(join(made.directory, "delta"), "utf8")).toBe("mine");
});

/** A world whose folder refuses to be written to, as a file system says it. */
function refusing(made: PackageWorld, code: string): void {
  const parts = `${made.directory}.part`;
  const refusal = Object.assign(new Error(code), { code, syscall: "mkdir" });
  made.world.makeFolder = () => withFileError(parts, () => Promise.reject(refusal));
}

test.each(["EROFS", "EACCES", "EPERM", "EXDEV"])(
  "a folder that cannot be written to (%s) is complete already when all of the package is in it",
  async (code) => {
    const made = await createPackageWorld();
    await download(made);
    made.asked.length = 0;
    refusing(made, code);
    const { report, ...kept } = await download(made);
    expect(report.ok).toBe(true);
    expect(outcomesOf({ report, ...kept })).toEqual(["variant/a.ipa kept", "variant/b.ipa kept", "delta/c.ipa kept"]);
    expect(made.asked.map(({ name }) => name)).toEqual(["zip"]);
    expect(await namesIn(dirname(made.directory))).toEqual(["package"]);
  },
);

test.each<[string, (made: PackageWorld) => unknown, string]>([
  [
    "a file is damaged",
    ({ directory }) => writeFile(join(directory, "variant/b.ipa"), "x".repeat(999)),
    "the file system is read-only; variant/b.ipa is missing or not what was signed",
  ],
  ["a file is missing", ({ directory }) => rm(join(directory, "delta/c.ipa")), "delta/c.ipa is missing"],
  [
    "the version is another one",
    ({ manifest }) => Object.assign(manifest, { deltas: [] }),
    "manifest.json is not that of this package version",
  ],
])("a folder that cannot be written to is refused when %s, and stays as it is", async (_, change, message) => {
  const made = await createPackageWorld();
  await download(made);
  await change(made);
  refusing(made, "EROFS");
  const error = await failureOf(() => download(made));
  expect(error).toBeInstanceOf(FileError);
  expect((error as Error).message).toContain(message);
  expect(await namesIn(dirname(made.directory))).toEqual(["package"]);
});

test("an empty folder that cannot be written to is refused before anything is asked for", async () => {
  const made = await createPackageWorld();
  refusing(made, "EROFS");
  expect(await messageOf(() => download(made))).toBe(`${made.directory}.part: the file system is read-only`);
  expect(made.sent).toEqual([]);
});

test("a signature that was made again is no reason to write to a folder that is complete", async () => {
  const made = await createPackageWorld();
  await download(made);
  const before = await readFileOf(made, "signature");
  const again = await createPackageWorld();
  Object.assign(again, { directory: made.directory });
  refusing(again, "EROFS");
  expect((await download(again)).report.ok).toBe(true);
  expect(await readFileOf(made, "signature")).toEqual(before);
});
