import type { Change } from "../diff/change.js";
import type { Impact } from "../diff/classify.js";
import { sectionsOf } from "./sections.js";

export interface Report {
  summary: Record<Impact, number>;
  changes: Change[];
}

const impacts: Impact[] = ["breaking", "additive", "neutral"];

/** Sorts changes by weight, then by place, so that the same documents always give the same report. */
export function reportOf(changes: Change[]): Report {
  const sorted = changes.toSorted(
    (a, b) => impacts.indexOf(a.impact) - impacts.indexOf(b.impact) || compare(key(a), key(b)),
  );
  const count = (impact: Impact) => changes.filter((change) => change.impact === impact).length;
  return {
    summary: { breaking: count("breaking"), additive: count("additive"), neutral: count("neutral") },
    changes: sorted,
  };
}

function key({ operation, location, rule, message }: Change): string {
  return [operation, location, rule, message].join("\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each takes a report, and what was compared. */
export const formats = { text: textReport, json: jsonReport, markdown: markdownReport };

function jsonReport(report: Report): string {
  // Line breaks of its own stay; JSON has escaped those of the document.
  const changes = report.changes.map(({ cause: _, ...change }) => change);
  return JSON.stringify({ ...report, changes }, null, 2)
    .split("\n")
    .map(visible)
    .join("\n");
}

function textReport(report: Report, title: string): string {
  const sections = sectionsOf(report.changes).map(({ heading, operations, entries }) =>
    [
      ...(heading === undefined ? operations : [heading]).map(visible),
      ...entries.map(({ impact, places, message, rule, times }) =>
        visible([`  ${impact.padEnd(8)}  ${places}: ${message} [${rule}]`, ...(times ? [`(${times})`] : [])].join(" ")),
      ),
    ].join("\n"),
  );
  return [visible(title), ...sections, summaryLine(report)].join("\n\n");
}

function markdownReport(report: Report, title: string): string {
  const sections = sectionsOf(report.changes).map(({ heading, operations, entries }) => {
    const names = operations.map(code);
    const several = `### ${names.length} operations\n\n${names.join("<br>")}`;
    const head = heading === undefined ? (names.length === 1 ? `### ${names[0]}` : several) : `### ${heading}`;
    const items = entries.map(({ impact, places, message, rule, times }) =>
      [`- **${impact}** ${code(places)}: ${plain(message)} (${code(rule)})`, ...(times ? [plain(times)] : [])].join(
        ", ",
      ),
    );
    return [head, items.join("\n")].join("\n\n");
  });
  return [`## ${plain(title)}`, summaryLine(report), ...sections].join("\n\n");
}

/** Without what GitHub would take for markup; a comment keeps it from seeing a mention, an issue or a link. */
function plain(text: string): string {
  return visible(text)
    .replace(/&/g, "&amp;")
    .replace(/[\\`*_~<>[\]|]/g, (sign) => (sign === "<" ? "&lt;" : `\\${sign}`))
    .replace(/[@#]|:\/\//g, (sign) => `${sign}<!-- -->`);
}

/** In as many backticks as the text does not hold. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return fence + space + visible(text) + space + fence;
}

function summaryLine({ summary, changes }: Report): string {
  if (changes.length === 0) return "No changes that concern a client.";
  return `${summary.breaking} breaking, ${summary.additive} additive, ${summary.neutral} neutral`;
}

/** Control characters, and those that turn text around or hide in it, as escapes: names come from documents. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
    Array.from({ length: sign.length }, (_, at) => escaped(sign.charCodeAt(at))).join(""),
  );
}

/** As JSON has it, for each half of what takes two. */
function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
