import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAdp } from "../src/test-support/run-adp.js";

const root = join(import.meta.dirname, "..");

/** Phrases of a private dialect, and what a search engine knows them as. */
const banned: [phrase: RegExp, instead: string][] = [
  [/\b(the|an|its|every|each|error|lost|last|first) answers?\b/i, "response"],
  [/\banswer(s|ed)? (with|by) \d/i, "responds with"],
  [/\b[Nn]obody\b/, "no one, or the passive"],
  [/\b(is|are|was|were|be) told\b/i, "is reported, is printed"],
  [/\banew\b/i, "again"],
  [/\bgo(es)? on\b/i, "continues, resumes"],
  [/\ball right\b/i, "valid, verified"],
  [/\b(is|are|was|were) there already\b/i, "exists already"],
  [/\b(next|last|first) look\b/i, "poll"],
  [/\btakes no\b/i, "accepts no, does not require"],
  [/\bof no use\b|\bno use in\b/i, "useless, does not help"],
  [/\bof one's own\b/i, "own"],
  [/\bin vain\b/i, "without success"],
  [/\bthe address of\b/i, "the URL of"],
  [/\bput right\b/i, "fixed"],
  [/\bwhat is amiss\b/i, "what is wrong"],
];

/** Where a phrase means something else. */
const exceptions: [file: string, text: string][] = [];

function markdownAndCode(): string[] {
  const listed = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).map((name) => `src/${name}`);
  const guides = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`);
  return [
    ...listed.filter((name) => name.endsWith(".ts")),
    ...guides.filter((name) => name.endsWith(".md")),
    "README.md",
  ];
}

function findBanned(place: string, text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    if (exceptions.some(([file, excepted]) => file === place && line.includes(excepted))) return [];
    const found = banned.filter(([phrase]) => phrase.test(line));
    return found.map(([phrase, instead]) => `${place}:${index + 1}: ${phrase.exec(line)?.[0]} → ${instead}`);
  });
}

test("sources, README and guides are in plain English", () => {
  const found = markdownAndCode().flatMap((name) => findBanned(name, readFileSync(join(root, name), "utf8")));
  expect(found).toEqual([]);
});

test("the help of every command is in plain English", async () => {
  const { stdout: overview } = await runAdp(["--help"]);
  const commands = [...overview.matchAll(/^ {2}([a-z][a-z-]+)\b/gm)].map(([, name]) => name ?? "");
  expect(commands).toContain("publish");
  const helps = await Promise.all(commands.map(async (name) => (await runAdp(["help", name])).stdout));
  expect(findBanned("adp --help", [overview, ...helps].join("\n"))).toEqual([]);
});

test("every exception is still needed", () => {
  const unused = exceptions.filter(([file, text]) => !readFileSync(join(root, file), "utf8").includes(text));
  expect(unused).toEqual([]);
});
