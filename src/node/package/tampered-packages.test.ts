import { appendFile, cp, mkdir, readFile, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { asset, defaultFiles, signPackage, testRoot } from "../../test-support/package-world.js";
import { withRealPackage } from "../../test-support/real-packages.js";
import { signFiles } from "../../test-support/signed-package.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import type { PackageReport } from "./package-report.js";
import { verifyPackage } from "./verify-package.js";

interface Tampering {
  directory: string;
  /** Of some variant. */
  file: string;
  manifest: { variants: Record<string, unknown>[]; deltas: Record<string, unknown>[]; [name: string]: unknown };
}

/** What the signature, and the files that are not right, are said to be. */
function verdictOn({ signature, files }: PackageReport): string {
  const wrong = files.filter(({ status }) => status !== "ok").map(({ path, status }) => `${path} ${status}`);
  return [signature.status, ...wrong].join(", ");
}

const inPackage = ({ directory }: Tampering, path: string) => join(directory, path);

async function edit({ directory }: Tampering, path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(join(directory, path), change(await readFile(join(directory, path))));
}

function flip(at: number) {
  return (bytes: Buffer) => {
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    return bytes;
  };
}

const rewrite = (change: (manifest: Tampering["manifest"]) => unknown) => async (it: Tampering) => {
  change(it.manifest);
  await writeFile(inPackage(it, "manifest.json"), JSON.stringify(it.manifest));
};

/** Twenty-four ways, each with what is to be found. */
const tamperings: [way: string, tamper: (it: Tampering) => Promise<unknown>, found: RegExp][] = [
  ["a byte of a file changed", (it) => edit(it, it.file, flip(0)), /^valid, \S+ wrongDigest$/],
  ["the last byte of a file changed", (it) => edit(it, it.file, flip(-1)), /^valid, \S+ wrongDigest$/],
  ["a file cut off", (it) => truncate(inPackage(it, it.file), 100), /^valid, \S+ wrong(Size|Digest)$/],
  ["a file made longer", (it) => appendFile(inPackage(it, it.file), "x"), /^valid, \S+ wrong(Size|Digest)$/],
  ["a file emptied", (it) => truncate(inPackage(it, it.file)), /^valid, \S+ wrong(Size|Digest)$/],
  ["a file removed", (it) => rm(inPackage(it, it.file)), /^valid, \S+ missing$/],
  ["a file replaced by a link", replaceByLink, /^valid, \S+ unreadable$/],
  ["two files exchanged", exchange, /^valid, \S+ wrong(Size|Digest), \S+ wrong(Size|Digest)$/],
  ["a file added", (it) => writeFile(inPackage(it, "variant/extra.ipa"), "x"), /^valid, variant\/extra.ipa stray$/],
  [
    "a byte of the manifest changed",
    (it) => edit(it, "manifest.json", flip(20)),
    /^mismatch, manifest.json wrongDigest|^mismatch, manifest.json unreadable/,
  ],
  ["the manifest indented", rewriteIndented, /^mismatch, manifest.json wrongDigest/],
  [
    "a line break after the manifest",
    (it) => appendFile(inPackage(it, "manifest.json"), "\n"),
    /^mismatch, manifest.json wrongDigest/,
  ],
  ["the manifest without a variant", rewrite(({ variants }) => void variants.pop()), /^mismatch, /],
  [
    "the manifest with its variants in another order",
    rewrite(({ variants }) => void variants.reverse()),
    /^mismatch, /,
  ],
  [
    "the manifest of another bundle id",
    rewrite((manifest) => Object.assign(manifest, { bundleId: "com.evil.app" })),
    /^mismatch, /,
  ],
  ["the manifest with the digests of a changed file", rewriteDigests, /^mismatch, /],
  ["the manifest emptied", (it) => truncate(inPackage(it, "manifest.json")), /^mismatch, manifest.json unreadable/],
  ["the signature removed", (it) => rm(inPackage(it, "signature")), /^missing, signature missing/],
  ["the signature emptied", (it) => truncate(inPackage(it, "signature")), /^malformed, signature unreadable/],
  [
    "the signature cut off",
    (it) => truncate(inPackage(it, "signature"), 1_000),
    /^malformed, signature wrongSignature/,
  ],
  [
    "a byte of the signature changed",
    (it) => edit(it, "signature", flip(-1)),
    /^(untrusted|malformed), signature wrong/,
  ],
  ["a byte after the signature", (it) => appendFile(inPackage(it, "signature"), "\0"), /^malformed, signature wrong/],
  ["the signature of somebody else", signBySomebodyElse, /^untrusted, signature wrongSignature/],
  ["everything signed again by somebody else", changeAndSignAgain, /^untrusted, signature wrongSignature/],
];

async function replaceByLink(it: Tampering): Promise<void> {
  const elsewhere = join(dirname(it.directory), "elsewhere.ipa");
  await rename(inPackage(it, it.file), elsewhere);
  await symlink(elsewhere, inPackage(it, it.file));
}

async function exchange(it: Tampering): Promise<void> {
  const [one = "", other = ""] = it.manifest.variants.map(({ assetPath }) => inPackage(it, `${assetPath}`));
  await rename(one, `${it.directory}.aside`);
  await rename(other, one);
  await rename(`${it.directory}.aside`, other);
}

async function rewriteIndented(it: Tampering): Promise<void> {
  await writeFile(inPackage(it, "manifest.json"), JSON.stringify(it.manifest, undefined, 2));
}

async function rewriteDigests(it: Tampering): Promise<void> {
  await edit(it, it.file, flip(0));
  const bytes = await readFile(inPackage(it, it.file));
  await rewrite(({ variants }) => {
    variants[0] = asset("variant", it.file, bytes);
  })(it);
}

async function hashesOf({ directory, manifest }: Tampering): Promise<Record<string, Buffer>> {
  const paths = ["manifest.json", ...[...manifest.variants, ...manifest.deltas].map(({ assetPath }) => `${assetPath}`)];
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(directory, path))])),
  );
}

async function signBySomebodyElse(it: Tampering): Promise<void> {
  await writeFile(inPackage(it, "signature"), signFiles(await hashesOf(it), { seed: 666 }).signature);
}

async function changeAndSignAgain(it: Tampering): Promise<void> {
  await edit(it, it.file, flip(0));
  await signBySomebodyElse(it);
}

async function tamperingWith(directory: string): Promise<Tampering> {
  const manifest = JSON.parse(await readFile(join(directory, "manifest.json"), "utf8"));
  return { directory, manifest, file: manifest.variants[0].assetPath };
}

/** A package as Apple's are, of the tests' own making. */
async function ownPackage(): Promise<string> {
  const directory = join(await temporaryFolder(), "package");
  const files = defaultFiles();
  const assets = (kind: "variant" | "delta") =>
    Object.entries(files).flatMap(([path, bytes]) => (path.startsWith(kind) ? [asset(kind, path, bytes)] : []));
  const manifest = { bundleId: "com.example.app", variants: assets("variant"), deltas: assets("delta") };
  const bytes = Buffer.from(JSON.stringify(manifest));
  const all = { ...files, "manifest.json": bytes, signature: signPackage(manifest, files, bytes) };
  for (const [path, content] of Object.entries(all)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  return directory;
}

describe("a package of the tests", () => {
  const verify = (directory: string) => verifyPackage(directory, { trustedRoots: [testRoot] });

  test("is valid as it is", async () => {
    expect(verdictOn(await verify(await ownPackage()))).toBe("valid");
  });

  test("is refused with the signature of another package under the same root", async () => {
    const directory = await ownPackage();
    const { signature } = signFiles({ "manifest.json": Buffer.from("{}") });
    await writeFile(join(directory, "signature"), signature);
    expect(verdictOn(await verify(directory))).toMatch(
      /^mismatch, manifest.json wrongDigest, signature wrongSignature/,
    );
  });

  test.each([
    [
      "fewer",
      (files: Record<string, Buffer>) => ({ "variant/a.ipa": files["variant/a.ipa"] ?? Buffer.alloc(0) }),
      "does not sign files",
    ],
    [
      "more",
      (files: Record<string, Buffer>) => ({ ...files, "variant/z.ipa": Buffer.from("z") }),
      "signs files that manifest.json does not list: variant/z.ipa",
    ],
  ])("is refused when %s files are signed than its manifest lists", async (_, change, reason) => {
    const directory = await ownPackage();
    const bytes = await readFile(join(directory, "manifest.json"));
    const { signature } = signFiles({ ...change(defaultFiles()), "manifest.json": bytes });
    await writeFile(join(directory, "signature"), signature);
    const report = await verify(directory);
    expect(report.signature).toMatchObject({ status: "mismatch", reason: expect.stringContaining(reason) });
    expect(report.ok).toBe(false);
  });

  test.each(tamperings)("is refused with %s", async (_, tamper, found) => {
    const it = await tamperingWith(await ownPackage());
    await tamper(it);
    const report = await verify(it.directory);
    expect(verdictOn(report)).toMatch(found);
    expect(report.ok).toBe(false);
    if (report.signature.status !== "valid") expect(report.signature.reason).toMatch(/\w/);
  });
});

describe.each(["complete-2024-07", "complete-2024-09-without-chunk-digests"])("Apple's package %s", (folder) => {
  withRealPackage("is valid as it is, with nothing trusted but Apple", folder, async (directory) => {
    const report = await verifyPackage(directory);
    expect(verdictOn(report)).toBe("valid");
    expect(report).toMatchObject({ ok: true, signature: { signer: "Apple" } });
  });
});

describe("Apple's smallest package", () => {
  for (const [way, tamper, found] of tamperings) {
    withRealPackage(`is refused with ${way}`, "complete-2024-07", async (original) => {
      const directory = join(await temporaryFolder(), "package");
      await cp(original, directory, { recursive: true });
      const it = await tamperingWith(directory);
      await tamper(it);
      const report = await verifyPackage(directory);
      expect(verdictOn(report)).toMatch(found);
      expect(report.ok).toBe(false);
    });
  }
});

describe.each(["first-revision-with-deltas", "many-chunks-90-deltas"])("Apple's manifest %s", (folder) => {
  withRealPackage("is signed by Apple, and only its files are missing", `manifests/${folder}`, async (directory) => {
    const { signature, files } = await verifyPackage(directory);
    expect(signature).toMatchObject({ status: "valid", signer: "Apple" });
    expect(files.slice(0, 2).map(({ status }) => status)).toEqual(["ok", "ok"]);
    expect(new Set(files.slice(2).map(({ status }) => status))).toEqual(new Set(["missing"]));
  });
});
