import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The licences of the packages whose code went into bundles, as their authors ask for. */
export async function licencesOf(root: string, inputs: readonly string[]): Promise<string> {
  const names = inputs.flatMap((input) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[0] ?? []);
  const folders = [...new Set(names)].sort();
  const texts = await Promise.all(folders.map((folder) => licenceOf(join(root, folder))));
  return `dist holds code of these packages.\n\n${texts.join("\n\n")}\n`;
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? (await readFile(join(folder, file), "utf8")).trim() : `Licence: ${license}`;
  return `${name} ${version}\n${"-".repeat(`${name} ${version}`.length)}\n${text}`;
}
