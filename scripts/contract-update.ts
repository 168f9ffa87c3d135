import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import type { CutContract } from "./contract/cut.js";
import type { Document } from "./contract/document.js";
import { filesOf, projectRoot } from "./contract/files.js";
import { editsSinceCut } from "./contract/lock.js";
import { readDocument } from "./contract/read-document.js";
import { cutDocument } from "./contract.js";
import { diffDocuments } from "./contract-diff/diff-documents.js";
import { reportOf } from "./contract-diff/report.js";
import { checkIsApples, publishedDocument } from "./contract-update/apples-document.js";
import { changesEntry } from "./contract-update/changes-file.js";
import { isOlder } from "./contract-update/is-older.js";
import { replaceFiles } from "./contract-update/replace-files.js";
import { inStage, type Signals } from "./contract-update/stage.js";
import { replacementsFor, stageContract, stagedTexts } from "./contract-update/stage-contract.js";
import { firstFailure, runStep } from "./contract-update/steps.js";
import { touchedBy } from "./contract-update/touched.js";
import { refusedReport, unchangedReport, updateReport } from "./contract-update/update-report.js";
import { runWhenCalled } from "./run-when-called.js";

const usage = `npm run contract:update -- [<document>] [options]

Makes the contract and generated/ those of a document of Apple's (.json, .json.gz or .zip, a path or a URL), when all
that hangs on them agrees; without <document>, of the one that Apple serves now:
${publishedDocument}
It cuts, compares with the contract that is there, lints, generates, compiles and runs the contract tests in a copy of
the project. When one of these fails, nothing is written.

  --dry-run          do all that and write nothing but the report
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
  signals: Signals;
}

/** Updates the contract as the usage says, and resolves to the report. */
export async function updateContract(
  { source, dryRun, allowOlder }: Options,
  workplace: Workplace = { root: projectRoot, today: new Date(), runStep, signals: process },
): Promise<{ report: string; passed: boolean }> {
  const { root, today } = workplace;
  const read = await readDocument(source);
  checkIsApples(read.document, source);
  const committed = await readCommitted(root);
  const cut = await cutDocument(read, source, root);
  const [from, to] = [committed.contract, cut.contract].map(({ info }) => info.version) as [string, string];
  if (cut.yaml === committed.yaml) return { report: unchangedReport(to), passed: true };
  if (isOlder(to, from) && !allowOlder) {
    throw new Error(
      `${source}: version ${to} is older than the contract's ${from}; --allow-older takes it all the same`,
    );
  }
  const diff = reportOf(diffDocuments(committed.contract, cut.contract));
  const entry = changesEntry(diff, `${from} → ${to} (${today.toISOString().slice(0, 10)})`);
  const failure = await tryAndReplace(cut, entry, dryRun, workplace);
  const touched = touchedBy(diff.changes, cut.contract);
  return { report: updateReport({ from, to, diff, touched, failure, dryRun }), passed: failure === undefined };
}

async function readCommitted(root: string): Promise<{ contract: Document; yaml: string }> {
  const { contractFile, lockFile } = filesOf(root);
  const yaml = await readFile(contractFile, "utf8");
  const lock = await readFile(lockFile, "utf8");
  const contract: Document = parse(yaml);
  const edits = editsSinceCut(contract, yaml, lock);
  if (edits.length === 0) return { contract, yaml };
  const heading = "openapi/app-store-connect.yaml was edited by hand; take the edits back, an update would lose them:";
  throw new Error([heading, ...edits].join("\n  "));
}

/** Tries the new contract in a copy of the project; when every step passes, the project gets what the copy has. */
function tryAndReplace(cut: CutContract, entry: string, dryRun: boolean, { root, runStep, signals }: Workplace) {
  return inStage({ root, signals }, async (stage) => {
    const before = await stagedTexts(stage.folder);
    await stageContract(stage.folder, cut, entry);
    const failure = await firstFailure(stage, runStep);
    if (!failure && !dryRun) await replaceFiles(replacementsFor(root, before, await stagedTexts(stage.folder)));
    return failure;
  });
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
    await write(refusedReport((error as Error).message));
    throw error;
  }
}

await runWhenCalled(import.meta, async (args) => {
  if (args.includes("--help")) return console.log(usage);
  const { report, passed } = await updateWithReport(args);
  console.log(report);
  if (!passed) process.exitCode = 1;
});
