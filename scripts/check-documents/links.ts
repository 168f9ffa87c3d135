import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Document, root } from "./documents.js";

/** The links of a document that lead to no file of the project, or to no heading of one. */
export async function deadLinks({ name, text }: Document): Promise<string[]> {
  const targets = [...withoutCode(text).matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)].map((match) => match[1] ?? "");
  const faults = targets.map(async (target) => ((await leadsSomewhere(name, target)) ? [] : [target]));
  return (await Promise.all(faults)).flat().map((target) => `${name}: there is no ${target}`);
}

async function leadsSomewhere(from: string, target: string): Promise<boolean> {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? join(root, from) : join(root, dirname(from), path);
  const exists = await stat(file).then(Boolean, () => false);
  if (!exists || anchor === undefined) return exists;
  return anchorsOf(await readFile(file, "utf8")).has(anchor);
}

/** The anchors that GitHub gives the headings of a text; the second of the same name ends in `-1`. */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutBlocks(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const name = slugOf(heading);
    let anchor = name;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${name}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

function slugOf(heading: string): string {
  const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return shown
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
    .replaceAll(" ", "-");
}

function withoutBlocks(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, "");
}

/** Code shows links of other languages, such as `list[0](x)`. */
function withoutCode(text: string): string {
  return withoutBlocks(text).replace(/`[^`\n]*`/g, "");
}
