import fc from "fast-check";
import { expect, test } from "vitest";
import { answers } from "../../generated/answers.js";
import { driftOf } from "../test-support/drift-of.js";

const onePackage = "GET /v1/alternativeDistributionPackages/{id}";
const create = "POST /v1/alternativeDistributionPackages";

test("another success status is breaking, and the document is not looked at", () => {
  expect(driftOf(create, { data: 5 }, 202)).toEqual(["breaking : 201, 202"]);
  expect(driftOf(create, undefined, 303)).toEqual(["breaking : 201, 303"]);
});

test("another error status is additive, but for those that come from whatever stands in between", () => {
  expect(driftOf(create, {}, 404)).toEqual(["additive : 400 | 401 | 403 | 409 | 422 | 429, 404"]);
  for (const status of [500, 502, 503, 599]) expect(driftOf(create, {}, status)).toEqual([]);
});

test("an response without a body differs in nothing, where none belongs or none came", () => {
  expect(driftOf("DELETE /v1/webhooks/{id}", undefined, 204)).toEqual([]);
  expect(driftOf(onePackage, undefined, 404)).toEqual([]);
});

test("an operation that the contract does not have is additive", () => {
  expect(driftOf(undefined, { data: 5 }, 200)).toEqual(["additive : an operation of the contract, another"]);
});

const error = { code: "A.B", status: "409", title: "T" };

test.each<[string, unknown, string[]]>([
  [
    "as the contract has it",
    {
      errors: [
        { ...error, source: { parameter: "p" }, meta: { anything: 1 } },
        { ...error, source: { pointer: "/" } },
      ],
    },
    [],
  ],
  [
    "with a link as a text, and one as an object",
    { errors: ["/", { href: "/" }].map((associated) => ({ ...error, links: { associated } })) },
    [],
  ],
  [
    "with a link that is neither",
    { errors: [{ ...error, links: { associated: 5 } }] },
    ["breaking /errors/0/links/associated: object | string, number"],
  ],
  [
    "with a number for its status",
    { errors: [{ ...error, status: 409 }] },
    ["breaking /errors/0/status: string, number"],
  ],
  [
    "with a source of another kind",
    { errors: [{ ...error, source: { header: "h" } }] },
    ["breaking /errors/0/source/parameter: string, absent", "additive /errors/0/source/header: absent, string"],
  ],
  [
    "with odd associated errors",
    { errors: [{ ...error, meta: { associatedErrors: { "/v1/~x": [{ ...error, code: null }] } } }] },
    ["breaking /errors/0/meta/associatedErrors/~1v1~1~0x/0/code: string, null"],
  ],
])("an error document %s is looked at too", (_, document, expected) => {
  expect(driftOf(create, document, 409)).toEqual(expected);
});

/** An error within an error within an error. */
function nested(depth: number): unknown {
  let errors: unknown[] = [{ ...error, code: 5 }];
  for (let level = 0; level < depth; level++) errors = [{ ...error, meta: { associatedErrors: { a: errors } } }];
  return { errors };
}

test("errors within errors are looked at down to a depth that no answer can exceed", () => {
  expect(driftOf(create, nested(10), 409)).toHaveLength(1);
  expect(driftOf(create, nested(5_000), 409)).toEqual([]);
});

test("no JSON makes the comparison fail, and what it finds is kinds and never values", () => {
  const secret = "canary-8f14e45fceea167a";
  const leaf = fc.constantFrom(secret, 5, null, true, "apps", "COMPLETED", 1.5);
  const name = fc.constantFrom(
    "data",
    "links",
    "self",
    "included",
    "type",
    "id",
    "attributes",
    "errors",
    "meta",
    "code",
    "x",
  );
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.array(tie("json"), { maxLength: 4 }),
      fc.dictionary(name, tie("json"), { maxKeys: 6 }),
    ),
  }));
  const kinds =
    /: (string|number|boolean|object|array|null|absent), |, (string|number|boolean|object|array|null|absent)$/;
  const statuses = Object.entries(answers).flatMap(([key, byStatus]) =>
    Object.keys(byStatus).map((status) => [key, Number(status)] as const),
  );
  fc.assert(
    fc.property(fc.constantFrom(...statuses), json, ([operation, status], document) => {
      for (const line of driftOf(operation, document, status)) {
        expect(line).toMatch(kinds);
        expect(line).not.toContain(secret);
      }
    }),
    { numRuns: 2_000 },
  );
});
