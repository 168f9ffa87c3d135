import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { refuseSecrets } from "../cli/args/secrets.js";
import { ArgumentError } from "../errors.js";
import { parseTrustedRoots } from "../node/package/certificate-chain.js";
import { describePathProblems } from "../node/package/manifest.js";
import { failureOf } from "../test-support/failure-of.js";
import { createTestClient } from "../test-support/test-client.js";
import { parseRateLimit } from "./headers.js";
import { excerpt, redact, safeCause } from "./redact.js";
import { checkBaseUrl } from "./settings.js";

// What a text takes may grow with its length, and not with the square of it. Measured by what this process is busy, which
// other ones do not add to, and again when it looks bad: a collection of garbage may come between.

/** How often a piece is repeated in a long text; an eighth of that in a short one. */
const many = 8_000;
/** The most milliseconds that a long text takes without a second look, and the most times those of a short one. */
const hardlyAnyMs = 20;
const mostGrowth = 24;

function busyMs(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function isSuperlinear(run: (times: number) => unknown, most = many): boolean {
  if (busyMs(() => run(most)) < hardlyAnyMs) return false;
  const least = (times: number) => Math.min(...[1, 2, 3].map(() => busyMs(() => run(times))));
  const ofMany = least(most);
  return ofMany > hardlyAnyMs && ofMany > mostGrowth * least(most / 8);
}

const root = join(import.meta.dirname, "../..");
/** Where texts from elsewhere are read: all of the product, and what reads documents. */
const folders = ["src", "scripts/check-changes", "scripts/contract", "scripts/contract-update"];

interface Literal {
  place: string;
  pattern: RegExp;
}

/** Every regular expression of the sources, as they stand there. */
function literals(): Literal[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|^test-support/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return files.flatMap((file) => {
    const found: Literal[] = [];
    const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.push({ place: file, pattern: parsed(node.text) });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function parsed(literal: string): RegExp {
  const end = literal.lastIndexOf("/");
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

/** What may be repeated to make a pattern begin again and again: its own fixed parts, alone and together. */
function piecesOf({ source }: RegExp): string[] {
  const fixed = source
    .replace(/\(\?[:=!]|\\[pP]\{\w+\}|\\[wsdSDWbB]|\[[^\]]*\]|\{\d+,?\d*\}/g, "\0")
    .replace(/\\(.)/g, "$1")
    .split(/[\0()|*+?^$]+/)
    .filter(Boolean);
  return [
    ...new Set([...fixed, ...fixed.map((part) => `${part}a`), ` `, "a", "0", "-", "/", ".0", "a;", fixed.join("a")]),
  ];
}

const pieces = (pattern: RegExp) => piecesOf(pattern).filter((piece) => piece !== "");

test("no regular expression of the sources takes longer than its text is long", () => {
  const found = literals();
  expect(found.length).toBeGreaterThan(80);
  const slow = found.flatMap(({ place, pattern }) =>
    pieces(pattern)
      // What ends it is in no class that takes all of it: the pattern has to fail, or to begin again.
      .filter((piece) =>
        ["!", "\n"].some((end) => isSuperlinear((times) => runOver(pattern, piece.repeat(times) + end))),
      )
      .map((piece) => `${place}: ${pattern} over ${JSON.stringify(piece)}`),
  );
  expect(slow).toEqual([]);
});

function runOver(pattern: RegExp, text: string): void {
  text.replace(pattern, "");
}

test.each([/(\.0+)+$/, /X-Amz-[a-z-]+=/gi])("%s would be found", (pattern) => {
  const isSlow = (piece: string) => isSuperlinear((times) => runOver(pattern, `${piece.repeat(times)}!`), many / 2);
  expect(piecesOf(pattern).some(isSlow)).toBe(true);
});

test.each<[string, (text: string) => unknown, piece: string]>([
  ["redact: names of signed queries", redact, "X-Amz-"],
  ["redact: beginnings of tokens", redact, "eyJ"],
  ["redact: beginnings of tokens with dots", redact, "eyJ."],
  ["redact: beginnings of keys", redact, "-----BEGIN PRIVATE KEY-----"],
  ["redact: words before a token", redact, "Bearer "],
  ["redact: quotes after a name", redact, 'accessKey" '],
  ["excerpt: names of signed queries", excerpt, "X-Amz-"],
  ["safeCause: a message of them", (text) => safeCause(new Error(text)), "X-Amz-"],
  ["parseRateLimit: spaces", parseRateLimit, "user-hour-lim :  "],
  ["parseRateLimit: digits", (text) => parseRateLimit(`user-hour-lim:${text}!`), "0"],
  ["parseRateLimit: figures", parseRateLimit, "user-hour-lim:1 ;"],
  ["checkBaseUrl: slashes", (text) => checkBaseUrl(`https://x.example/${text}a`), "/"],
  ["describePathProblems: folders in folders", (text) => describePathProblems([text]), "a/"],
  ["parseTrustedRoots: beginnings", (text) => attempt(() => parseTrustedRoots([text])), "-----BEGIN CERTIFICATE-----"],
  ["refuseSecrets: beginnings of tokens", (text) => refuseSecrets([text]), "eyJ"],
  ["refuseSecrets: dots and beginnings", (text) => refuseSecrets([`${"x".repeat(8)}.${text}`]), "eyJ"],
])("%s", (_, run, piece) => {
  const texts = new Map([many / 8, many].map((times) => [times, piece.repeat(times)]));
  expect(isSuperlinear((times) => run(texts.get(times) ?? ""))).toBe(false);
});

function attempt(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(ArgumentError);
  }
}

test.each<[string, string]>([
  ["a long text", JSON.stringify({ errors: [{ code: "A", detail: "X-Amz-".repeat(34_000) }] })],
  ["a page", `<html>${"X-Amz-".repeat(34_000)}`],
  ["names", JSON.stringify({ ["X-Amz-".repeat(34_000)]: 1 })],
  ["lists in lists", `${"[".repeat(5_000)}${"]".repeat(5_000)}`],
  ["lists in lists without end", "[".repeat(200_000)],
  ["errors in errors", nested(2_000)],
  ["errors in errors, deeper than any stack", nested(40_000)],
  ["members without number", `{"errors":[${"{},".repeat(2_000_000)}{}]}`],
])("a 400 with %s is an error in as little time", async (_, body) => {
  const { client } = createTestClient([new Response(body, { status: 400 })]);
  const before = process.cpuUsage();
  const error = await failureOf(() => client.packages.get("1"));
  expect(error).toMatchObject({ status: 400 });
  expect((error as Error).message.length).toBeLessThan(10_000);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(10_000);
});

/** Errors whose associated errors have associated errors. */
function nested(depth: number): string {
  const open = '{"code":"A","meta":{"associatedErrors":{"x":[';
  return `{"errors":[${open.repeat(depth)}${"]}}}".repeat(depth)}]}`;
}
