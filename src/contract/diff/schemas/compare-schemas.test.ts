import { describe, expect, test } from "vitest";
import { bookChanges, changes, withBook } from "../../../test-support/contract/library-changes.js";
import { drama, list, number, object, poem, text } from "../../../test-support/contract/sample-schemas.js";

describe("enums", () => {
  const [short, long] = [
    { ...text, enum: ["a"] },
    { ...text, enum: ["a", "b"] },
  ];

  test("of responses are open", () => {
    const at = { impact: "additive", location: "response 201 book" };
    expect(bookChanges(short, long).response).toEqual([{ ...at, rule: "response-property-enum-value-added" }]);
    expect(bookChanges(long, short).response).toEqual([{ ...at, rule: "response-property-enum-value-removed" }]);
    expect(bookChanges(text, short).response).toEqual([{ ...at, rule: "response-property-became-enum" }]);
    expect(bookChanges(short, text).response).toEqual([{ ...at, rule: "response-property-became-not-enum" }]);
  });

  const told = { impact: "breaking", rule: "response-property-enum-value-added" };
  const typed = (type: object, others: object = {}) => ({ type: "object", properties: { type, ...others } });

  test("that name the type of a resource are not: callers tell resources by them", () => {
    const resource = (type: object) => ({ response: typed(type, { id: text }) });
    expect(changes(resource(short), resource(long))).toEqual([{ ...told, location: "response 201 type" }]);
  });

  test("are open where they only happen to be called type", () => {
    const found = { ...told, impact: "additive" };
    const attributes = (type: object) => ({ response: withBook(typed(type)) });
    expect(changes(attributes(short), attributes(long))).toEqual([{ ...found, location: "response 201 book.type" }]);
    // A list of several kinds of things, each with its id, is no list of resources.
    const more = { ...text, enum: ["a", "b", "c"] };
    const items = (type: object) => ({ response: { type: "array", items: typed(type, { id: text }) } });
    expect(changes(items(long), items(more))).toEqual([{ ...found, location: "response 201 [].type" }]);
  });

  test.each(["oneOf", "anyOf"])("that tell the alternatives of %s apart are not open either", (union) => {
    const [other] = [{ type: "object", properties: { kind: { ...text, enum: ["z"] } } }];
    const kind = (of: object) => ({ type: "object", properties: { kind: of } });
    const whole = (of: object, more: object = {}) => ({ response: { [union]: [kind(of), other], ...more } });
    expect(changes(whole(short), whole(long))).toMatchObject([told]);
    const discriminator = { propertyName: "kind" };
    const more = { ...text, enum: ["a", "b", "c"] };
    expect(changes(whole(long, { discriminator }), whole(more, { discriminator }))).toMatchObject([told]);
  });

  test("of requests are closed", () => {
    expect(bookChanges(long, short).request).toMatchObject([
      { impact: "breaking", rule: "request-property-enum-value-removed" },
    ]);
    expect(bookChanges(short, long).request).toMatchObject([
      { impact: "additive", rule: "request-property-enum-value-added" },
    ]);
  });

  test("called extensible lose values, and that alone is reported", () => {
    const open = (...values: string[]) => ({ ...text, "x-extensible-enum": values });
    const { request, response } = bookChanges(open("a", "b"), open("a", "c"));
    expect(request).toMatchObject([{ impact: "breaking", rule: "request-property-x-extensible-enum-value-removed" }]);
    expect(response).toMatchObject([{ impact: "additive" }]);
  });
});

describe("a new type in what a response has included", () => {
  const resource = (type: string) => ({ type: "object", properties: { id: text, type: { ...text, enum: [type] } } });
  const [books, authors, notes] = ["books", "authors", "notes"].map(resource);
  const including = (items: unknown) => ({
    response: { type: "object", properties: { included: { type: "array", items } } },
  });

  test.each([
    ["beside others", { oneOf: [books, authors] }, { oneOf: [books, authors, notes] }],
    ["beside one", books, { oneOf: [books, authors] }],
    [
      "with a discriminator",
      { anyOf: [books, authors] },
      { anyOf: [books, authors, notes], discriminator: { propertyName: "type" } },
    ],
  ])("is additive: callers pass over what they do not know: %s", (_, before, after) => {
    const found = changes(including(before), including(after));
    expect(found.map(({ impact }) => impact)).not.toContain("breaking");
    expect(found.map(({ rule }) => rule)).toContainEqual(expect.stringMatching(/-of-added$/));
  });

  test("breaks where it is no resource, or stands elsewhere", () => {
    const grown = { oneOf: [books, authors, list] };
    expect(changes(including({ oneOf: [books, authors] }), including(grown))).toMatchObject([{ impact: "breaking" }]);
    const data = (items: unknown) => ({ response: { type: "object", properties: { data: { type: "array", items } } } });
    const [two, three] = [{ oneOf: [books, authors] }, { oneOf: [books, authors, notes] }];
    expect(changes(data(two), data(three))).toMatchObject([{ impact: "breaking" }]);
  });
});

describe("an unknown keyword counts as breaking", () => {
  test.each([
    ["one that no one knows", { ...text, colour: "red" }, { ...text, colour: "blue" }],
    ["one that appears", text, { ...text, constructor: "red" }],
    ["one that goes", { ...text, toString: "red" }, text],
    ["a reference out of the document", { $ref: "a.json#/A" }, { $ref: "b.json#/A" }],
    ["a reference that leads nowhere", { $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
    ["a limit that is none", { ...text, maxLength: "3" }, { ...text, maxLength: "4" }],
    ["items that are none", { type: "array", items: [text] }, { type: "array", items: [number] }],
    ["a type that is none", { type: 5 }, { type: 6 }],
    ["properties that are none", { ...object, properties: [] }, { ...object, properties: 5 }],
  ])("%s", (_, before, after) => {
    for (const found of Object.values(bookChanges(before, after)).flat()) {
      expect(found).toMatchObject({ impact: "breaking", rule: "unknown-keyword-changed" });
    }
    expect(bookChanges(before, after).response.length).toBeGreaterThan(0);
  });
});

describe("a dynamic reference", () => {
  const tree = (leaf: object) => ({
    schemas: { Tree: { $dynamicAnchor: "node", properties: { next: { $dynamicRef: "#node" } } }, Leaf: leaf },
  });
  const to = { $ref: "#/components/schemas/Tree" };

  test("counts as changed when any component changed", () => {
    expect(bookChanges(to, to, [tree(text), tree(number)]).response).toEqual([
      { impact: "breaking", rule: "unknown-keyword-changed", location: "response 201 book.next" },
    ]);
  });

  test("is no change where none did", () => {
    expect(bookChanges(to, to, [tree(text), tree({ ...text, description: "A leaf" })]).response).toEqual([]);
  });
});

describe("discriminators without alternatives", () => {
  const base = (mapping: object) => ({ type: "object", discriminator: { propertyName: "type", mapping } });
  const schemas = (lines: object) => ({
    Book: base({ poems: "#/components/schemas/Poem" }),
    Poem: { allOf: [{ $ref: "#/components/schemas/Book" }, { type: "object", properties: { lines } }] },
  });
  const book = { $ref: "#/components/schemas/Book" };

  test("lead to what the mapping names, and back", () => {
    const { response } = bookChanges(book, book, [{ schemas: schemas(number) }, { schemas: schemas(text) }]);
    expect(response).toEqual([
      { impact: "breaking", rule: "response-property-type-changed", location: "response 201 book(poems).lines" },
    ]);
  });

  test.each<[string, object, object, string, string]>([
    ["added", {}, { poems: "Poem" }, "additive", "additive"],
    ["deleted", { poems: "Poem" }, {}, "breaking", "additive"],
    ["changed", { poems: "Poem" }, { poems: "Drama" }, "breaking", "breaking"],
    ["changed", { poems: "Poem" }, { verses: "Poem" }, "breaking", "breaking"],
  ])("a value of the mapping is %s", (action, before, after, request, response) => {
    const components = { schemas: { Poem: poem, Drama: drama } };
    const found = bookChanges(base(before), base(after), [components]);
    const rule = `discriminator-mapping-${action}`;
    expect(found.request).toContainEqual({
      impact: request,
      rule: `request-property-${rule}`,
      location: "request body book",
    });
    expect(found.response).toContainEqual({
      impact: response,
      rule: `response-property-${rule}`,
      location: "response 201 book",
    });
  });
});

describe("alternatives that a discriminator names by their components", () => {
  const union = (name: string) => ({
    oneOf: [{ $ref: `#/components/schemas/${name}` }, { $ref: "#/components/schemas/Drama" }],
    discriminator: { propertyName: "kind" },
  });
  const renamed = (schema: object) =>
    bookChanges(union("Poem"), union("Verse"), [
      { schemas: { Poem: schema, Drama: drama } },
      { schemas: { Verse: schema, Drama: drama } },
    ]);

  test("have another value when the component is called something else", () => {
    const found = renamed({ type: "object", properties: { kind: text } });
    const rule = "property-discriminator-mapping-changed";
    expect(found.request).toMatchObject([{ impact: "breaking", rule: `request-${rule}` }]);
    expect(found.response).toMatchObject([{ impact: "breaking", rule: `response-${rule}` }]);
  });

  test("keep the value that their property says itself", () => {
    expect(renamed({ type: "object", properties: { kind: { const: "poem" } } })).toEqual({ request: [], response: [] });
  });
});

describe("alternatives that moved and changed are known", () => {
  const changed = (schema: object) => ({ ...schema, minProperties: 1 });

  test.each<[string, object[], object[], string]>([
    [
      "by their names",
      [{ $ref: "#/components/schemas/Poem" }, drama],
      [drama, { $ref: "#/components/schemas/Poem" }],
      "Poem",
    ],
    ["by their type, as resources are reported", [poem, drama], [drama, changed(poem)], "object"],
    ["by their kind of value", [text, list], [{ ...list, minItems: 1 }, text], "array"],
  ])("%s", (_, before, after, name) => {
    const components = [{ schemas: { Poem: poem } }, { schemas: { Poem: changed(poem) } }];
    const { request } = bookChanges({ oneOf: before }, { oneOf: after }, components);
    expect(request).toHaveLength(1);
    expect(request).toMatchObject([{ impact: "breaking", location: `request body book(${name})` }]);
  });
});

test("an alternative that changed is known beside one that is new, where it is the only one of its type", () => {
  const { request } = bookChanges({ oneOf: [text, list] }, { oneOf: [text, number, { ...list, minItems: 1 }] });
  expect(request).toEqual([
    { impact: "additive", rule: "request-property-one-of-added", location: "request body book" },
    { impact: "breaking", rule: "request-property-min-items-set", location: "request body book(array)" },
  ]);
});

test("a component that is sent and answered is reported on both sides, each with its own impact", () => {
  const part = {
    request: withBook({ $ref: "#/components/schemas/Book" }),
    response: withBook({ $ref: "#/components/schemas/Book" }),
  };
  const book = (properties: object, required: string[]) => ({
    schemas: { Book: { type: "object", properties, required } },
  });
  const found = changes(
    { ...part, components: book({ title: text }, ["title"]) },
    { ...part, components: book({ title: text }, []) },
  );
  expect(found).toEqual([
    { impact: "additive", rule: "request-property-became-optional", location: "request body book.title" },
    { impact: "breaking", rule: "response-property-became-optional", location: "response 201 book.title" },
  ]);
});

describe("a location", () => {
  test("leads through lists, maps, alternatives and first items", () => {
    const deep = (leaf: object) => ({
      oneOf: [
        text,
        { type: "array", items: { ...object, additionalProperties: { type: "array", prefixItems: [leaf] } } },
      ],
    });
    expect(bookChanges(deep(text), deep(number)).response).toEqual([
      { impact: "breaking", rule: "response-property-type-changed", location: "response 201 book(array)[].*[0]" },
    ]);
  });

  test("quotes a name that could be taken for something else", () => {
    const named = (leaf: object) => ({
      type: "object",
      properties: { "a.b[]": leaf, constructor: leaf, __proto__: text },
    });
    expect(bookChanges(named(text), named(number)).response.map(({ location }) => location)).toEqual([
      'response 201 book."a.b[]"',
      "response 201 book.constructor",
    ]);
  });
});
