import { parseArgs } from "node:util";
import { compareDocuments } from "../src/contract/compare-documents.js";
import type { Impact } from "../src/contract/diff/classify.js";
import { formats, type Report, visible } from "../src/contract/report/report.js";
import { contractFile, readSelectionAndOverlay } from "./contract/files.js";
import { runWhenCalled } from "./run-when-called.js";

const usage = `npm run contract:diff -- <old> [<new>] [options]

Compares two documents of Apple's, or two contracts, as a client of this package sees them. Each side is a .json,
.json.gz, .zip or .yaml file or URL; <new> is the committed contract when it is left out. A full document of Apple's is
cut with openapi/selection.yaml and openapi/overlay.yaml first.

  --format text|json|markdown           how to report; text when left out. With json there is nothing else on stdout,
                                        when npm is silent: npm run contract:diff --silent -- …
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

/** Compares two documents, each read as the usage says, and says which they were. */
export async function compareContracts(before: string, after = contractFile, { all = false } = {}) {
  const [selection, overlay] = await readSelectionAndOverlay();
  return compareDocuments(before, after, { selection, overlay }, { all });
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
  if (before === undefined || others.length > 0) throw new Error("one or two documents are required");
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

/** What the command prints to standard output and to standard error, and how it ends. */
interface Ending {
  code: 0 | 1 | 2;
  output?: string;
  error?: string;
}

/** The command: what it prints, and how it ends. */
export async function contractDiff(args: string[]): Promise<Ending> {
  if (args.includes("--help")) return { code: 0, output: usage };
  try {
    const { before, after, format, failOn, all } = optionsFrom(args);
    const { report, title } = await compareContracts(before, after, { all });
    return { code: fails(report, failOn) ? 1 : 0, output: formats[format](report, title) };
  } catch (error) {
    // A message may quote the document.
    const lines = (error as Error).message.split("\n").map(visible);
    return { code: 2, error: `${lines.join("\n")}\n\nnpm run contract:diff -- --help says how to call it.` };
  }
}

await runWhenCalled(import.meta, async (args) => {
  const { code, output, error } = await contractDiff(args);
  if (output !== undefined) console.log(output);
  if (error !== undefined) console.error(error);
  process.exitCode = code;
});
