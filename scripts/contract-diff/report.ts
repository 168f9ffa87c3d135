import type { Change, Impact } from "./change.js";

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

export const formats = { text: textReport, json: jsonReport, markdown: markdownReport };

function jsonReport(report: Report): string {
  return JSON.stringify(report, null, 2);
}

function textReport(report: Report, title: string): string {
  const sections = sectionsOf(report.changes).map(({ operations, entries }) =>
    [
      ...operations,
      ...entries.map(({ impact, places, message, rule }) => `  ${impact.padEnd(8)}  ${places}: ${message} [${rule}]`),
    ].join("\n"),
  );
  return [title, ...sections, summaryLine(report)].join("\n\n");
}

function markdownReport(report: Report, title: string): string {
  const sections = sectionsOf(report.changes).map(({ operations, entries }) => {
    const heading = operations.map((operation) => (operation === everywhere ? operation : `\`${operation}\``));
    const head =
      heading.length === 1 ? `### ${heading[0]}` : `### ${heading.length} operations\n\n${heading.join("<br>")}`;
    const items = entries.map(
      ({ impact, places, message, rule }) => `- **${impact}** ${escaped(places)}: ${escaped(message)} (\`${rule}\`)`,
    );
    return [head, items.join("\n")].join("\n\n");
  });
  return [`## ${title}`, summaryLine(report), ...sections].join("\n\n");
}

/** What GitHub would take for markup, and what would end a list item. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]|#@]/g, (sign) => `\\${sign}`).replace(/\s+/g, " ");
}

export function summaryLine({ summary, changes }: Report): string {
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

/** Changes by operation. What happened to several operations alike is told once, and so is what several statuses share. */
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
