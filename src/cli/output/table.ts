import { excerpt } from "../../http/redact.js";
import { displayWidth, padToWidth, wrap } from "./display-width.js";

/** Anything that may stand in a cell; Apple leaves attributes out. */
export type Cell = string | number | boolean | undefined;

/**
 * Rows under their titles, as columns. Where the columns do not fit, each row becomes a block of `title: value` lines.
 */
export function table(titles: readonly string[], rows: readonly (readonly Cell[])[], width: number): string[] {
  const cells = rows.map((row) => row.map((cell) => excerpt(String(cell ?? "–")) || "–"));
  const widths = titles.map(displayWidth);
  for (const row of cells) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  }
  const total = widths.reduce((sum, one) => sum + one + 2, -2);
  if (total > width) return blocks(titles, cells, width);
  const heading = titles.map((title) => title.toUpperCase());
  return [heading, ...cells].map((row) =>
    row
      .map((cell, column) => padToWidth(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function blocks(titles: readonly string[], rows: readonly string[][], width: number): string[] {
  return rows.flatMap((row, index) => [
    ...(index > 0 ? [""] : []),
    ...row.flatMap((cell, column) => wrap(`${titles[column]}: ${cell}`, width)),
  ]);
}
