import { mkdir, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Where a run puts its package. */
export interface Place {
  /** As the command is given it. */
  directory: string;
  /** A file of somebody else's in the folder, with what it holds: it has to be refused, and left alone. */
  foreign?: { file: string; text: string };
}

/** As long as a folder's name may be with `.part` after it. */
const longestName = 250;

/** A folder of its own, one behind a link, one with a long name, or one that holds another app's package. */
export async function drawPlace(folder: string, random: () => number): Promise<Place> {
  const drawn = random();
  if (drawn < 0.2) return behindLink(folder);
  if (drawn < 0.3) return withLongName(folder);
  if (drawn < 0.4) return withForeignPackage(folder);
  return { directory: join(folder, "package") };
}

async function behindLink(folder: string): Promise<Place> {
  const real = join(folder, "real", "package");
  await mkdir(real, { recursive: true });
  await symlink(real, join(folder, "package"));
  return { directory: join(folder, "package") };
}

function withLongName(folder: string): Place {
  return { directory: join(folder, "p".repeat(longestName)) };
}

async function withForeignPackage(folder: string): Promise<Place> {
  const directory = join(folder, "package");
  const file = join(directory, "manifest.json");
  const variants = [{ publicId: "a", assetPath: "variant/a.ipa" }];
  const text = JSON.stringify({ bundleId: "com.example.somebody-else", appleItemId: "1", variants });
  await mkdir(dirname(file));
  await writeFile(file, text);
  return { directory, foreign: { file, text } };
}

/** What is wrong when somebody else's folder has been refused with `end`; it is gone then. */
export async function faultsOfForeign({ directory, foreign }: Place, end: number): Promise<string[]> {
  const isLeft = foreign && (await readFile(foreign.file, "utf8").catch(() => "")) === foreign.text;
  const others = (await readdir(directory)).length - 1;
  await rm(directory, { recursive: true });
  return end === 1 && isLeft && others === 0 ? [] : [`somebody else's folder: exit code ${end}, ${others} more files`];
}

/** What is beside a finished package, and beside what a link by its name leads to. */
export async function leftovers({ directory }: Place): Promise<string[]> {
  const own = new Set(["real", basename(directory)]);
  const folders = new Set([dirname(directory), dirname(await realpath(directory))]);
  const names = (await Promise.all([...folders].map((folder) => readdir(folder)))).flat();
  return names.filter((name) => !own.has(name)).map((name) => `${name} is left over`);
}
