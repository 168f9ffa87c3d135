import type { Change } from "./change.js";
import type { Impact } from "./classify.js";

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
  return JSON.stringify(report, null, 2).split("\n").map(visible).join("\n");
}

function textReport(report: Report, title: string): string {
  const sections = sectionsOf(report.changes).map(({ operations, entries }) =>
    [
      ...operations.map(visible),
      ...entries.map(({ impact, places, message, rule }) =>
        visible(`  ${impact.padEnd(8)}  ${places}: ${message} [${rule}]`),
      ),
    ].join("\n"),
  );
  return [visible(title), ...sections, summaryLine(report)].join("\n\n");
}

function markdownReport(report: Report, title: string): string {
  const sections = sectionsOf(report.changes).map(({ operations, entries }) => {
    const names = operations.map((operation) => (operation === everywhere ? operation : code(operation)));
    const head = names.length === 1 ? `### ${names[0]}` : `### ${names.length} operations\n\n${names.join("<br>")}`;
    const items = entries.map(
      ({ impact, places, message, rule }) => `- **${impact}** ${code(places)}: ${plain(message)} (${code(rule)})`,
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

interface Entry extends Pick<Change, "impact" | "message" | "rule"> {
  places: string;
}

interface Section {
  operations: string[];
  entries: Entry[];
}

const everywhere = "Everywhere";

/** Changes by operation. What happened to several operations alike is reported once, and so is what several statuses share. */
function sectionsOf(changes: Change[]): Section[] {
  const byOperation = new Map<string, Entry[]>();
  for (const [operation, ofOperation] of groupBy(changes, ({ operation }) =>
    operation === "*" ? everywhere : operation,
  )) {
    byOperation.set(operation, entriesOf(ofOperation));
  }
  const alike = groupBy([...byOperation], ([, entries]) => JSON.stringify(entries));
  return [...alike.values()].map((group) => ({
    operations: group.map(([operation]) => operation).sort(),
    entries: group[0]?.[1] ?? [],
  }));
}

function entriesOf(changes: Change[]): Entry[] {
  const withoutStatus = ({ impact, rule, message, location }: Change) =>
    JSON.stringify([impact, rule, message, location.replace(/^response \S+/, "response")]);
  return [...groupBy(changes, withoutStatus).values()].map((group) => {
    const [{ impact, message, rule, location }] = group as [Change];
    const statuses = group.map((change) => /^response (\S+)/.exec(change.location)?.[1]).filter(Boolean);
    const places = location.replace(/^response \S+/, `response ${statuses.join(", ")}`);
    return { impact, places, message, rule };
  });
}

function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
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
