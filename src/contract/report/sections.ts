import type { Change } from "../diff/change.js";

/** One line of a report. */
interface Entry extends Pick<Change, "impact" | "message" | "rule"> {
  places: string;
  /** How often it shows, where that is more than once and not shown by place. */
  times?: string;
}

interface Section {
  /** Stands in place of the names of operations. */
  heading?: string;
  operations: string[];
  entries: Entry[];
}

/** From so many operations on, what happened to a component is reported once. */
const many = 10;
/** So many lines can be read; what would take more is reported by cause. */
const longest = 150;

/**
 * The sections of a report: what a component brings to many operations, then operation by operation. What happened to
 * several operations alike is reported once, and so is what several statuses share. A report of many operations is by cause.
 */
export function sectionsOf(changes: readonly Change[]): Section[] {
  const causes = [...groupBy(changes, causeKey).values()];
  const wide = causes.filter(([first, ...others]) => first?.cause && operationsOf([first, ...others]).length >= many);
  const isWide = new Set(wide.flat());
  const sections = [
    ...sectionOf("In many operations", wide.map(causeEntry)),
    ...byOperation(changes.filter((change) => !isWide.has(change))),
  ];
  const lines = sections.flatMap(({ operations, entries }) => [...operations, ...entries]).length;
  return lines > longest ? byCause(causes) : sections;
}

function sectionOf(heading: string, entries: Entry[]): Section[] {
  return entries.length > 0 ? [{ heading, operations: [], entries }] : [];
}

/** Each breaking change by its cause; of the others, what one rule found. */
function byCause(causes: Change[][]): Section[] {
  const of = (impact: Change["impact"]) => causes.filter(([first]) => first?.impact === impact);
  const byRule = (some: Change[][]) => [...groupBy(some, ([first]) => first?.rule ?? "").values()].map(ruleEntry);
  return [
    ...sectionOf("Breaking", of("breaking").map(causeEntry)),
    ...sectionOf("Additive", byRule(of("additive"))),
    ...sectionOf("Neutral", byRule(of("neutral"))),
  ];
}

/** Where a change is, the same wherever its cause shows. */
function causeOf({ cause, location }: Change): string {
  return cause ?? location.replace(/^response \S+/, "response");
}

function causeKey(change: Change): string {
  return JSON.stringify([change.impact, change.rule, change.message, causeOf(change)]);
}

function operationsOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ operation }) => operation))];
}

function causeEntry(changes: Change[]): Entry {
  const [{ impact, rule, message, ...first }] = changes as [Change];
  const operations = operationsOf(changes);
  if (first.location === "operation") return { impact, rule, message, places: operations.join(", ") };
  const where =
    operations.length === 1 ? operations[0] : `${count(operations.length, "operation")}: ${some(operations, 3)}`;
  const times = changes.length === 1 ? where : `${count(changes.length, "time")} in ${where}`;
  return { impact, rule, message, places: causeOf({ impact, rule, message, ...first }), times };
}

function ruleEntry(causes: Change[][]): Entry {
  const [[first]] = causes as [[Change]];
  const changes = causes.flat();
  const isOfOperations = first.location === "operation";
  const places = some([...new Set(isOfOperations ? operationsOf(changes) : changes.map(causeOf))]);
  const isAlike = changes.every(({ message }) => message === first.message);
  const message = isAlike ? first.message : `such as ${first.message}`;
  const times = changes.length > 1 ? count(changes.length, "time") : undefined;
  return { impact: first.impact, rule: first.rule, message, places, times };
}

/** The first of many names, and how many others there are. */
function some(names: string[], shown = 5): string {
  const others = names.length - shown;
  return others > 1 ? `${names.slice(0, shown).join(", ")} and ${others.toLocaleString("en")} more` : names.join(", ");
}

function count(number: number, unit: string): string {
  return `${number.toLocaleString("en")} ${unit}${number === 1 ? "" : "s"}`;
}

function byOperation(changes: readonly Change[]): Section[] {
  const found = [...groupBy(changes, ({ operation }) => operation)].map(
    ([operation, ofOperation]) => [operation, entriesOf(ofOperation)] as const,
  );
  const alike = groupBy(found, ([operation, entries]) => JSON.stringify([operation === "*", entries]));
  return [...alike.values()].map((group) => {
    const operations = group.map(([operation]) => operation).sort();
    const entries = group[0]?.[1] ?? [];
    return operations[0] === "*" ? { heading: "Everywhere", operations: [], entries } : { operations, entries };
  });
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
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
