import fc from "fast-check";
import { expect, test } from "vitest";
import { ArgumentError } from "../errors.js";
import { failureOf, messageOf } from "../test-support/failure-of.js";
import { checkId, serialisePath, serialiseQuery } from "./serialise.js";

const template = "/v1/alternativeDistributionPackages/{id}/versions";

test.each<[string, unknown, string]>([
  ["no text", "", "not empty text"],
  ["a dot", ".", 'not ".", which would change the route'],
  ["two dots", "..", 'not "..", which would change the route'],
  ["a slash", "a/b", "without slashes, which would change the route"],
  ["a slash alone", "/", "without slashes, which would change the route"],
  ["a backslash", "..\\..\\apps", "without slashes, which would change the route"],
  [
    "a mark that turns the direction",
    "a\u202eb",
    "without spaces, line breaks or control characters; it has an invisible character (U+202E) in it",
  ],
  ["a space", "a b", "without spaces, line breaks or control characters; it has a space (U+0020) in it"],
  ["a line break", "a\n", "without spaces, line breaks or control characters; it has a line feed (U+000A) at its end"],
  [
    "a carriage return",
    "a\r",
    "without spaces, line breaks or control characters; it has a carriage return (U+000D) at its end",
  ],
  [
    "a byte order mark",
    "\ufeffa",
    "without spaces, line breaks or control characters; it has a byte order mark (U+FEFF) at its start",
  ],
  [
    "a zero-width space",
    "a\u200b",
    "without spaces, line breaks or control characters; it has a zero-width space (U+200B) at its end",
  ],
  [
    "a soft hyphen",
    "a\u00adb",
    "without spaces, line breaks or control characters; it has a soft hyphen (U+00AD) in it",
  ],
  [
    "a blank of braille",
    "a\u2800",
    "without spaces, line breaks or control characters; it has an invisible character (U+2800) at its end",
  ],
  ["a null", "a\0", "without spaces, line breaks or control characters; it has a NUL (U+0000) at its end"],
  [
    "a bell",
    "a\u0007b",
    "without spaces, line breaks or control characters; it has a control character (U+0007) in it",
  ],
  [
    "a space of another kind",
    "a\u00a0b",
    "without spaces, line breaks or control characters; it has a no-break space (U+00A0) in it",
  ],
  ["half a character", "a\ud83d", "not text that is cut within a character"],
  ["undefined", undefined, "not undefined"],
  ["null", null, "not null"],
  ["a number", 5, "not 5"],
  ["a boolean", true, "not a boolean"],
  ["an object", { id: "x" }, "not an object"],
])("an id that is %s is refused by the argument's name, with the reason", async (_, id, reason) => {
  const error = await failureOf(() => serialisePath(template, { id }));
  expect(error).toBeInstanceOf(ArgumentError);
  expect((error as Error).message).toBe(`id: must be an id, ${reason} (${template})`);
});

test("an id of a relationship is refused by the argument's name", async () => {
  expect(await messageOf(() => checkId("appStoreVersionId", "a/b"))).toBe(
    "appStoreVersionId: must be an id, without slashes, which would change the route",
  );
});

test.each([
  ["f3190601-974c-45ee-aa24-35db2090c260", "f3190601-974c-45ee-aa24-35db2090c260"],
  ["6448311069", "6448311069"],
  ["a?b#c&d=e", "a%3Fb%23c%26d%3De"],
  ["%2e%2e", "%252e%252e"],
  ["%2F", "%252F"],
  ["...", "..."],
  ["é日", "%C3%A9%E6%97%A5"],
  ["a;b:c@d", "a%3Bb%3Ac%40d"],
])("the id %s is encoded", (id, encoded) => {
  expect(serialisePath(template, { id })).toBe(`/v1/alternativeDistributionPackages/${encoded}/versions`);
});

/** Any code unit, halves of characters too. */
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

test("whatever id is accepted stays one segment of the path", () => {
  const odd = fc.constantFrom(".", "..", "%2e", "%2E%2e", "%2f", "/", "\\", "?", "#", "//", ":", "@", " ", "\t", "．");
  const id = fc.oneof(
    fc.string({ unit: codeUnit }),
    fc.array(odd, { minLength: 1, maxLength: 3 }).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(id, (id) => {
      let path: string;
      try {
        path = serialisePath(template, { id });
      } catch (error) {
        expect(error).toBeInstanceOf(ArgumentError);
        return;
      }
      const url = new URL(`https://api.appstoreconnect.apple.com${path}`);
      const segments = url.pathname.split("/");
      expect(segments).toEqual(["", "v1", "alternativeDistributionPackages", expect.any(String), "versions"]);
      expect(decodeURIComponent(segments[3] ?? "")).toBe(id);
      expect(url.search + url.hash).toBe("");
    }),
    { numRuns: 500 },
  );
});

test.each<[Record<string, unknown>, string]>([
  [{}, ""],
  [{ limit: 200 }, "limit=200"],
  [{ "filter[state]": ["COMPLETED", "REPLACED"] }, "filter[state]=COMPLETED,REPLACED"],
  [{ "limit[variants]": 50, include: ["variants", "deltas"] }, "limit[variants]=50&include=variants,deltas"],
  [{ "exists[app]": false }, "exists[app]=false"],
  [{ limit: undefined, include: undefined }, ""],
  [{ include: [] }, ""],
  [
    { "filter[versionString]": ["1,0", "a&b=c#d", "1 0+", "é"] },
    "filter[versionString]=1%2C0,a%26b%3Dc%23d,1%200%2B,%C3%A9",
  ],
  [{ "a&b": "c" }, "a%26b=c"],
  [{ limit: 0 }, "limit=0"],
])("the query %j is written as Apple wants it", (query, text) => {
  expect(serialiseQuery(query)).toBe(text);
});

test.each<[string, Record<string, unknown>]>([
  ["an undefined value", { limit: undefined }],
  ["an empty list that is no filter", { include: [] }],
  ["an empty list whose name only holds the word", { "limit[filter[x]": [] }],
])("%s is left out of the query", (_, query) => {
  expect(serialiseQuery({ sort: "name", ...query })).toBe("sort=name");
});

test.each<[Record<string, unknown>, string]>([
  [{ "filter[state]": [] }, "filter[state]: an empty list would match everything; omit the filter if you want that"],
  [{ "exists[app]": [] }, "exists[app]: an empty list would match everything; omit the filter if you want that"],
  [{ limit: Number.NaN }, "limit: must be text, a finite number or a boolean, not NaN"],
  [{ limit: Number.POSITIVE_INFINITY }, "not Infinity"],
  [{ "filter[bundleId]": "" }, "filter[bundleId]: must be text, a finite number or a boolean, not empty text"],
  [{ "filter[bundleId]": ["a", ""] }, "not empty text"],
  [{ "filter[bundleId]": [undefined] }, "not undefined"],
  [{ "filter[bundleId]": null }, "not null"],
  [{ "filter[bundleId]": { a: 1 } }, "not an object"],
  [{ "filter[bundleId]": [["A"]] }, "not a list"],
  [{ "filter[bundleId]": ["a\ud83d"] }, "boolean, not text that is cut within a character"],
  [{ limit: 5n }, "not a bigint"],
])("the query %s is refused by name", async (query, message) => {
  const error = await failureOf(() => serialiseQuery(query));
  expect(error).toBeInstanceOf(ArgumentError);
  expect((error as Error).message).toContain(message);
});

test("whatever text a filter holds is what a server reads", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1 }), (texts) => {
      const query = serialiseQuery({ "filter[versionString]": texts });
      const url = new URL(`https://x/?${query}`);
      const values = url.search.slice(url.search.indexOf("=") + 1).split(",");
      expect(values.map(decodeURIComponent)).toEqual(texts);
      expect([...url.searchParams.keys()]).toEqual(["filter[versionString]"]);
    }),
  );
});
