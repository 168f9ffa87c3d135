import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** A text that is checked, by its path in the project, with `/`. */
export interface Document {
  name: string;
  text: string;
}

const ofTheRoot = ["README.md", "AGENTS.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "openapi/README.md"];

/** The documents of the project: those of the root, the contract's, and all of `docs`. */
export async function readDocuments(): Promise<Document[]> {
  return read([...ofTheRoot, ...(await namesBelow("docs", ".md"))]);
}

/** The workflows of CI. */
export async function readWorkflows(): Promise<Document[]> {
  return read(await namesBelow(".github/workflows", ".yml"));
}

/** The paths of files below a folder of the project, in order; none when there is no such folder. */
export async function namesBelow(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true }).catch(() => []);
  const found = names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
  return found.sort();
}

async function read(names: string[]): Promise<Document[]> {
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(root, name), "utf8") })));
}
