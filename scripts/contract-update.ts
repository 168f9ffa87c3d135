import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { checkIsApples, publishedDocument } from "../src/contract/cut/apples-document.js";
import { type CutContract, cutLeniently } from "../src/contract/cut/cut.js";
import type { Document } from "../src/contract/cut/document.js";
import { editsSinceCut } from "../src/contract/cut/lock.js";
import { readDocument, type SourceDocument } from "../src/contract/cut/read-document.js";
import { diffDocuments } from "../src/contract/diff/diff-documents.js";
import { formats, type Report, reportOf } from "../src/contract/report/report.js";
import { filesOf, projectRoot, readSelectionAndOverlay } from "./contract/files.js";
import { cutDocument } from "./contract.js";
import { addEntry } from "./contract-update/changes-file.js";
import { refusedReport, titleOf, unchangedReport, updateReport } from "./contract-update/report.js";
import { type FailedStep, firstFailure, runStep } from "./contract-update/steps.js";
import { writeGenerated } from "./generate.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const usage = `npm run contract:update -- [<document>] [options]

Makes the contract and generated/ those of a document of Apple's (.json, .json.gz or .zip, a path or a URL), when
everything built on them agrees; without <document>, of the one that Apple serves now:
${publishedDocument}
It cuts, compares with the committed contract, generates, lints, compiles and runs the contract tests. When one of these
fails, openapi/ and generated/ are restored from git; they have to be committed before.

  --dry-run          do all that, restore openapi/ and generated/ and write nothing but the report
  --report <file>    write the report, which is printed in any case, to a file as well
  --allow-older      take a document whose version is lower than the contract's
  --help             this text

Exit codes: 0 updated, or nothing to update; 1 not possible, and nothing was changed.`;

interface Options {
  source: string;
  dryRun: boolean;
  allowOlder: boolean;
}

/** What an update works on: the project, the day, how a step is run, and where signals arrive that stop it. */
interface Workplace {
  root: string;
  today: Date;
  runStep: typeof runStep;
  signals: Pick<NodeJS.EventEmitter, "on" | "off">;
}

/** Updates the contract as the usage says, and resolves to the report. */
export async function updateContract(
  { source, dryRun, allowOlder }: Options,
  workplace: Workplace = { root: projectRoot, today: new Date(), runStep, signals: process },
): Promise<{ report: string; passed: boolean }> {
  const { root, today } = workplace;
  const read = await readDocument(source);
  checkIsApples(read.document, source);
  await checkIsCommitted(root);
  const before = await readCommitted(root);
  const cut = await cutDocument(read, source, root).catch(async (error: Error) => {
    throw await withChanges(error, before.contract, read, root);
  });
  const after = cut.contract;
  const [from, to] = [before.contract.info.version, after.info.version];
  if (cut.yaml === before.yaml) return { report: unchangedReport(to), passed: true };
  if (isOlder(to, from) && !allowOlder) {
    throw new Error(`${source}: version ${to} is older than the contract's ${from}; pass --allow-older to take it`);
  }
  const diff = reportOf(diffDocuments(before.contract, after));
  const failure = await writeAndTry(cut, dryRun, workplace);
  if (!failure && !dryRun) {
    const versions = from === to ? `${from} → ${to}, republished` : `${from} → ${to}`;
    const entry = formats.markdown(diff, `${versions} (${today.toISOString().slice(0, 10)})`);
    await addEntry(filesOf(root).changesFile, entry);
  }
  return {
    report: updateReport({ before: before.contract, after, diff, failure, dryRun }),
    passed: failure === undefined,
  };
}

/** A document that was refused for what it lacks, and what changed in it. */
class RefusedDocument extends Error {
  constructor(
    message: string,
    readonly changed: { title: string; diff: Report },
  ) {
    super(`${message}\n\n${formats.text(changed.diff, changed.title)}`);
  }
}

/** Why a document was refused, with what the contract would lose and gain, as far as it can be cut. */
async function withChanges(error: Error, before: Document, read: SourceDocument, root: string): Promise<Error> {
  const after = await cutLeniently(read, ...(await readSelectionAndOverlay(root))).catch(() => undefined);
  const diff = after && reportOf(diffDocuments(before, after));
  if (!diff || diff.changes.length === 0) return error;
  return new RefusedDocument(error.message, { title: titleOf(before, after), diff });
}

/** What is restored from git when an update fails has to be there. */
async function checkIsCommitted(root: string): Promise<void> {
  const changed = await git(root, "status", "--porcelain", "--", "openapi", "generated");
  if (changed === "") return;
  throw new Error(
    `openapi/ or generated/ has uncommitted changes, which an update could lose. Commit or stash them, or run
git checkout -- openapi generated
${changed.trimEnd()}`,
  );
}

function git(root: string, ...args: string[]): Promise<string> {
  return run("git", args, { directory: root });
}

async function readCommitted(root: string): Promise<{ contract: Document; yaml: string }> {
  const { contractFile, lockFile } = filesOf(root);
  const yaml = await readFile(contractFile, "utf8");
  const contract: Document = parse(yaml);
  const edits = editsSinceCut(contract, yaml, await readFile(lockFile, "utf8"));
  if (edits.length === 0) return { contract, yaml };
  const heading = "openapi/app-store-connect.yaml was edited by hand; revert the edits, an update would lose them:";
  throw new Error([heading, ...edits].join("\n  "));
}

/** Whether a version of Apple's comes before another; `4.10` comes after `4.4.1`, and `4.3.0` is `4.3`. */
function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((one) => one.replace(/(\.0)+$/, "")) as [string, string];
  return a.localeCompare(b, "en", { numeric: true }) < 0;
}

const signalNames = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Writes the contract and generated/ and tries what is built on them. Unless all passes, git restores them. */
async function writeAndTry(
  { yaml, lock }: CutContract,
  dryRun: boolean,
  { root, runStep, signals }: Workplace,
): Promise<FailedStep | undefined> {
  const { contractFile, lockFile, generatedFolder } = filesOf(root);
  const stop = new AbortController();
  const onSignal = (name: string) => stop.abort(new Error(`stopped by ${name}; nothing was changed`));
  for (const name of signalNames) signals.on(name, onSignal);
  let isKept = false;
  try {
    await writeFile(contractFile, yaml);
    await writeFile(lockFile, lock);
    await writeGenerated([], root);
    const failure = await firstFailure(root, stop.signal, runStep);
    isKept = !failure && !dryRun;
    return failure;
  } finally {
    if (!isKept) {
      await git(root, "checkout", "--quiet", "--", contractFile, lockFile, generatedFolder);
      await git(root, "clean", "--quiet", "-fd", "--", generatedFolder);
    }
    for (const name of signalNames) signals.off(name, onSignal);
  }
}

function optionsFrom(args: string[]): Options & { report: string | undefined } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean", default: false },
      "allow-older": { type: "boolean", default: false },
      report: { type: "string" },
    },
  });
  const [source = publishedDocument, ...others] = positionals;
  if (others.length > 0) throw new Error("one document at most");
  return { source, dryRun: values["dry-run"], allowOlder: values["allow-older"], report: values.report };
}

async function writeReport(file: string | undefined, text: string): Promise<void> {
  if (file === undefined) return;
  await writeFile(file, `${text}\n`).catch((error: Error) => {
    throw new Error(`--report: cannot be written (${error.message})`);
  });
}

/** The command, without a process: updates, and writes the report where `--report` says, whatever came of it. */
export async function updateWithReport(args: string[], workplace?: Workplace) {
  const options = optionsFrom(args);
  const write = (text: string) => writeReport(options.report, text);
  // A place that cannot be written shows before anything is done.
  await write("");
  try {
    const update = await updateContract(options, workplace);
    await write(update.report);
    return update;
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n\n");
    await write(refusedReport(reason, error instanceof RefusedDocument ? error.changed : undefined));
    throw error;
  }
}

await runWhenCalled(import.meta, async (args) => {
  if (args.includes("--help")) return console.log(usage);
  const { report, passed } = await updateWithReport(args);
  console.log(report);
  if (!passed) process.exitCode = 1;
});
