import { type Comparison, compareDocuments } from "./compare-documents.js";
import type { Change } from "./diff/change.js";
import type { Impact } from "./diff/classify.js";
import { formats, type Report, reportOf, visible } from "./report/report.js";
import { isSameOperation, parseUsage, touches, type Usage } from "./report/uses.js";
import { shippedContract } from "./shipped-contract.js";

export { publishedDocument } from "./cut/apples-document.js";
export { DocumentError } from "./cut/read-document.js";

export interface CheckRequest {
  /** The older document; the contract of this package when it is left out. */
  before?: string | undefined;
  after: string;
  /** Compare whole documents of any API, not cut. */
  all?: boolean | undefined;
  /** A record of what a program sends, and the file it is from; without one everything counts. */
  usage?: { text: string; file: string } | undefined;
  failOn: "breaking" | "additive" | "none";
  /** For URLs. Default the global one. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** What a comparison came to for somebody. */
export interface CheckOutcome extends Omit<Comparison, "operations"> {
  /** The changes that count: all of them, or those that touch what is used. */
  touching: Report;
  /** "12 changes, 1 touches you; …"; undefined where everything counts. */
  counted: string | undefined;
  /** Recorded operations that the newer document does not have. */
  gone: string[];
  /** Whether there is a change that `failOn` names, or a worse one. */
  found: boolean;
}

/** Compares two documents as the request says. A usage that cannot be read rejects with a plain Error. */
export async function check({ before, after, all, usage, failOn, fetch }: CheckRequest): Promise<CheckOutcome> {
  const used = usage === undefined ? undefined : parseUsage(usage.text, usage.file);
  const { contract, ...cutting } = await shippedContract();
  const compared = await compareDocuments(before ?? contract, after, cutting, { all, fetch });
  const { title, operations } = compared;
  // Examples of the contract are for mocks; what they break is a change of its own.
  const isOfClient = ({ rule }: Change) => before !== undefined || rule !== "example-invalid";
  const report = reportOf(compared.report.changes.filter(isOfClient));
  const touching = used ? reportOf(report.changes.filter((change) => touches(change, used))) : report;
  const gone = Object.keys(used?.operations ?? {}).filter(
    (name) => !operations.some((one) => isSameOperation(one, name)),
  );
  return {
    ...{ report, title, touching, gone },
    counted: used && countedLine({ report, operations }, touching, used),
    found: counts(failOn).some((impact) => touching.summary[impact] > 0) || (failOn !== "none" && gone.length > 0),
  };
}

function counts(failOn: CheckRequest["failOn"]): Impact[] {
  const all: Record<CheckRequest["failOn"], Impact[]> = {
    ...{ breaking: ["breaking"], additive: ["breaking", "additive"], none: [] },
  };
  return all[failOn];
}

function countedLine(
  { report, operations }: Pick<Comparison, "report" | "operations">,
  touching: Report,
  usage: Usage,
): string {
  const [all, yours] = [report.changes.length, touching.changes.length];
  const called = Object.keys(usage.operations);
  const notCalled = operations.filter((name) => !called.some((one) => isSameOperation(one, name))).length;
  const changes = `${all} change${all === 1 ? "" : "s"}, ${yours} touch${yours === 1 ? "es" : ""} you`;
  return `${changes}; ${notCalled} of ${operations.length} operations you do not call`;
}

/** How an outcome is printed. */
export const renderings = { text: textOf, markdown: markdownOf, github: annotationsOf };

function textOf({ touching, title, counted, gone }: CheckOutcome): string {
  const lost = gone.map((name) => `You call ${visible(name)}, which no longer exists.`);
  return [formats.text(touching, title), ...lost, ...(counted ? [counted] : [])].join("\n");
}

function markdownOf({ touching, title, counted, gone }: CheckOutcome): string {
  const lost = gone.map((name) => `- You call \`${visible(name)}\`, which no longer exists.`);
  return [
    formats.markdown(touching, title),
    ...(lost.length > 0 ? [lost.join("\n")] : []),
    ...(counted ? [counted] : []),
  ].join("\n\n");
}

/** As GitHub Actions shows them beside a run: https://docs.github.com/actions/reference/workflow-commands */
function annotationsOf(outcome: CheckOutcome): string {
  const levels: Record<Impact, string> = { breaking: "error", additive: "warning", neutral: "notice" };
  const lines = outcome.touching.changes.map(({ impact, operation, location, message, rule }: Change) => {
    const title = operation === "*" ? "Everywhere" : operation;
    return `::${levels[impact]} title=${escapedValue(title)}::${escaped(`${location}: ${message} [${rule}]`)}`;
  });
  const lost = outcome.gone.map((name) => `::error title=${escapedValue(name)}::you call it, and it no longer exists`);
  return [...lines, ...lost, outcome.counted ?? formats.text(outcome.touching, outcome.title).split("\n").at(-1)].join(
    "\n",
  );
}

function escaped(text: string): string {
  return visible(text).replaceAll("%", "%25");
}

function escapedValue(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
