import { excerpt } from "../http/redact.js";

/** Anything that may stand in a cell; Apple leaves attributes out. */
export type Cell = string | number | boolean | undefined;

/**
 * Rows under their titles, as columns. Where the columns do not fit, each row becomes a block of `title: value` lines.
 */
export function table(titles: readonly string[], rows: readonly (readonly Cell[])[], width: number): string[] {
  const cells = rows.map((row) => row.map((cell) => excerpt(String(cell ?? "–")) || "–"));
  const widths = titles.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const total = widths.reduce((sum, one) => sum + one + 2, -2);
  if (total > width) return blocks(titles, cells);
  const heading = titles.map((title) => title.toUpperCase());
  return [heading, ...cells].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function blocks(titles: readonly string[], rows: readonly string[][]): string[] {
  return rows.flatMap((row, index) => [
    ...(index > 0 ? [""] : []),
    ...row.map((cell, column) => `${titles[column]}: ${cell}`),
  ]);
}
