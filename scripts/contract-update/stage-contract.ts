import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CutContract } from "../contract/cut.js";
import { withEntry } from "./changes-file.js";
import { type Replacement, textOf } from "./replace-files.js";

/** Writes a new contract, its lock and its entry of CHANGES.md into a stage. */
export async function stageContract(folder: string, { yaml, lock }: CutContract, entry: string): Promise<void> {
  const changes = join(folder, "openapi/CHANGES.md");
  await writeFile(join(folder, "openapi/app-store-connect.yaml"), yaml);
  await writeFile(join(folder, "openapi/app-store-connect.lock"), lock);
  await writeFile(changes, withEntry((await textOf(changes)) ?? "# Changes\n", entry));
}

/** The texts of openapi/ and generated/ in a stage, by their names in the project. */
export async function stagedTexts(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const part of ["openapi", "generated"]) {
    for (const file of await readdir(join(folder, part))) {
      const name = join(part, file);
      texts.set(name, await readFile(join(folder, name), "utf8"));
    }
  }
  return texts;
}

/** What has to be replaced in the project for it to be as the stage is. */
export function replacementsFor(root: string, before: Map<string, string>, after: Map<string, string>): Replacement[] {
  return [...after]
    .filter(([name, text]) => before.get(name) !== text)
    .map(([name, text]) => ({ file: join(root, name), before: before.get(name), after: text }));
}
