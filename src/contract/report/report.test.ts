import { describe, expect, test } from "vitest";
import type { Change } from "../diff/change.js";
import { formats, reportOf } from "./report.js";

const change: Change = {
  impact: "breaking",
  rule: "request-parameter-removed",
  operation: "GET /books",
  location: "parameter limit",
  message: "query parameter removed: callers who send it are not heard",
};
const deprecated: Change = {
  ...change,
  impact: "neutral",
  rule: "endpoint-deprecated",
  location: "operation",
  message: "deprecated: it works as before",
};
const hostile = "`a`|@you<img src=x>#1\n# b\u001b[31m\u009b31m\u202e\u2028[l](https://library.example)*_~\\&";

describe("a report", () => {
  test("counts, and sorts by weight and by place, whatever the order", () => {
    const other: Change = { ...change, operation: "DELETE /books" };
    const report = reportOf([deprecated, change, other]);
    expect(report).toEqual({
      summary: { breaking: 2, additive: 0, neutral: 1 },
      changes: [other, change, deprecated],
    });
    expect(reportOf([other, deprecated, change])).toEqual(report);
  });
});

describe("as JSON a report", () => {
  test("is the summary and the changes, with these keys in this order, and nothing else", () => {
    expect(formats.json(reportOf([change]))).toBe(
      JSON.stringify({ summary: { breaking: 1, additive: 0, neutral: 0 }, changes: [change] }, null, 2),
    );
  });

  test("keeps every name as it is, and shows no control character raw", () => {
    const report = reportOf([{ ...change, location: hostile }]);
    const text = formats.json(report);
    expect(JSON.parse(text)).toEqual(report);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  });
});

describe("as text a report", () => {
  test("reads like a changelog, with what operations and statuses share told once", () => {
    const response: Change = { ...change, rule: "r", location: "response 200 data.title", message: "m: w" };
    const both = (operation: Change["operation"]): Change[] => [
      { ...change, operation },
      { ...response, operation },
      { ...response, operation, location: "response 201 data.title" },
    ];
    const scheme: Change = { ...change, operation: "*", location: "security scheme card", rule: "s", message: "n: w" };
    const report = reportOf([...both("GET /books"), ...both("GET /shelves"), scheme]);
    expect(formats.text(report, "7 → 8")).toBe(`7 → 8

Everywhere
  breaking  security scheme card: n: w [s]

GET /books
GET /shelves
  breaking  parameter limit: query parameter removed: callers who send it are not heard [request-parameter-removed]
  breaking  response 200, 201 data.title: m: w [r]

7 breaking, 0 additive, 0 neutral`);
  });

  test("tells what a component brings to many operations once, with its count", () => {
    const inBook = (operation: number, place: string): Change => ({
      ...{ ...change, operation: `GET /${operation}`, location: `response 200 ${place}.title` },
      ...{ message: "m: w", rule: "r", cause: "Book.title" },
    });
    const places = Array.from({ length: 12 }, (_, at) => [inBook(at, "data"), inBook(at, "included[]")]);
    const own: Change = { ...change, operation: "GET /0" };
    expect(formats.text(reportOf([...places.flat(), own]), "7 → 8")).toBe(`7 → 8

In many operations
  breaking  Book.title: m: w [r] (24 times in 12 operations: GET /0, GET /1, GET /10 and 9 more)

GET /0
  breaking  parameter limit: query parameter removed: callers who send it are not heard [request-parameter-removed]

25 breaking, 0 additive, 0 neutral`);
  });

  test("of more than can be read tells each breaking cause, and of the others what each rule found", () => {
    const of = (impact: Change["impact"], rule: string) =>
      Array.from(
        { length: 100 },
        (_, at): Change => ({ ...change, impact, rule, operation: `GET /${at}`, location: `parameter p${at}` }),
      );
    const text = formats.text(reportOf([...of("breaking", "gone"), ...of("additive", "new")]), "7 → 8");
    const lines = text.split("\n");
    expect(lines.filter((line) => line.startsWith("  breaking  "))).toHaveLength(100);
    expect(lines.find((line) => line.startsWith("  additive  "))).toMatch(
      /^ {2}additive {2}parameter p0, parameter p1, .* and 95 more: .* \[new\] \(100 times\)$/,
    );
  });

  test("shows control characters of a document as escapes, one line a change", () => {
    const report = reportOf([
      { ...change, operation: `GET ${hostile}`, location: hostile, rule: hostile, message: hostile },
    ]);
    const text = formats.text(report, hostile);
    expect(text.split("\n")).toHaveLength(6);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(text).toContain("\\u001b[31m\\u009b31m\\u202e\\u2028");
  });

  test("says so when nothing concerns a client", () => {
    expect(formats.text(reportOf([]), "7 → 8")).toBe("7 → 8\n\nNo changes that concern a client.");
  });
});

describe("as Markdown a report", () => {
  test("has a heading, the summary, and a list for each operation", () => {
    expect(formats.markdown(reportOf([change, deprecated]), "7 → 8")).toBe(`## 7 → 8

1 breaking, 0 additive, 1 neutral

### \`GET /books\`

- **breaking** \`parameter limit\`: query parameter removed: callers who send it are not heard (\`request-parameter-removed\`)
- **neutral** \`operation\`: deprecated: it works as before (\`endpoint-deprecated\`)`);
  });

  test("leaves names no markup, no mention, no issue and no link", () => {
    const report = reportOf([{ ...change, operation: `GET ${hostile}`, location: hostile, message: hostile }]);
    const lines = formats.markdown(report, hostile).split("\n");
    expect(lines).toHaveLength(7);
    // In two backticks, what holds single ones is code to its end.
    expect(lines[4]).toBe(
      "### `` GET `a`|@you<img src=x>#1\\u000a# b\\u001b[31m\\u009b31m\\u202e\\u2028[l](https://library.example)*_~\\& ``",
    );
    const title = lines[0]?.slice("## ".length) ?? "";
    expect(title).not.toMatch(/(?<!\\)[`*_~[\]|]|[@#](?!<!-- -->)|<(?!!-- -->)|:\/\/(?!<!-- -->)|&(?!amp;|lt;)/);
  });
});
