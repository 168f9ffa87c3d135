import { mkdir, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Where a run puts its package. */
export interface Place {
  /** As the command is given it. */
  directory: string;
  /** Another folder, which holds another app's package: it has to be refused, and left alone. */
  foreign?: { directory: string; text: string };
}

/** As long as a folder's name may be with `.part` after it. */
const longestName = 250;

/** A folder of its own, one behind a link, or one with a long name; at times another app's package in another one. */
export async function drawPlace(folder: string, random: () => number): Promise<Place> {
  const drawn = random();
  if (drawn < 0.2) return behindLink(folder);
  if (drawn < 0.3) return withLongName(folder);
  const place = { directory: join(folder, "package") };
  return drawn < 0.4 ? { ...place, foreign: await foreignPackage(join(folder, "foreign")) } : place;
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

async function foreignPackage(directory: string): Promise<Place["foreign"]> {
  const variants = [{ publicId: "a", assetPath: "variant/a.ipa" }];
  const text = JSON.stringify({ bundleId: "com.example.somebody-else", appleItemId: "1", variants });
  await mkdir(directory);
  await writeFile(join(directory, "manifest.json"), text);
  return { directory, text };
}

/** What is wrong when somebody else's folder has been refused with `end`; it is gone then. */
export async function faultsOfForeign(
  { directory, text }: NonNullable<Place["foreign"]>,
  end: number,
): Promise<string[]> {
  const isLeft = (await readFile(join(directory, "manifest.json"), "utf8")) === text;
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
