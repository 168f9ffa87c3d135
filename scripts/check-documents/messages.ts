import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Document, namesBelow, root } from "./documents.js";

/**
 * The messages that a document explains and the source does not have: code in the first cell of a row. `…` stands for
 * what differs from case to case.
 */
export async function unknownMessages({ name, text }: Document): Promise<string[]> {
  const source = await readSource();
  const cells = [...text.matchAll(/^\| (`.*?) \|/gm)].map((row) => row[1] ?? "");
  const messages = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((code) => code[1] ?? ""));
  const unknown = messages.filter((message) => !partsOf(message).every((part) => source.includes(part)));
  return unknown.map((message) => `${name}: no message says \`${message}\``);
}

function partsOf(message: string): string[] {
  return message.split("…").map((part) => part.trim());
}

/** All code of the product, with texts in one piece that stand in several lines. */
async function readSource(): Promise<string> {
  const names = (await namesBelow("src", ".ts")).filter((name) => !name.endsWith(".test.ts"));
  const texts = await Promise.all(names.map((name) => readFile(join(root, name), "utf8")));
  return texts
    .join("\n")
    .replace(/["`]\s*\+\s*["`]/g, "")
    .replaceAll('\\"', '"');
}
