import { calls } from "../../contract-tests/calls.js";
import { type Content, type Document, type Operation, operationsOf } from "../../src/contract/cut/document.js";
import type { Change } from "../../src/contract/diff/change.js";
import type { Impact } from "../../src/contract/diff/classify.js";
import { formats, type Report } from "../../src/contract/report/report.js";
import type { Client } from "../../src/index.js";
import { missingWords } from "../contract/missing-words.js";
import { type FailedStep, steps } from "./steps.js";

export interface Update {
  /** The contract as it is, and as it was cut now. */
  before: Document;
  after: Document;
  diff: Report;
  failure: FailedStep | undefined;
  /** Whether it was only tried. */
  dryRun: boolean;
}

/** The report of an update, as Markdown. Its first line has the versions and the impact: a pull request's title. */
export function updateReport(update: Update): string {
  const { before, after, diff, failure } = update;
  const missing = missingWords(after);
  const touched = touchedBy(diff.changes, after);
  return [
    `# ${titleOf(before, after)}: ${impactOf(diff)}`,
    outcomeOf(update),
    ...(failure ? [fenced(failure.output)] : []),
    `**Next:** ${nextStepOf(update)}`,
    ...(missing.length > 0 ? ["## To describe in openapi/overlay.yaml", missing.map(listItem).join("\n")] : []),
    formats.markdown(diff, "What changed"),
    ...(touched.length > 0 ? ["## What it touches", tableOf(touched)] : []),
    "## Steps",
    stepsOf(failure),
  ].join("\n\n");
}

/** "Contract 4.3 → 4.4.1", or that Apple has published the same version again. */
export function titleOf({ info: before }: Document, { info: after }: Document): string {
  return before.version === after.version
    ? `Contract ${after.version} republished`
    : `Contract ${before.version} → ${after.version}`;
}

/** The report when there is nothing to update. */
export function unchangedReport(version: string): string {
  return `# Contract ${version}: no change\n\nThe contract is what this document gives. Nothing was written.`;
}

/** The report when a document could not be made into a contract, with what changed in it where that is known. */
export function refusedReport(reason: string, changed?: { title: string; diff: Report }): string {
  const title = changed ? `${changed.title}: ${impactOf(changed.diff)}` : "Contract: no update";
  const changes = changed ? [formats.markdown(changed.diff, "What changed")] : [];
  return [`# ${title}`, fenced(reason), "Nothing was changed.", ...changes].join("\n\n");
}

function impactOf({ summary }: Report): Impact {
  return summary.breaking > 0 ? "breaking" : summary.additive > 0 ? "additive" : "neutral";
}

function outcomeOf({ failure, dryRun }: Update): string {
  if (failure?.isTimeout) return `Nothing was written: tests in \`npm run ${failure.script}\` ran out of time.`;
  if (failure) return `Nothing was written: \`npm run ${failure.script}\` fails with the new contract.`;
  if (dryRun) return "A dry run: every step passes, and nothing was written.";
  return "Every step passes. `openapi/` and `generated/` are written.";
}

function nextStepOf({ failure, dryRun, diff }: Update): string {
  if (failure) return `${failure.remedy} Then run this command again, with what you changed in openapi/ committed.`;
  if (dryRun) return "run it without `--dry-run`.";
  if (impactOf(diff) === "breaking") return "read what breaks, say so in CHANGELOG.md, run `npm test`, commit.";
  return "read what changed, run `npm test`, commit.";
}

function listItem(text: string): string {
  return `- \`${text}\``;
}

/** A code block that its own text cannot end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function stepsOf(failure: FailedStep | undefined): string {
  const failedAt = failure ? steps.findIndex(({ script }) => script === failure.script) : steps.length;
  const outcome = (index: number) => (index < failedAt ? "passes" : index === failedAt ? "**fails**" : "not run");
  return steps.map(({ script, title }, index) => `- \`npm run ${script}\`: ${title}: ${outcome(index)}`).join("\n");
}

/** What of this project an operation's changes touch. */
interface Touched {
  operation: string;
  /** "packages.create". */
  methods: string[];
  /** "201 apple", "request apple". */
  examples: string[];
}

function tableOf(touched: Touched[]): string {
  const rows = touched.map(({ operation, methods, examples }) => {
    const names = methods.map((method) => `\`${method}\``).join(", ");
    return `| \`${operation}\` | ${names || "none yet"} | ${examples.join(", ") || "none"} |`;
  });
  return ["| operation | methods | examples |", "| --- | --- | --- |", ...rows].join("\n");
}

/** What the changes touch, operation by operation; changes to the document as a whole are left out. */
function touchedBy(changes: readonly Change[], contract: Document): Touched[] {
  const operations = new Map<string, Operation>(operationsOf(contract).map(({ name, operation }) => [name, operation]));
  const names = new Set(changes.map(({ operation }) => operation).filter((name) => name !== "*"));
  return [...names].sort().map((name) => {
    const operation = operations.get(name);
    const locations = changes.filter((change) => change.operation === name).map(({ location }) => location);
    const examples = operation ? locations.flatMap((location) => examplesAt(operation, location)) : [];
    return { operation: name, methods: methodsOf(name), examples: [...new Set(examples)].sort() };
  });
}

function examplesAt({ requestBody, responses }: Operation, location: string): string[] {
  const [, status] = /^response (\d{3})/.exec(location) ?? [];
  if (status) return exampleNames(responses[status]).map((name) => `${status} ${name}`);
  return location.startsWith("request body") ? exampleNames(requestBody).map((name) => `request ${name}`) : [];
}

function exampleNames(content: Content | undefined): string[] {
  return Object.values(content?.content ?? {}).flatMap(({ examples }) => Object.keys(examples ?? {}));
}

type Call = (client: Client, query: undefined) => unknown;

/** The client's methods that the contract tests call for an operation, noted by a stand-in that sends nothing. */
function methodsOf(operation: string): string[] {
  const called: string[] = [];
  const everyMember = (of: (name: string) => unknown) => new Proxy({}, { get: (_, name) => of(String(name)) });
  const note = (name: string) => () => {
    called.push(name);
    return Promise.resolve({});
  };
  const client = everyMember((resource) => everyMember((method) => note(`${resource}.${method}`)));
  (calls as Record<string, Call | undefined>)[operation]?.(client as Client, undefined);
  return called;
}
