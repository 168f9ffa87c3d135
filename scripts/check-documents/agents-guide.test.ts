import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { helpOf } from "./commands.js";
import { root } from "./documents.js";

/** The first cells of the table below a heading, without the marks of code. */
function namesBelow(text: string, heading: string): string[] {
  const [, below = ""] = text.split(`\n## ${heading}\n`);
  const [section = ""] = below.split("\n## ");
  return [...section.matchAll(/^\| `?(?:adp )?(\w[\w-]*)`? \|/gm)].map((row) => row[1] ?? "").slice(1);
}

/** The first words of the indented lines of a help that `pattern` takes. */
function namesIn(help: string, pattern: RegExp): string[] {
  return [...help.matchAll(pattern)].map((line) => line[1] ?? "");
}

const help = await helpOf([]);
const exitCodes = namesIn(help.split("Exit codes:")[1] ?? "", /^ {2}(\d+) /gm);

test("AGENTS.md has every command that the help lists, and no other", async () => {
  const text = await readFile(join(root, "AGENTS.md"), "utf8");
  const commands = namesIn(help, /^ {2}([a-z][a-z-]*) (?:\[|<)/gm).filter((name) => name !== "help");
  expect(commands).toContain("publish");
  expect(namesBelow(text, "Commands").sort()).toEqual(commands.sort());
});

test.each(["AGENTS.md", "README.md"])("%s has every exit code that the help lists, in its order", async (name) => {
  const text = await readFile(join(root, name), "utf8");
  expect(exitCodes).toContain("130");
  expect(namesBelow(text, "Exit codes")).toEqual(exitCodes);
});

test("AGENTS.md has every error code", async () => {
  const text = await readFile(join(root, "AGENTS.md"), "utf8");
  const exports = await readFile(join(root, "src/errors.ts"), "utf8");
  const codes = namesIn(exports, /"(ERR_ASC_\w+)"/g);
  expect(codes).toContain("ERR_ASC_RESPONSE");
  expect([...new Set(codes)].filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});
