import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { run } from "../run-command.js";
import { type Document, root } from "./documents.js";

/** What code in the documents may use without saying where it comes from. */
export const ambient = `
declare const client: import("alternative-distribution").Client;
declare const appStoreVersionId: string;
`;

export interface CodeBlock {
  /** Names the place, so that the compiler's message does. */
  file: string;
  code: string;
}

/**
 * Compiles the ts blocks of documents, and programs by their paths, against the built package. Rejects with what the
 * compiler says.
 */
export async function compileCode(documents: Document[], programs: string[]): Promise<void> {
  const blocks = documents.flatMap(tsBlocks);
  // Inside the project, so that the code finds what is installed here.
  const folder = await mkdtemp(join(root, "node_modules/.documents-"));
  try {
    await writeFile(join(folder, "ambient.d.ts"), ambient);
    for (const { file, code } of blocks) await writeFile(join(folder, file), code);
    const paths = {
      "alternative-distribution": [join(root, "dist/types/src/index.d.ts")],
      "alternative-distribution/*": [join(root, "dist/types/src/*/index.d.ts")],
    };
    const options = { paths, noUnusedLocals: false, noEmit: true };
    const files = ["ambient.d.ts", ...blocks.map(({ file }) => file), ...programs.map((name) => join(root, name))];
    const settings = { extends: join(root, "tsconfig.json"), compilerOptions: options, include: [], files };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
    await run("node_modules/typescript-7/bin/tsc", ["-p", folder], { directory: root });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function tsBlocks(document: Document): CodeBlock[] {
  return blocksOf(document, "ts").map(({ line, code }) => ({
    file: `${document.name.replace(/\W/g, "-")}-line-${line}.ts`,
    code: `${code}\nexport {};\n`,
  }));
}

/** The yaml blocks of a document that no YAML parser reads. */
export function brokenYaml(document: Document): string[] {
  return blocksOf(document, "yaml").flatMap(({ line, code }) => {
    const { errors, warnings } = parseDocument(code);
    return [...errors, ...warnings].map(({ message }) => `${document.name}, block at line ${line}: ${message}`);
  });
}

function blocksOf({ text }: Document, language: string): { line: number; code: string }[] {
  const blocks = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))];
  return blocks.map(({ index, 1: code = "" }) => ({ line: text.slice(0, index).split("\n").length, code }));
}
