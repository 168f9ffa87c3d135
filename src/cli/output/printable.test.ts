import { expect, test } from "vitest";
import { piecesIn } from "../../test-support/failure-of.js";
import { generateP8 } from "../../test-support/tokens.js";
import { printableJson, printableLine, printableLines } from "./printable.js";

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

test("a key is taken out before its lines are told apart", () => {
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
