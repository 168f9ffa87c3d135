import { parseArgs } from "node:util";
import { contractFile } from "./contract/files.js";
import type { Impact } from "./contract-diff/change.js";
import { diffDocuments } from "./contract-diff/diff-documents.js";
import { readSide } from "./contract-diff/read-side.js";
import { formats, type Report, reportOf } from "./contract-diff/report.js";
import { runWhenCalled } from "./run-when-called.js";

const usage = `npm run contract:diff -- <old> [<new>] [options]

Compares two documents of Apple's, or two contracts, as a client of this package sees them. Each side is a .json,
.json.gz, .zip or .yaml file or URL; <new> is the committed contract when it is left out. A full document of Apple's is
cut with openapi/selection.yaml and openapi/overlay.yaml first.

  --format text|json|markdown           how to report; text when left out. With json there is nothing else on stdout
  --fail-on breaking|additive|none      exit with 1 when there is such a change, or a worse one; none when left out
  --all                                 compare whole documents of any API, not cut
  --help                                this text

Exit codes: 0 done, 1 a change that --fail-on names, 2 the comparison could not be made.`;

interface Options {
  before: string;
  after: string;
  format: keyof typeof formats;
  failOn: "breaking" | "additive" | "none";
  all: boolean;
}

/** Compares two documents, each read as `readSide` does, and says which they were. */
export async function compareContracts(
  before: string,
  after = contractFile,
  { all = false } = {},
): Promise<{ report: Report; title: string }> {
  const [old, now] = await Promise.all([readSide(before, all), readSide(after, all)]);
  return { report: reportOf(diffDocuments(old.document, now.document)), title: `${old.name} → ${now.name}` };
}

function optionsFrom(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      "fail-on": { type: "string", default: "none" },
      all: { type: "boolean", default: false },
    },
  });
  const [before, after = contractFile, ...others] = positionals;
  if (before === undefined || others.length > 0) throw new Error("one document or two have to be given");
  return {
    ...{ before, after, all: values.all },
    format: oneOf("--format", values.format, ["text", "json", "markdown"]),
    failOn: oneOf("--fail-on", values["fail-on"], ["breaking", "additive", "none"]),
  };
}

function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`${option}: must be ${allowed.join(", ")}, not ${value}`);
  return found;
}

function fails({ summary }: Report, failOn: Options["failOn"]): boolean {
  const counted: Record<Options["failOn"], Impact[]> = {
    breaking: ["breaking"],
    additive: ["breaking", "additive"],
    none: [],
  };
  return counted[failOn].some((impact) => summary[impact] > 0);
}

await runWhenCalled(import.meta, async (args) => {
  if (args.includes("--help")) return console.log(usage);
  try {
    const { before, after, format, failOn, all } = optionsFrom(args);
    const { report, title } = await compareContracts(before, after, { all });
    console.log(formats[format](report, title));
    process.exitCode = fails(report, failOn) ? 1 : 0;
  } catch (error) {
    console.error(`${(error as Error).message}\n\nnpm run contract:diff -- --help says how to call it.`);
    process.exitCode = 2;
  }
});
