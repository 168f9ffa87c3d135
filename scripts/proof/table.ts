import type { Outcome } from "./outcome.js";
import type { PartReport, Report } from "./report.js";
import { percent, type Score } from "./score.js";

const shownSurvivors = 20;

/** A part of the report as a person reads it. */
export function tableOf({ part, seconds, scores, survivors, equivalents }: PartReport): string {
  const rows = [["operator", "mutants", "right", "%", "owned by", "caught by"], ...scores.map(cells), total(scores)];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    `${part} (${seconds.toFixed(1)} s)`,
    ...rows.map((row) => line(row, widths)),
    ...list("survived", survivors.slice(0, shownSurvivors), ({ caughtBy }) => caughtBy.join(", ") || "no gate"),
    ...(survivors.length > shownSurvivors ? [`  … and ${survivors.length - shownSurvivors} more, in the JSON`] : []),
    ...list("equivalent", equivalents, ({ equivalent }) => equivalent ?? ""),
    "",
  ].join("\n");
}

/** The bars of all parts, as a person reads them. */
export function barLines({ parts }: Report): string {
  const bars = parts.flatMap((part) => part.bars);
  return bars
    .map(({ what, wanted, measured, met }) => `${met ? "✓" : "✗"} ${what}: ${measured} (${wanted})`)
    .join("\n");
}

function cells({ operator, mutants, right, owners, caughtBy }: Score): string[] {
  const counts = Object.entries(caughtBy).map(([gate, count]) => `${gate} ${count}`);
  return [operator, `${mutants}`, `${right}`, percent(right, mutants).toFixed(1), owners.join(", "), counts.join(", ")];
}

function total(scores: readonly Score[]): string[] {
  const mutants = scores.reduce((sum, score) => sum + score.mutants, 0);
  const right = scores.reduce((sum, score) => sum + score.right, 0);
  return [`${scores.length} operators`, `${mutants}`, `${right}`, percent(right, mutants).toFixed(1), "", ""];
}

/** Texts to the left, numbers to the right. */
function line(row: readonly string[], widths: readonly number[]): string {
  const padded = row.map((cell, column) => {
    const width = widths[column] ?? 0;
    return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width);
  });
  return `  ${padded.join("  ")}`.trimEnd();
}

function list(title: string, outcomes: readonly Outcome[], reason: (outcome: Outcome) => string): string[] {
  return outcomes.map((outcome) => `  ${title}: ${outcome.operator}: ${outcome.site} (${reason(outcome)})`);
}
