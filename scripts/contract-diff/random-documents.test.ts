import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changes, libraryDocument } from "../testing/library-changes.js";
import { pairs, schemas, values, wildSchemas } from "../testing/random-schemas.js";
import { diffDocuments } from "./diff-documents.js";

const wildDocuments = fc.tuple(wildSchemas, wildSchemas, wildSchemas, wildSchemas).map(([request, answer, A, B]) =>
  libraryDocument({
    request: request ?? {},
    answer: answer ?? {},
    components: { schemas: { A, B } as Record<string, object> },
  }),
);
const seed = 2027;

describe("of documents made at random", () => {
  test("each is the same as itself and as a copy of itself", () => {
    fc.assert(
      fc.property(wildDocuments, (document) => {
        expect(diffDocuments(document, document)).toEqual([]);
        expect(diffDocuments(document, structuredClone(document))).toEqual([]);
      }),
      { seed, numRuns: 150 },
    );
  });

  test("any two are compared, whatever is in them, and told alike twice", () => {
    fc.assert(
      fc.property(wildDocuments, wildDocuments, (before, after) => {
        const found = diffDocuments(before, after);
        expect(diffDocuments(structuredClone(before), structuredClone(after))).toEqual(found);
      }),
      { seed, numRuns: 200 },
    );
  });

  test("what differs but in words is told", () => {
    fc.assert(
      fc.property(wildDocuments, fc.string(), (document, description) => {
        const worded = JSON.parse(
          JSON.stringify(document, (key, value) =>
            key === "schema" && value instanceof Object ? { ...value, description } : value,
          ),
        );
        expect(diffDocuments(document, worded)).toEqual([]);
      }),
      { seed, numRuns: 100 },
    );
  });
});

const ajv = new Ajv2020({ strict: false, validateSchema: false });

/** Whether there is a value that the one accepts and the other refuses. */
function isNarrower(narrow: object, wide: object): boolean {
  const [accepts, accepted] = [ajv.compile(narrow), ajv.compile(wide)];
  return values.some((value) => accepted(value) && !accepts(value));
}

describe("of schemas made at random", () => {
  const breaks = (found: { impact: string }[]) => found.some(({ impact }) => impact === "breaking");

  test.each([
    ["edited a little", pairs, 300],
    ["of two kinds", fc.tuple(schemas, schemas), 100],
  ])(
    "a request that is refused now and was not, and an answer that was not given, is told as breaking: %s",
    (_, arbitrary, numRuns) => {
      let narrowed = 0;
      fc.assert(
        fc.property(arbitrary, ([before, after]) => {
          if (!isNarrower(after, before)) return;
          narrowed++;
          expect(breaks(changes({ request: before }, { request: after })), "request").toBe(true);
          expect(breaks(changes({ answer: after }, { answer: before })), "answer").toBe(true);
        }),
        { seed, numRuns },
      );
      expect(narrowed).toBeGreaterThan(numRuns / 10);
    },
  );

  test("what widens one way narrows the other way", () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        // A new property is additive both ways.
        if (JSON.stringify([before, after]).includes("properties")) return;
        const there = changes({ request: before }, { request: after });
        expect(breaks(changes({ answer: after }, { answer: before }))).toBe(breaks(there));
      }),
      { seed, numRuns: 150 },
    );
  });
});
