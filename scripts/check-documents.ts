import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { main } from "../src/cli/main.js";
import { build } from "./build.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");
const documents = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "openapi/README.md"];

/** What code in the documents may use without saying where it comes from. */
const ambient = `
declare const client: import("alternative-distribution").Client;
declare const appStoreVersionId: string;
`;

/**
 * Compiles every ts block against the built package, and looks for every npm script and file that the documents name,
 * and for the npm scripts that the workflows run.
 */
async function checkDocuments(): Promise<void> {
  const texts = await Promise.all(documents.map((name) => readFile(join(root, name), "utf8")));
  const faults = await Promise.all([
    ...(await workflows()).map(async (name) => unknownScripts(name, await readFile(join(root, name), "utf8"))),
    ...documents.flatMap((name, index) => {
      const text = texts[index] ?? "";
      return [
        unknownScripts(name, text),
        deadLinks(name, text),
        unknownOptions(name, text),
        foreignPackages(name, text),
      ];
    }),
  ]);
  if (faults.flat().length > 0) throw new Error(faults.flat().join("\n"));
  await compile(documents.flatMap((name, index) => codeBlocks(name, texts[index] ?? "")));
}

async function workflows(): Promise<string[]> {
  const folder = ".github/workflows";
  return (await readdir(join(root, folder))).map((name) => join(folder, name));
}

interface CodeBlock {
  /** Names the place, so that the compiler's message does. */
  file: string;
  code: string;
}

function codeBlocks(document: string, text: string): CodeBlock[] {
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((block) => {
    const line = text.slice(0, block.index).split("\n").length;
    return { file: `${document.replace(/\W/g, "-")}-line-${line}.ts`, code: `${block[1]}\nexport {};\n` };
  });
}

async function compile(blocks: CodeBlock[]): Promise<void> {
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
    const files = ["ambient.d.ts", ...blocks.map(({ file }) => file)];
    const settings = { extends: join(root, "tsconfig.json"), compilerOptions: options, include: [], files };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
    await run("node_modules/.bin/tsc", ["-p", folder], { directory: root });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unknownScripts(document: string, text: string): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { scripts: object };
  const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
  return named.filter((name) => !(name in scripts)).map((name) => `${document}: there is no npm run ${name}`);
}

/** Lines of code, and code in a sentence, that call the command, with the options that its help does not know. */
async function unknownOptions(document: string, text: string): Promise<string[]> {
  const calls = [...text.matchAll(/\badp ([a-z][^`\n)]*)/g)];
  const faults = calls.map(async ([call, args = ""]) => {
    const words = args.split(/\s+/);
    const options = words.filter((word) => word.startsWith("--"));
    const firstOption = words.findIndex((word) => word.startsWith("-"));
    const command = (firstOption < 0 ? words : words.slice(0, firstOption)).filter((word) => /^[a-z-]+$/.test(word));
    const help = await helpOf(command);
    if (!help.startsWith(`Usage: adp ${command[0]}`)) return [`${document}: there is no command in \`${call}\``];
    const unknown = options.filter((option) => !help.includes(`${option.replace(/[,.;].*$/, "")} `));
    return unknown.map((option) => `${document}: there is no ${option} in \`${call}\``);
  });
  return (await Promise.all(faults)).flat();
}

/** `npx` with the command's name alone, which outside a project installs a package of somebody else's. */
function foreignPackages(document: string, text: string): string[] {
  const calls = [...text.matchAll(/\bnpx (?:--yes |-y )?adp\b/g)];
  return calls.map(([call]) => `${document}: \`${call}\` may fetch another package; name ours with --package`);
}

async function helpOf(command: string[]): Promise<string> {
  let help = "";
  const stdout = { write: (text: string) => (help += text) };
  const io = { stdout, stderr: stdout, env: {}, signal: new AbortController().signal };
  await main([...command.slice(0, 2), "--help"], io);
  return help;
}

async function deadLinks(document: string, text: string): Promise<string[]> {
  const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? "");
  const exists = (target: string) => stat(join(root, dirname(document), target)).then(Boolean, () => false);
  const found = await Promise.all(targets.map(exists));
  return targets.filter((_, index) => !found[index]).map((target) => `${document}: there is no ${target}`);
}

await runWhenCalled(import.meta, async (args) => {
  if (args.some((arg) => arg !== "--built")) throw new Error("npm run check:documents [-- --built]");
  if (args.length === 0) await build();
  await checkDocuments();
});
