import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changes, libraryDocument, type Reported } from "../../test-support/contract/library-changes.js";
import { diffDocuments } from "./diff-documents.js";

type Schema = Record<string, unknown>;

const smallNumber = fc.integer({ min: -1, max: 3 });
const size = fc.integer({ min: 0, max: 2 });
const some = (keywords: Record<string, fc.Arbitrary<unknown>>) => fc.record(keywords, { requiredKeys: [] });
const ofType = (type: string, keywords: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Schema> =>
  some(keywords).map((rest) => ({ type, ...(rest as object) }));

const text = ofType("string", {
  minLength: size,
  maxLength: size,
  pattern: fc.constantFrom("^a", "b$", "^ab?$"),
});
const number = fc.constantFrom("integer", "number").chain((type) =>
  ofType(type, {
    minimum: smallNumber,
    maximum: smallNumber,
    exclusiveMinimum: smallNumber,
    exclusiveMaximum: smallNumber,
    multipleOf: fc.constantFrom(0.5, 1, 2, 3),
    enum: fc.uniqueArray(smallNumber, { minLength: 1, maxLength: 3 }),
  }),
);
const nullable = (schema: fc.Arbitrary<Schema>) => schema.map((one) => ({ ...one, type: [one.type, "null"].flat() }));
const fixed = fc.constantFrom(0, 1, null, true).map((only) => ({ const: only }));
const scalar = fc.oneof(
  text,
  number,
  nullable(text),
  nullable(number),
  fixed,
  fc.constant({ type: "boolean" }),
  fc.constant({}),
);

const list = ofType("array", { items: scalar, minItems: size, maxItems: size, uniqueItems: fc.boolean() });
const object = ofType("object", {
  properties: fc.record({ p: scalar, q: scalar }),
  required: fc.subarray(["p", "q"]),
  minProperties: size,
  maxProperties: fc.integer({ min: 1, max: 2 }),
});
const plain = fc.oneof(scalar, list, object);

/** Schemas in the way of OpenAPI 3.1, over a few types, names and numbers: so that pairs of them have values in common. */
const schemas: fc.Arbitrary<Schema> = fc.oneof(
  { weight: 3, arbitrary: plain },
  fc.tuple(plain, scalar).map((anyOf) => ({ anyOf })),
  fc.tuple(plain, scalar).map((allOf) => ({ allOf })),
  fc.tuple(text, number, list).map((oneOf) => ({ oneOf })),
  scalar.map((not) => ({ not })),
  fc.tuple(object, scalar).map(([one, not]) => ({ ...one, not })),
);

/** A schema and what became of it: one keyword gone, new or another, somewhere. */
const pairs: fc.Arbitrary<[Schema, Schema]> = fc
  .tuple(schemas, schemas, fc.nat(), fc.boolean())
  .map(([before, other, at, isRemoval]) => [before, edited(before, other, at, isRemoval)]);

function edited(schema: Schema, other: Schema, at: number, isRemoval: boolean): Schema {
  const copy = structuredClone(schema);
  const places = nodesIn(copy);
  const [place, others] = [places[at % places.length] ?? copy, nodesIn(other)];
  const keywords = Object.keys(place);
  const keyword = keywords[at % Math.max(1, keywords.length)];
  if (isRemoval && keyword !== undefined) delete place[keyword];
  else Object.assign(place, structuredClone(others[at % others.length]));
  return copy;
}

/** Every schema in a schema, itself first. */
function nodesIn(schema: Schema): Schema[] {
  const { items, not, properties, anyOf, allOf, oneOf } = schema;
  const children = [
    items,
    not,
    ...Object.values(properties ?? {}),
    ...[anyOf, allOf, oneOf].flatMap((list) => list ?? []),
  ];
  return [schema, ...children.filter(Boolean).flatMap((child) => nodesIn(child as Schema))];
}

const scalars = [null, true, false, -1, 0, 0.5, 1, 2, 3, 4, 6, "", "a", "b", "ab", "abb"];
const few = [null, 0, 1, 3, "a", "ab"];

/** Every value that these schemas could tell apart, as far as one can count them. */
const values: unknown[] = [
  ...scalars,
  ...[[], ...few.map((one) => [one]), ...few.flatMap((one) => few.map((other) => [one, other])), [0, 1, 2]],
  ...[{}, ...few.map((p) => ({ p })), ...few.map((q) => ({ q })), ...few.flatMap((p) => few.map((q) => ({ p, q })))],
  ...scalars.flatMap((value) => [[value], { p: value }, { p: value, q: value }]),
];

const names = fc.constantFrom("a", "b", "title", "description", "type", "properties", "default", "__proto__", "a.b");
const keywords = [
  "properties",
  "allOf",
  "oneOf",
  "anyOf",
  "items",
  "not",
  "additionalProperties",
  "$ref",
  "type",
  "enum",
];

/** Anything that could stand in a schema, well-formed or not, that refers to components A and B or nowhere. */
const wildSchemas: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown>(true, false, null, 5, "a", {}, { $ref: "#/components/schemas/A" }),
    fc.constantFrom({ $ref: "#/components/schemas/B" }, { $ref: "#/nowhere" }, { type: ["string", "null"] }),
    fc.dictionary(
      fc.constantFrom(...keywords, "required", "discriminator", "maxLength", "x-y", "constructor"),
      tie("schema"),
      { maxKeys: 4 },
    ),
    fc.record({ type: fc.constant("object"), properties: fc.dictionary(names, tie("schema"), { maxKeys: 3 }) }),
    fc.record({ allOf: fc.array(tie("schema"), { maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie("schema"), { maxLength: 3 }) }),
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
  ),
})).schema;

const wildDocuments = fc.tuple(wildSchemas, wildSchemas, wildSchemas, wildSchemas).map(([request, response, A, B]) =>
  libraryDocument({
    request: request ?? {},
    response: response ?? {},
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
      { seed, numRuns: 60 },
    );
  });

  test("any two are compared, whatever is in them, and reported alike twice", () => {
    fc.assert(
      fc.property(wildDocuments, wildDocuments, (before, after) => {
        const found = diffDocuments(before, after);
        expect(diffDocuments(structuredClone(before), structuredClone(after))).toEqual(found);
      }),
      { seed, numRuns: 60 },
    );
  });

  test("what differs but in words is reported", () => {
    fc.assert(
      fc.property(wildDocuments, fc.string(), (document, description) => {
        const worded = JSON.parse(
          JSON.stringify(document, (key, value) =>
            key === "schema" && value instanceof Object ? { ...value, description } : value,
          ),
        );
        expect(diffDocuments(document, worded)).toEqual([]);
      }),
      { seed, numRuns: 60 },
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
  const breaks = (found: Reported[]) => found.some(({ impact }) => impact === "breaking");
  /** Limits of responses may be wider: types and kinds of values stay. */
  const grows = /-(unset|increased|decreased|multiple-of-changed|pattern-removed)$/;
  const growsOrBreaks = (found: Reported[]) => breaks(found) || found.some(({ rule }) => grows.test(rule));

  test.each([
    ["edited a little", pairs, 80],
    ["of two kinds", fc.tuple(schemas, schemas), 30],
  ])(
    "a request that is refused now and was not, and a response that was not given, is reported as breaking: %s",
    (_, arbitrary, numRuns) => {
      let narrowed = 0;
      fc.assert(
        fc.property(arbitrary, ([before, after]) => {
          if (!isNarrower(after, before)) return;
          narrowed++;
          expect(breaks(changes({ request: before }, { request: after })), "request").toBe(true);
          expect(growsOrBreaks(changes({ response: after }, { response: before })), "response").toBe(true);
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
        if (!breaks(changes({ response: after }, { response: before }))) return;
        expect(breaks(changes({ request: before }, { request: after }))).toBe(true);
      }),
      { seed, numRuns: 60 },
    );
  });
});
