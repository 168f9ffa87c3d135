import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { brokenSources, goodSources } from "../../test-support/altstore-sources.js";
import { failureOf, messageOf } from "../../test-support/failure-of.js";
import { packageToHost } from "../../test-support/hosting-server.js";
import { testRoot } from "../../test-support/package-world.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { applyEntry, readNamed } from "./apply-entry.js";
import { memberOf, type SourceNode } from "./read-source.js";
import { createSourceEntry, type SourceEntryOptions, type SourceVersion } from "./source-entry.js";
import { checkSource, updateSource } from "./update-source.js";

const files = packageToHost();
const downloadUrl = "https://downloads.example.com/2.4.0/";
const date = "2026-11-28T04:00:00Z";
const entry: SourceVersion = {
  ...{ version: "2.4.0", buildVersion: "240", date, downloadURL: downloadUrl, size: 100_000, minOSVersion: "16.0" },
};

async function world() {
  const folder = await temporaryFolder();
  const directory = join(folder, "package");
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), bytes);
  }
  const file = join(folder, "source.json");
  const options = { downloadUrl, date, trustedRoots: [testRoot] };
  const update = (more: Partial<SourceEntryOptions> & { dryRun?: boolean } = {}) =>
    updateSource(file, directory, { ...options, ...more });
  return { folder, directory, file, update, read: () => readFile(file, "utf8") };
}

// biome-ignore lint/suspicious/noExplicitAny: a source as its test has it
const versionsIn = (text: string): any[] => {
  const { apps } = JSON.parse(text.replace(/^\ufeff/, ""));
  return apps.find(({ marketplaceID }: { marketplaceID?: string }) => marketplaceID === "1234567890").versions;
};

/** What two texts have in common at their beginning and at their end. */
function differenceOf(before: string, after: string): { removed: string; added: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { removed: before.slice(start, before.length - end), added: after.slice(start, after.length - end) };
}

const made = { marketplaceId: "1234567890", bundleId: "com.example.app", version: entry };
const apply = async (given: string | Uint8Array, options: { date?: string } = { date }) =>
  applyEntry("source.json", await readNamed("source.json", Buffer.from(given as string)), made, options);

test(`in ${Object.keys(goodSources).length} sources nothing changes but the entry, byte for byte, and a second run changes nothing`, async () => {
  for (const [name, text] of Object.entries(goodSources)) {
    const { text: after, ...edited } = await apply(text);
    expect(edited, name).toMatchObject({ outcome: "added", index: 0 });
    const { root } = await readNamed(name, Buffer.from(text));
    const app = memberOf(root, "apps")?.children?.find((one) => memberOf(one, "marketplaceID")?.value === "1234567890");
    const list = memberOf(app, "versions") as SourceNode;
    const [first] = list.children ?? [];
    const [before, behind] = first
      ? [text.slice(0, first.offset), text.slice(first.offset)]
      : [text.slice(0, list.offset + 1), text.slice(list.offset + 1)];
    expect(after.slice(0, before.length), name).toBe(before);
    expect(after.slice(-behind.length), name).toBe(behind);
    const added = after.slice(before.length, -behind.length);
    expect(JSON.parse(first ? added.replace(/[,\s]+$/, "") : added), name).toEqual(entry);
    expect(versionsIn(after), name).toEqual([entry, ...versionsIn(text)]);
    expect(await apply(after, {}), name).toMatchObject({ outcome: "unchanged", text: after });
  }
});

test("the entry is laid out as its neighbours are", async () => {
  const addedTo = async (name: string) => {
    const text = goodSources[name] as string;
    return differenceOf(text, (await apply(text)).text).added;
  };
  expect(await addedTo("minified")).toContain('"buildVersion":"240","date":"2026-11-28T04:00:00Z","downloadURL"');
  expect(await addedTo("tabs")).toContain('\n\t\t\t\t\t"buildVersion": "240",\n\t\t\t\t\t"date"');
  expect(await addedTo("CRLF, and a line break at the end")).not.toMatch(/[^\r]\n/);
  expect(await addedTo("no version yet")).toBe(
    `\n        {\n          ${JSON.stringify(entry, undefined, 10).slice(12, -2)}\n        }\n      `,
  );
  expect(await addedTo("an object a line")).toMatch(/^4\.0", "buildVersion": "240", .* \},\n {4}\{ "version": "2\.$/);
});

test(`${Object.keys(brokenSources).length} broken sources are refused by name`, async () => {
  for (const [name, [given, said]] of Object.entries(brokenSources)) {
    const error = await failureOf(() => apply(given));
    expect(error, name).toMatchObject({ code: "ERR_ASC_SOURCE", message: expect.stringMatching(said) });
    expect((error as Error).message, name).toMatch(/^source\.json: /);
    const isOfThisPackage = /another app's|no marketplaceID|newer version at the beginning/.test(name);
    expect((await checkSource(given)).ok, name).toBe(isOfThisPackage);
  }
});

test("a source that is refused is left as it is, and one that needs no change is not written", async () => {
  const { file, folder, update, read } = await world();
  const [broken] = brokenSources["no builds"] as [string, RegExp];
  await writeFile(file, broken);
  expect(await failureOf(update)).toMatchObject({ code: "ERR_ASC_SOURCE" });
  expect(await read()).toBe(broken);
  await writeFile(file, goodSources["CRLF, and a line break at the end"] as string);
  expect(await update()).toMatchObject({ outcome: "added", index: 0, marketplaceId: "1234567890" });
  const after = await stat(file);
  expect(await update({ date: undefined })).toMatchObject({ outcome: "unchanged" });
  expect((await stat(file)).ino).toBe(after.ino);
  expect((await readdir(folder)).sort()).toEqual(["package", "source.json"]);
});

test("every good source is found good, and what only the code of AltStore requires is a warning", async () => {
  for (const [name, text] of Object.entries(goodSources)) {
    if (name.startsWith("no version yet")) continue;
    expect((await checkSource(text)).problems, name).toEqual([]);
  }
  const { ok, warnings } = await checkSource(goodSources["an object a line"] as string);
  expect({ ok, warnings }).toMatchObject({ ok: true, warnings: [{ path: "apps[0].developerName" }, {}, {}] });
});

test("an entry of the same version and build is replaced in its place, and keeps what is not known", async () => {
  const text = (goodSources["two blanks"] as string)
    .replace('"2.3.0"', '"2.4.0"')
    .replace('"230"', '"240"')
    .replace('"2.3.1"', '"2.5.0"')
    .replace('"231"', '"250"')
    .replace(
      '"minOSVersion": "16.0"\n        }\n      ]',
      '"maxOSVersion": "18.0",\n "mine": [1,  2],\n "assetURLs": {"a": "https://example.com/a"}\n        }\n      ]',
    );
  const { text: after, ...edited } = await apply(text, {});
  expect(edited).toMatchObject({ outcome: "replaced", index: 1 });
  expect(versionsIn(after)[0]).toEqual(versionsIn(text)[0]);
  expect(versionsIn(after)[1]).toEqual({
    ...{ ...entry, date: "2026-03-01T09:30:00Z", localizedDescription: "What is new in 2.3.0" },
    ...{ maxOSVersion: "18.0", mine: [1, 2] },
  });
  expect(after).toContain('"mine": [1,  2]');
  expect(after.startsWith(text.slice(0, text.indexOf('"2.4.0"')))).toBe(true);
  expect(after.endsWith(text.slice(text.lastIndexOf("\n        }\n      ]") + 1))).toBe(true);
  expect(versionsIn((await apply(after)).text)[1].date).toBe(date);
});

test("a link, the permissions and a dry run are left as they are; no other file is left behind", async () => {
  const { folder, file, directory, update, read } = await world();
  const real = join(folder, "real.json");
  await writeFile(real, goodSources.tabs as string);
  await chmod(real, 0o640);
  await symlink(real, file);
  expect(await update({ dryRun: true })).toMatchObject({ outcome: "added" });
  expect(await read()).toBe(goodSources.tabs);
  await update();
  expect((await lstat(file)).isSymbolicLink()).toBe(true);
  expect((await stat(real)).mode & 0o777).toBe(0o640);
  expect((await readdir(folder)).sort()).toEqual(["package", "real.json", "source.json"]);
  await writeFile(join(directory, "variant/b.ipa"), "changed");
  expect(await failureOf(update)).toMatchObject({ code: "ERR_ASC_INTEGRITY" });
  expect(await failureOf(() => updateSource(`${file}.none`, directory, { downloadUrl }))).toMatchObject({
    code: "ERR_ASC_FILE",
  });
});

test("a file that is read-only is left as it is", async () => {
  const { file, folder, update, read } = await world();
  await writeFile(file, goodSources.tabs as string, { mode: 0o444 });
  expect(await failureOf(update)).toMatchObject({
    code: "ERR_ASC_FILE",
    message: `${file}: is read-only, and left as it is`,
  });
  expect(await read()).toBe(goodSources.tabs);
  expect((await readdir(folder)).sort()).toEqual(["package", "source.json"]);
});

test("of two updates at once one is refused, so that none is lost", async () => {
  const { file, folder, update, read } = await world();
  await writeFile(file, goodSources.tabs as string);
  const [one, other] = [{ localizedDescription: "one" }, { localizedDescription: "other" }];
  const ended = await Promise.allSettled([update(one), update(other)]);
  const refused = ended.filter(({ status }) => status === "rejected");
  expect(refused).toMatchObject([
    { reason: { code: "ERR_ASC_FILE", message: expect.stringMatching(/changed meanwhile/) } },
  ]);
  expect(versionsIn(await read())).toHaveLength(3);
  expect((await readdir(folder)).sort()).toEqual(["package", "source.json"]);
});

test("the entry of a flat host has the URL of every file, and a date is written in UTC", async () => {
  const { directory } = await world();
  const of = (more: Partial<SourceEntryOptions>) =>
    createSourceEntry(directory, { downloadUrl, trustedRoots: [testRoot], ...more });
  const { version, marketplaceId } = await of({ assetUrls: true, date: "2026-11-28T06:00:00.5+02:00" });
  expect({ marketplaceId, ...version }).toMatchObject({ marketplaceId: "1234567890", date });
  expect(version.assetURLs).toEqual({
    manifest: `${downloadUrl}manifest.json`,
    signature: `${downloadUrl}signature`,
    a: `${downloadUrl}a.ipa`,
    b: `${downloadUrl}b.ipa`,
    d: `${downloadUrl}d.ipa`,
  });
  const described = await of({ localizedDescription: "New", assetUrls: { a: "https://example.com/a" } });
  expect(described.version).toMatchObject({ localizedDescription: "New", assetURLs: { a: "https://example.com/a" } });
  expect(await messageOf(() => of({ date: "2026-11-28" }))).toMatch(/^date: must have a time and a zone/);
  expect(await messageOf(() => of({ date: "2026-02-31T12:00:00Z" }))).toMatch(/^date: must have a time and a zone/);
  expect(await messageOf(() => of({ downloadUrl: "http://example.com/" }))).toMatch(
    /^downloadUrl: must be an https URL/,
  );
  expect(await messageOf(() => of({ downloadUrl: " https://example.com/" }))).toMatch(/^downloadUrl: .*blanks/);
});
