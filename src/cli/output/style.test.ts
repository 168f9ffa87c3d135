import { expect, test } from "vitest";
import { hasColours } from "./style.js";

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
