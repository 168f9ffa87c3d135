import { formats, type Report } from "../contract-diff/report.js";

/** An entry of openapi/CHANGES.md: what `npm run contract:diff` says, as Markdown, under a title. */
export function changesEntry(report: Report, title: string): string {
  return `${formats.markdown(report, title)}\n`;
}

/** openapi/CHANGES.md with one more entry: the newest stands first. */
export function withEntry(changes: string, entry: string): string {
  const firstEntry = /^## /m.exec(changes);
  if (!firstEntry) return `${changes.trimEnd()}\n\n${entry}`;
  return `${changes.slice(0, firstEntry.index)}${entry}\n${changes.slice(firstEntry.index)}`;
}
