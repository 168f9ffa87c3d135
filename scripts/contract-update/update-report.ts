import { formats, type Report } from "../contract-diff/report.js";
import { type FailedStep, steps } from "./steps.js";
import type { Touched } from "./touched.js";

export interface Update {
  /** Apple's versions: of the contract as it is, and of the one cut now. */
  from: string;
  to: string;
  diff: Report;
  touched: Touched[];
  failure: FailedStep | undefined;
  /** Whether it was only tried. */
  dryRun: boolean;
}

/** The report of an update, as Markdown. Its first line tells the versions and the weight: a pull request's title. */
export function updateReport(update: Update): string {
  const { from, to, diff } = update;
  return [
    `# Contract ${from} → ${to}: ${weightOf(diff)}`,
    outcomeOf(update),
    ...(update.failure ? [outputOf(update.failure)] : []),
    `**Next:** ${nextStepOf(update)}`,
    formats.markdown(diff, "What changed"),
    ...(update.touched.length > 0 ? ["## What it touches", tableOf(update.touched)] : []),
    "## Steps",
    stepsOf(update.failure),
  ].join("\n\n");
}

/** The report when there is nothing to update. */
export function unchangedReport(version: string): string {
  return `# Contract ${version}: no change\n\nThe contract is what this document gives. Nothing was written.`;
}

/** The report when a document could not be made into a contract. */
export function refusedReport(reason: string): string {
  return `# Contract: no update\n\n${fenced(reason)}\n\nNothing was changed.`;
}

type Weight = "breaking" | "additive" | "neutral";

function weightOf({ summary }: Report): Weight {
  return summary.breaking > 0 ? "breaking" : summary.additive > 0 ? "additive" : "neutral";
}

function outcomeOf({ failure, dryRun }: Update): string {
  if (failure?.isTimeout) return `Nothing was written: tests in \`npm run ${failure.script}\` ran out of time.`;
  if (failure) return `Nothing was written: \`npm run ${failure.script}\` fails with the new contract.`;
  if (dryRun) return "A dry run: every step passes, and nothing was written.";
  return "Every step passes. `openapi/` and `generated/` are written.";
}

function nextStepOf({ failure, dryRun, diff }: Update): string {
  if (failure) return `${failure.remedy} Then run this command again: it takes the working tree as it is.`;
  if (dryRun) return "run it without `--dry-run`.";
  if (weightOf(diff) === "breaking") return "read what breaks, say so in CHANGELOG.md, run `npm test`, commit.";
  return "read what changed, run `npm test`, commit.";
}

function outputOf({ output }: FailedStep): string {
  return fenced(output);
}

/** A code block that its own text cannot end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function tableOf(touched: Touched[]): string {
  const rows = touched.map(({ operation, methods, examples }) => {
    const names = methods.map((method) => `\`${method}\``).join(", ");
    return `| \`${operation}\` | ${names || "none yet"} | ${examples.join(", ") || "none"} |`;
  });
  return ["| operation | methods | examples |", "| --- | --- | --- |", ...rows].join("\n");
}

function stepsOf(failure: FailedStep | undefined): string {
  const failedAt = failure ? steps.findIndex(({ script }) => script === failure.script) : steps.length;
  const outcome = (index: number) => (index < failedAt ? "passes" : index === failedAt ? "**fails**" : "not run");
  return steps.map(({ script, title }, index) => `- \`npm run ${script}\`: ${title}: ${outcome(index)}`).join("\n");
}
