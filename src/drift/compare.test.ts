import { expect, test } from "vitest";
import { driftOf } from "../test-support/drift-of.js";

const listOfVersions = "GET /v1/alternativeDistributionPackages/{id}/versions";
const onePackage = "GET /v1/alternativeDistributionPackages/{id}";
const create = "POST /v1/alternativeDistributionPackages";
const keyOfApp = "GET /v1/apps/{id}/alternativeDistributionKey";

const links = { self: "/" };
const version = { type: "alternativeDistributionPackageVersions", id: "1", attributes: { state: "COMPLETED" } };
const aPackage = { type: "alternativeDistributionPackages", id: "1" };
const variant = { type: "alternativeDistributionPackageVariants", id: "1", attributes: { url: "https://cdn.example" } };
const types =
  '"alternativeDistributionPackages" | "alternativeDistributionPackageDeltas" | "alternativeDistributionPackageVariants"';

const found = (operation: string, document: unknown) => driftOf(operation, document, operation === create ? 201 : 200);

test.each<[string, string, unknown]>([
  [
    "a list",
    listOfVersions,
    { data: [version, version], links, included: [variant, aPackage], meta: { paging: { limit: 50 } } },
  ],
  ["an empty list", listOfVersions, { data: [], links }],
  ["one", onePackage, { data: aPackage, links }],
  ["one that is new", create, { data: aPackage, links }],
  ["none, where there may be none", keyOfApp, { data: null, links }],
])("%s as the contract has it differs in nothing", (_, operation, document) => {
  expect(found(operation, document)).toEqual([]);
});

test.each<[string, string, unknown, string[]]>([
  ["another type", onePackage, { data: { ...aPackage, id: 5 }, links }, ["breaking /data/id: string, number"]],
  ["a text in place of an object", onePackage, { data: aPackage, links: "/" }, ["breaking /links: object, string"]],
  ["a list in place of an object", onePackage, { data: [aPackage], links }, ["breaking /data: object, array"]],
  ["an object in place of a list", listOfVersions, { data: version, links }, ["breaking /data: array, object"]],
  ["a text in place of a document", onePackage, "document", ["breaking : object, string"]],
  [
    "null where none is allowed",
    onePackage,
    { data: { ...aPackage, attributes: null }, links },
    ["breaking /data/attributes: object, null"],
  ],
  ["null in place of one that has to be there", onePackage, { data: null, links }, ["breaking /data: object, null"]],
  ["neither one nor null", keyOfApp, { data: 5, links }, ["breaking /data: object | null, number"]],
  [
    "a missing field",
    onePackage,
    { data: { type: aPackage.type } },
    ["breaking /links: object, absent", "breaking /data/id: string, absent"],
  ],
  [
    "a fraction in place of a whole number",
    listOfVersions,
    { data: [], links, meta: { paging: { limit: 1.5 } } },
    ["breaking /meta/paging/limit: integer, number"],
  ],
  [
    "a resource that it does not say it is",
    onePackage,
    { data: { ...aPackage, type: "apps" }, links },
    ['breaking /data/type: "alternativeDistributionPackages", string'],
  ],
  [
    "a field of an included resource",
    listOfVersions,
    { data: [], links, included: [{ ...variant, attributes: { url: [] } }] },
    ["breaking /included/0/attributes/url: string, array"],
  ],
  [
    "an included resource without a type",
    listOfVersions,
    { data: [], links, included: [{ id: "1" }] },
    [`breaking /included/0/type: ${types}, absent`],
  ],
  [
    "an included resource whose type is no text",
    listOfVersions,
    { data: [], links, included: [{ type: 5 }] },
    [`breaking /included/0/type: ${types}, number`],
  ],
  [
    "something included that is no resource",
    listOfVersions,
    { data: [], links, included: [null] },
    ["breaking /included/0: object, null"],
  ],
])("%s is breaking", (_, operation, document, expected) => {
  expect(found(operation, document)).toEqual(expected);
});

test.each<[string, string, unknown, string[]]>([
  ["a field of a document", onePackage, { data: aPackage, links, more: {} }, ["additive /more: absent, object"]],
  [
    "a field of a resource",
    onePackage,
    { data: { ...aPackage, attributes: { more: null } }, links },
    ["additive /data/attributes/more: absent, null"],
  ],
  [
    "an enum value",
    listOfVersions,
    { data: [{ ...version, attributes: { state: "EXPIRED" } }], links },
    ['additive /data/0/attributes/state: "COMPLETED" | "REPLACED", string'],
  ],
  [
    "a type of included resource",
    listOfVersions,
    { data: [], links, included: [{ type: "games", id: 5, x: 1 }] },
    [`additive /included/0/type: ${types}, string`],
  ],
])("%s that no one knows is additive", (_, operation, document, expected) => {
  expect(found(operation, document)).toEqual(expected);
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
  "a field or type named %s is unknown like any other",
  (name) => {
    const document = JSON.parse(
      `{"data":[],"links":{"self":"/"},"${name}":1,"included":[{"type":"${name}"}]}`,
    ) as unknown;
    expect(found(listOfVersions, document)).toEqual([
      `additive /${name}: absent, number`,
      `additive /included/0/type: ${types}, string`,
    ]);
  },
);

test("every item of a list is looked at", () => {
  const document = { data: [version, version, { ...version, id: 5 }], links };
  expect(found(listOfVersions, document)).toEqual(["breaking /data/2/id: string, number"]);
});
