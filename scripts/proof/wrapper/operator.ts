import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** The project's own tests, run on the mutated source. tsc is not asked: what it would refuse has to be caught too. */
export type WrapperGate = "unit tests" | "contract tests";

/** One way to get the client wrong, and every place where it can be. */
export interface Operator {
  name: string;
  owner: WrapperGate;
  mutants: Mutant[];
}

/** A source file with one mistake in it. */
export interface Mutant {
  site: string;
  /** From the project's root. */
  file: string;
  /** The whole file, with the mistake. */
  text: string;
  /** The path of the operation that the mistake is about, where it stands in the file. */
  path?: string;
  /** Why it behaves like the original. */
  equivalent?: string;
}

/** What is wrong; the exact text that stands in the file once; what takes its place; why nobody can tell, if so. */
export type Edit = [site: string, from: string, to: string, equivalent?: string];

/** Mistakes made by hand. An edit that no longer fits its file is an error: nothing would be proved by it. */
export function editsOf(file: string, edits: Edit[]): Mutant[] {
  const source = sourceOf(file);
  const misfits = edits.filter(([, from, to]) => source.split(from).length !== 2 || to === from);
  if (misfits.length > 0) {
    const wanted = misfits.map(([site, from]) => `  "${site}" wants this, exactly once: ${from}`);
    throw new Error(`${file}: operators do not apply any more\n${wanted.join("\n")}`);
  }
  return edits.map(([site, from, to, equivalent]) => {
    const mutant = { site: `${file}: ${site}`, file, text: source.replace(from, () => to) };
    return equivalent === undefined ? mutant : { ...mutant, equivalent };
  });
}

/** The same mistake wherever the pattern, which has to be global, matches in a folder or file. */
export function everyMatch(place: string, pattern: RegExp, replace: (...match: string[]) => string): Mutant[] {
  const mutants = filesIn(place).flatMap((file) => {
    const source = sourceOf(file);
    return [...source.matchAll(pattern)].map((match) => {
      const end = match.index + match[0].length;
      const text = source.slice(0, match.index) + replace(...match) + source.slice(end);
      const [, path] = /"(\/v1\/[^"]+)"/.exec(source.slice(match.index)) ?? [];
      const mutant = { site: `${file}:${source.slice(0, match.index).split("\n").length}`, file, text };
      return path === undefined ? mutant : { ...mutant, path };
    });
  });
  if (mutants.length === 0)
    throw new Error(`${place}: an operator does not apply any more: nothing matches ${pattern}`);
  return mutants;
}

function filesIn(place: string): string[] {
  if (place.endsWith(".ts")) return [place];
  const names = readdirSync(join(root, place)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  return names.map((name) => `${place}/${name}`);
}

function sourceOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}
