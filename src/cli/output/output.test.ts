import { expect, test } from "vitest";
import { Output } from "./output.js";

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
