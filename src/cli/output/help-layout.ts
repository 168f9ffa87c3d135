import { Help } from "commander";

/** A narrower column makes a description hard to read. */
const narrowestColumn = 20;
const below = 6;

/** How the help is laid out: where its second column gets too narrow, descriptions stand below what they describe. */
export const helpLayout = {
  minWidthToWrap: 1,

  formatItem(term: string, termWidth: number, description: string, help: Help): string {
    const width = widthOf(help);
    const column = width - termWidth - 4;
    const isNarrow = column < Math.max(narrowestColumn, ...description.split(/\s/).map((word) => word.length));
    if (!isNarrow) return Help.prototype.formatItem.call(help, term, termWidth, description, help);
    return [hang(help, term, 2, below), ...(description ? [hang(help, description, below, below)] : [])].join("\n");
  },

  styleTitle(this: Help, title: string): string {
    return this.boxWrap(title, widthOf(this));
  },

  styleUsage(this: Help, usage: string): string {
    const title = "Usage: ".length;
    return hang(this, usage, title, title).trimStart();
  },
};

/** A text that starts after `first` columns and goes on, line by line, after `others`. */
export function hang(help: Help, text: string, first: number, others: number): string {
  const wrapped = help.boxWrap(text, Math.max(1, widthOf(help) - Math.max(first, others)));
  return `${" ".repeat(first)}${wrapped.replaceAll("\n", `\n${" ".repeat(others)}`)}`;
}

function widthOf({ helpWidth }: Help): number {
  return helpWidth ?? 80;
}
