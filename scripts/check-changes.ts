import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { diffDocuments } from "../src/contract/diff/diff-documents.js";
import { formats, reportOf } from "../src/contract/report/report.js";
import { baseCommit, git, notChecked } from "./check-changes/base-commit.js";
import { namedIn } from "./check-changes/named-changes.js";
import { filesOf, projectRoot } from "./contract/files.js";
import { addEntry } from "./contract-update/changes-file.js";
import { runWhenCalled } from "./run-when-called.js";

const usage = `npm run check:changes -- [--write]

Compares the contract with the one before it: in a pull request with that of the branch it is for, on a push with that of
the first parent, at a release with that of the last tag, elsewhere with what is on the main branch, or the last commit.
A breaking change has to be named in what openapi/CHANGES.md or CHANGELOG.md says since then.

  --write   adds what is not named to openapi/CHANGES.md

Exit codes: 0 all named, or nothing to compare with, which is said; 1 a breaking change is not named.`;

const contractPath = "openapi/app-store-connect.yaml";

/** Resolves to what was found; rejects with the breaking changes that no document names. */
export async function checkChanges(root = projectRoot, { environment = process.env, write = false } = {}) {
  const base = await baseCommit(root, environment);
  if ("missing" in base) return `${notChecked}${base.missing}`;
  const textAt = (path: string) => git(root, "show", `${base.commit}:${path}`).catch(() => "");
  const textNow = (path: string) => readFile(join(root, path), "utf8").catch(() => "");
  const [before, after] = await Promise.all([textAt(contractPath), textNow(contractPath)]);
  if (before === "") return `${notChecked}${base.what} has no contract`;
  if (before === after) return `the contract is that of ${base.what}`;
  const { changes } = reportOf(diffDocuments(parse(before), parse(after)));
  const breaking = changes.filter(({ impact }) => impact === "breaking");
  const added = async (path: string) => linesAdded(await textAt(path), await textNow(path));
  const isNamed = namedIn(await added("openapi/CHANGES.md"), await added("CHANGELOG.md"));
  const unnamed = breaking.filter((change) => !isNamed(change));
  if (unnamed.length === 0) return `${breaking.length} breaking changes since ${base.what}, each of them named`;
  const { version } = parse(after).info;
  const day = new Date().toISOString().slice(0, 10);
  const entry = formats.markdown(reportOf(unnamed), `${version}: selection and overlay (${day})`);
  if (write) {
    await addEntry(filesOf(root).changesFile, entry);
    return `openapi/CHANGES.md: ${unnamed.length} breaking changes added`;
  }
  const heading = `Since ${base.what} the contract has breaking changes that neither openapi/CHANGES.md nor CHANGELOG.md names.`;
  const remedy = "Undo them, or name them: npm run check:changes -- --write adds this entry to openapi/CHANGES.md.";
  throw new Error([heading, remedy, entry].join("\n\n"));
}

function linesAdded(before: string, after: string): string {
  const old = new Set(before.split("\n"));
  const lines = after.split("\n").filter((line) => !old.has(line));
  return lines.join("\n");
}

await runWhenCalled(import.meta, async (args) => {
  if (args.includes("--help")) return console.log(usage);
  console.log(await checkChanges(projectRoot, { write: args.includes("--write") }));
});
