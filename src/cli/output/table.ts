import { excerpt } from "../../http/redact.js";
import type { Context, Result } from "../invocation.js";

/** Anything that may stand in a cell; Apple leaves attributes out. */
type Cell = string | number | boolean | undefined;

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

/** Han, Kana, Hangul and what else East Asian terminals show two columns wide, and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

const segmenter = new Intl.Segmenter();

/** How many columns of a terminal a text takes. */
function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (/^[\p{M}\p{Cf}]+$/u.test(segment)) continue;
    width += wide.test(segment) ? 2 : 1;
  }
  return width;
}

/** A text with blanks behind it, up to that many columns. */
function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** The lines of a text that is broken at blanks; those after the first are indented. A longer word stays whole. */
function wrap(text: string, width: number, indent = "  "): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line.trim() !== "" && displayWidth(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** A list as a result. `name` is such as `keys`; `columns` give the cells of an item, by the title above them. */
export function listResult<Item extends object>(
  context: Context,
  name: string,
  items: readonly Item[],
  columns: Record<string, (item: Item) => Cell>,
): Result {
  const cellsOf = Object.values(columns);
  const rows = items.map((item) => cellsOf.map((cellOf) => cellOf(item)));
  const lines = rows.length > 0 ? table(Object.keys(columns), rows, widthOf(context)) : [`no ${name}`];
  return { document: { [name]: items }, lines };
}

/** The ids that people mix up, in the order in which they are shown, and what each is for. */
const purposes = {
  packageId: "the ADP id: what marketplaces ask for",
  packageVersionId: "for adp download --package-version-id",
  appStoreVersionId: "the version in App Store Connect",
  appleItemId: "the app (AltStore's marketplaceID)",
  appleVersionId: "for web distribution's restore response",
} as const;

type Identifiers = Partial<Record<keyof typeof purposes, string | undefined>>;

/** The ids that are known, to copy from, each with what it is for. */
export function describeIdentifiers(context: Context, ids: Identifiers): string[] {
  const rows = Object.entries(purposes).flatMap(([name, purpose]) => {
    const id = ids[name as keyof typeof purposes];
    return id === undefined ? [] : [[name, id, purpose]];
  });
  return table(["id", "value", "what it is"], rows, widthOf(context));
}

/** A terminal that does not report its width reports 0, or nothing. */
export function columnsFrom(columns: number | undefined): number {
  return columns || 80;
}

/** How many columns stdout has; what is no terminal gets lines of any length. */
export function widthOf({ io }: Context): number {
  return io.stdout.isTTY ? columnsFrom(io.stdout.columns) : Number.POSITIVE_INFINITY;
}
