import { expect, test } from "vitest";
import { piecesIn } from "../../test-support/failure-of.js";
import { generateP8 } from "../../test-support/tokens.js";
import { hasColours, Output, printableJson, printableLine, printableLines } from "./output.js";

function outputWith(mode: Partial<Output["mode"]>, isTTY = false) {
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => ({
    isTTY,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const io = { stdout: sink("stdout"), stderr: sink("stderr"), env: {}, signal: new AbortController().signal };
  return { output: new Output(io, { json: false, quiet: false, verbose: false, ...mode }), written };
}

test("results go to stdout, everything else to stderr", () => {
  const { output, written } = outputWith({ verbose: true });
  output.note("note");
  output.trace("trace\nof two lines");
  output.result({ a: 1 }, ["result", { mark: "failed", text: "file" }]);
  output.problem({ error: 1 }, "problem");
  expect(written).toEqual({ stdout: "result\n✗ file\n", stderr: "note\ntrace\nof two lines\nproblem\n" });
});

test("with --json stdout gets one document, and no second when something fails after it", () => {
  const { output, written } = outputWith({ json: true });
  output.result({ a: 1 }, ["result"]);
  output.problem({ error: 1 }, "problem");
  expect(JSON.parse(written.stdout)).toEqual({ a: 1 });
  expect(written.stderr).toBe("problem\n");
});

test("--quiet takes notes away, not problems", () => {
  const { output, written } = outputWith({ quiet: true });
  output.note("note");
  output.trace("trace");
  output.problem({}, "problem");
  expect(written.stderr).toBe("problem\n");
});

test("a secret that is hidden is in nothing that follows, short ones and their lines included", () => {
  const { output, written } = outputWith({ verbose: true });
  output.hide("tiny-7");
  output.hide("-----BEGIN X-----\nthe-first-line-of-it\n");
  output.note("tiny-7 the-first-line-of-it");
  output.trace("tiny-7");
  output.result({}, ["tiny-7", { mark: "done", text: "tiny-7" }]);
  output.problem({}, "tiny-7");
  expect(written.stderr).toBe("[secret] [secret]\n[secret]\n[secret]\n");
  expect(written.stdout).toBe("[secret]\n✓ [secret]\n");
});

test("only marks have colours, and only what is not marked by somebody else", () => {
  const { output, written } = outputWith({}, true);
  output.result({}, [{ mark: "skipped", text: "\u001b[31mred" }]);
  expect(written.stdout).toBe("\u001b[33m–\u001b[0m  [31mred\n");
});

const { privateKey } = generateP8();

test("nothing that steers a terminal is left in a line", () => {
  expect(printableLine("a\u001b[31mb\rc\u0007d\u009be\u202ef")).toBe("a [31mb c d e f");
});

test.each(["\u202a", "\u2066", "\u200e", "\u200f", "\u061c", "\u200b", "\ufeff", "\u{e0041}"])(
  "nor is %j, with which a name could fake a message; JSON escapes it",
  (mark) => {
    expect(printableLine(`a${mark}b`)).toBe("a b");
    const json = printableJson({ name: `a${mark}b` });
    expect(json).not.toContain(mark);
    expect(JSON.parse(json)).toEqual({ name: `a${mark}b` });
  },
);

test("a key is taken out before its lines are reported apart", () => {
  expect(printableLines(`first\n${privateKey}\nlast`)).toEqual(["first", "[key]", "", "last"]);
});

test("known secrets are taken out whatever they look like", () => {
  expect(printableLine("sent hunter2-hunter2", ["hunter2-hunter2"])).toBe("sent [secret]");
  expect(printableJson({ a: ["x hunter2-hunter2"] }, ["hunter2-hunter2"])).not.toContain("hunter2");
});

test("JSON keeps its texts as they are, but for secrets, and escapes what terminals obey", () => {
  const document = { text: "a\u001bb\u009bc\u202ed", key: privateKey, count: 7, none: null };
  const json = printableJson(document);
  expect(JSON.parse(json)).toEqual({ ...document, key: expect.stringContaining("[key]") });
  expect(piecesIn(json, privateKey)).toEqual([]);
  expect(json).not.toMatch(/[^\n\x20-\x7e]/);
});

const terminal = { write: () => undefined, isTTY: true };
const pipe = { write: () => undefined };

test.each([
  ["a terminal", terminal, {}, true],
  ["a pipe", pipe, {}, false],
  ["a terminal with NO_COLOR", terminal, { NO_COLOR: "1" }, false],
  ["a terminal with an empty NO_COLOR", terminal, { NO_COLOR: "" }, true],
  ["a dumb terminal", terminal, { TERM: "dumb" }, false],
  ["a pipe with FORCE_COLOR", pipe, { FORCE_COLOR: "" }, true],
  ["a pipe with both", pipe, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
  ["a terminal with FORCE_COLOR=0", terminal, { FORCE_COLOR: "0" }, false],
])("%s: colours are %4$s", (_, stream, env, expected) => {
  expect(hasColours(stream, env)).toBe(expected);
});
