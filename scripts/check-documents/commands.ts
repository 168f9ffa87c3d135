import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { main } from "../../src/cli/main.js";
import { type Document, root } from "./documents.js";

/** The npm scripts that a document names and package.json does not have. */
export async function unknownScripts({ name, text }: Document): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { scripts: object };
  const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
  return named.filter((script) => !(script in scripts)).map((script) => `${name}: there is no npm run ${script}`);
}

/** Lines of code, and code in a sentence, that call the command, with the options that its help does not know. */
export async function unknownOptions({ name, text }: Document): Promise<string[]> {
  const calls = [...text.replace(/\\\n\s*/g, " ").matchAll(/\badp ([a-z][^`\n)]*)/g)];
  const faults = calls.map(async ([call, args = ""]) => {
    const words = args.split(/\s+/);
    const options = words.filter((word) => word.startsWith("--"));
    const firstOption = words.findIndex((word) => word.startsWith("-"));
    const command = (firstOption < 0 ? words : words.slice(0, firstOption)).filter((word) => /^[a-z-]+$/.test(word));
    const help = await helpOf(command.slice(0, 2));
    if (!help.startsWith(`Usage: adp ${command[0]}`)) return [`${name}: there is no command in \`${call}\``];
    const unknown = options.filter((option) => !help.includes(`${option.replace(/[=,.;].*$/, "")} `));
    return unknown.map((option) => `${name}: there is no ${option} in \`${call}\``);
  });
  return (await Promise.all(faults)).flat();
}

/** `npx` with the command's name alone, which outside a project installs a package of somebody else's. */
export function foreignPackages({ name, text }: Document): string[] {
  const calls = [...text.matchAll(/\bnpx (?:--yes |-y )?adp\b/g)];
  return calls.map(([call]) => `${name}: \`${call}\` may fetch another package; name ours with --package`);
}

/** What `adp <command> --help` prints. */
export async function helpOf(command: string[]): Promise<string> {
  let help = "";
  const stdout = { write: (text: string) => (help += text) };
  const io = { stdout, stderr: stdout, env: {}, signal: new AbortController().signal };
  await main([...command, "--help"], io);
  return help;
}
