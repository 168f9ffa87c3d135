import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { version as versionOfSource } from "../src/version.js";
import { pack } from "./check-package.js";
import { releaseNotes } from "./release-check/changelog.js";
import { differences } from "./release-check/packed-files.js";
import { sbomOf } from "./release-check/sbom.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");
const packedFiles = "scripts/release-check/packed-files.txt";

interface Options {
  /** The tag that is released; without one, what the next release will be. */
  tag: string | undefined;
  /** Where the tarball, its checksums, the SBOM and the notes are left. */
  output: string;
  isTested: boolean;
}

/** Does all that a release does, but for the upload. */
async function releaseCheck({ tag, output, isTested }: Options): Promise<void> {
  const version = await versionOf();
  const notes = releaseNotes(await readFile(join(root, "CHANGELOG.md"), "utf8"), version, tag);
  done(`${version}: package.json, src/version.ts and CHANGELOG.md agree${tag ? ` with ${tag}` : ""}`);
  // `npm test` has it.
  await script(isTested ? "check:package" : "test");
  await script("check:consumers");
  const { tarball, files } = await pack(output);
  await run("node_modules/.bin/publint", ["run", tarball, "--strict"], { directory: root });
  const attw = [tarball, "--profile", "node16", "--exclude-entrypoints", "openapi.yaml"];
  await run("node_modules/.bin/attw", attw, { directory: root });
  done("publint and attw find nothing");
  const problems = differences(files, await readFile(join(root, packedFiles), "utf8"));
  if (problems.length > 0) throw new Error([`${packedFiles} and npm pack differ:`, ...problems].join("\n"));
  done(`${basename(tarball)} holds what ${packedFiles} lists: ${files.length} files`);
  const sbom = join(output, `${basename(tarball, ".tgz")}.cdx.json`);
  await writeFile(sbom, await sbomOf(root));
  await writeFile(join(output, "SHA256SUMS"), await checksumsOf([tarball, sbom]));
  await writeFile(join(output, "notes.md"), `${notes}\n`);
  done(`tarball, SBOM, SHA256SUMS and notes.md are written`);
  await run("npm", ["publish", tarball, "--dry-run", "--access", "public", "--ignore-scripts"], { directory: root });
  done("npm would publish it");
}

async function versionOf(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  if (version === versionOfSource) return version;
  throw new Error(`src/version.ts has ${versionOfSource}, and package.json ${version}`);
}

async function script(name: string): Promise<void> {
  const output = await run("npm", ["run", name], { directory: root });
  done(`npm run ${name}: ${output.trim().split("\n").at(-1)}`);
}

/** As `sha256sum --check` reads them. */
async function checksumsOf(files: readonly string[]): Promise<string> {
  const lines = files.map(async (file) => {
    const digest = createHash("sha256").update(await readFile(file));
    return `${digest.digest("hex")}  ${basename(file)}\n`;
  });
  return (await Promise.all(lines)).join("");
}

function done(what: string): void {
  console.log(`✓ ${what}`);
}

await runWhenCalled(import.meta, async (args) => {
  const { values } = parseArgs({
    args,
    options: { tag: { type: "string" }, output: { type: "string" }, tested: { type: "boolean", default: false } },
  });
  const { tag, output, tested: isTested } = values;
  if (output !== undefined) {
    await mkdir(output, { recursive: true });
    return releaseCheck({ tag, output: resolve(output), isTested });
  }
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-release-"));
  await releaseCheck({ tag, output: folder, isTested }).finally(() => rm(folder, { recursive: true, force: true }));
});
