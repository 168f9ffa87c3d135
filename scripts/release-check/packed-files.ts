import { matchesGlob } from "node:path";

/** What differs between the files of a tarball and the list of what it holds; empty when nothing does. */
export function differences(files: readonly string[], list: string): string[] {
  const lines = list.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const refused = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  const expected = lines.filter((line) => !line.startsWith("!"));
  return [
    ...files.filter((file) => !isIn(expected, file)).map((file) => `${file}: is packed, and not in the list`),
    ...files.filter((file) => isIn(refused, file)).map((file) => `${file}: is packed, and must not be`),
    ...expected
      .filter((glob) => !files.some((file) => isIn([glob], file)))
      .map((glob) => `${glob}: nothing like it is packed`),
  ];
}

function isIn(globs: readonly string[], file: string): boolean {
  return globs.some((glob) => matchesGlob(file, glob));
}
