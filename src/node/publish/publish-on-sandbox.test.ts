import { mkdir, readdir, readFile, rename, stat, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Fault, ScenarioVersion } from "../../sandbox/index.js";
import { failureOf } from "../../test-support/failure-of.js";
import { startedSandbox } from "../../test-support/started-sandbox.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { publish } from "./publish.js";
import type { PublishOptions } from "./publish-options.js";

const bundleId = "com.example.app";
const version = "2.4.0";

/** Publishes on a sandbox of its own, and counts the requests of each run. */
async function onSandbox(scenario: Partial<ScenarioVersion>, faults: Fault[] = []) {
  const versions: ScenarioVersion[] = [
    { versionString: version, package: "there", variantBytes: 2_000, deltaBytes: 500, ...scenario },
  ];
  const { sandbox, client } = await startedSandbox({ faults, scenario: { apps: [{ bundleId, versions }] } });
  const directory = join(await temporaryFolder(), "package");
  const how = { bundleId, version, directory, trustedRoots: [sandbox.signatureRoot] };
  const run = async (options: Partial<PublishOptions> = {}) => {
    const before = sandbox.requests.length;
    const published = await publish(client, { ...how, ...options });
    const requests = sandbox.requests.slice(before);
    const downloads = requests.filter(({ operation }) => operation === "asset");
    const outcomes = published.files.map(({ outcome }) => outcome);
    return { ...published, outcomes, api: requests.length - downloads.length, downloads };
  };
  return { run, directory, sandbox };
}

test.each([
  [6, { variants: 4, deltas: 2, deltasDelayMs: 0 }, 9],
  [400, { variants: 250, deltas: 150, deltasDelayMs: 0 }, 12],
])(
  "%i files take few requests to the API, and none of them a download the next time",
  async (files, scenario, most) => {
    const { run } = await onSandbox({ ...scenario, variantBytes: 200, deltaBytes: 100 });
    const first = await run();
    expect(first.outcomes).toEqual(Array(files).fill("downloaded"));
    expect(first.api).toBeLessThanOrEqual(most);
    const again = await run();
    expect(again.outcomes).toEqual(Array(files).fill("kept"));
    // The zip with manifest and signature.
    expect(again.downloads).toHaveLength(1);
    expect(again.api).toBeLessThan(first.api);
  },
);

test("without digests of slices whole files are kept, a part is resumed by range, a damaged file comes again", async () => {
  const { run, directory } = await onSandbox({ variants: 3, chunkDigests: false });
  const { files } = await run();
  const [kept = "", cut = "", damaged = ""] = files.map(({ path }) => path);
  const part = join(`${directory}.part`, `variant-${cut.replace(/^variant\/|\.ipa$/g, "")}.part`);
  await mkdir(dirname(part));
  await rename(join(directory, cut), part);
  await truncate(part, 1_200);
  await writeFile(join(directory, damaged), Buffer.alloc(2_000));
  const again = await run();
  expect(again.files.map(({ path, outcome }) => `${path} ${outcome}`)).toEqual([
    `${kept} kept`,
    `${cut} resumed`,
    `${damaged} downloaded`,
  ]);
  expect(again.downloads.filter(({ hasRange }) => hasRange)).toHaveLength(1);
});

test.each(["editedManifest", "indentedManifest", "cutSignature", "foreignSignature"] as const)(
  "a zip with %s is refused before a single variant is asked for, and once is tried again",
  async (kind) => {
    const operation = "GET /v1/alternativeDistributionPackageVersions/{id}";
    const { run, sandbox, directory } = await onSandbox({}, [{ kind, operation, times: 2 }]);
    expect(await failureOf(run)).toMatchObject({ code: "ERR_ASC_INTEGRITY", path: "signature" });
    expect(sandbox.requests.filter(({ operation }) => /Variant|Delta|variants|deltas/.test(`${operation}`))).toEqual(
      [],
    );
    await expect(stat(join(directory, "manifest.json"))).rejects.toThrow("ENOENT");
    expect((await run()).report.ok).toBe(true);
    const once = await onSandbox({}, [{ kind, operation, times: 1 }]);
    expect((await once.run()).report).toMatchObject({ ok: true, signature: { status: "valid" } });
  },
);

test.each<[string, Fault[], number]>([
  ["a packed body, cut off", [{ kind: "encoded", afterBytes: 900 }], 2],
  ["a packed body", [{ kind: "encoded" }], 1],
  ["bodies without a length that end early", [1, 2].map(() => ({ kind: "withoutLength", afterBytes: 700 })), 3],
  [
    "a rest with its range in capitals",
    [{ kind: "truncate", afterBytes: 900, operation: "asset" }, { kind: "capitalRange" }],
    2,
  ],
])("%s is all of the file in the end, without a second URL", async (_, faults, requests) => {
  const plan: Fault[] = [];
  const { run } = await onSandbox({ variants: 1 }, plan);
  const onProgress: PublishOptions["onProgress"] = (event) => event.type === "plan" && plan.push(...faults);
  const { report, downloads, api } = await run({ onProgress });
  expect(report.ok).toBe(true);
  // One more for the zip.
  expect(downloads).toHaveLength(requests + 1);
  expect(api).toBeLessThanOrEqual(6);
});

test("a manifest with names of more than 255 bytes is refused before a file is asked for, and its folder is not lost", async () => {
  const operation = "GET /v1/alternativeDistributionPackageVersions/{id}";
  const { run, directory } = await onSandbox({}, [{ kind: "longNames", operation }]);
  expect(await failureOf(run)).toMatchObject({
    code: "ERR_ASC_INTEGRITY",
    message: expect.stringContaining("a name of more than 255 bytes"),
  });
  expect(await readdir(directory)).toEqual([]);
  expect((await run()).report.ok).toBe(true);
});

test("a sandbox's package is no one's who does not trust its root", async () => {
  const { run } = await onSandbox({});
  expect(await failureOf(() => run({ trustedRoots: [] }))).toMatchObject({
    code: "ERR_ASC_INTEGRITY",
    message: "signature: signed by Sandbox Root CA, not by Apple",
  });
  expect(await failureOf(() => run({ trustedRoots: ["no PEM"] }))).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
});

test("a folder with the package of another app is refused and left alone; another version of the app replaces it", async () => {
  const { run, directory } = await onSandbox({ variants: 1 });
  const manifestFile = join(directory, "manifest.json");
  await run();
  const own = await readFile(manifestFile, "utf8");
  const other = own.replace(bundleId, "com.example.other");
  await writeFile(manifestFile, other);
  expect(await failureOf(run)).toMatchObject({
    code: "ERR_ASC_FILE",
    message: expect.stringContaining(
      "holds the package of another app (bundleId com.example.other, not com.example.app)",
    ),
  });
  expect(await readFile(manifestFile, "utf8")).toBe(other);
});

test("only what the folder's own signed manifest lists is removed", async () => {
  const { run, directory, sandbox } = await onSandbox({ variants: 1 });
  const { files } = await run();
  const [path = ""] = files.map((file) => file.path);
  const manifestFile = join(directory, "manifest.json");
  const text = await readFile(manifestFile, "utf8");
  // A manifest that no one signed claims a file that is somebody's.
  await writeFile(manifestFile, text.replace(path, "variant/thesis.ipa"));
  await rename(join(directory, path), join(directory, "variant/thesis.ipa"));
  expect(await failureOf(run)).toMatchObject({
    code: "ERR_ASC_FILE",
    message: expect.stringContaining("variant/thesis.ipa"),
  });
  expect((await stat(join(directory, "variant/thesis.ipa"))).size).toBe(2_000);
  expect(sandbox.requests.filter(({ hasToken, operation }) => hasToken && operation === "asset")).toEqual([]);
});

test("key blobs of every file are handed out once all is verified, with every id", async () => {
  const { run } = await onSandbox({ variants: 2, deltas: 1, deltasDelayMs: 0 });
  const found: unknown[] = [];
  const published = await run({ onKeyBlobs: (keyBlobs) => found.push(keyBlobs) });
  const { packageId, packageVersionId, appleItemId, appleVersionId } = published;
  expect(found).toEqual([
    {
      ...{ packageId, packageVersionId, appleItemId, appleVersionId, bundleId, version },
      assets: published.files.map(({ path }) => ({
        publicId: path.replace(/^.*\/|\.ipa$/g, ""),
        assetPath: path,
        keyBlob: expect.stringMatching(/\S/),
      })),
    },
  ]);
  // Again, although no file is downloaded.
  await run({ onKeyBlobs: (keyBlobs) => found.push(keyBlobs) });
  expect(found[1]).toEqual(found[0]);
});
