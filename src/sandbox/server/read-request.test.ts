import { expect, test } from "vitest";
import { type RequestSchema, requests } from "../../../generated/requests.js";
import type { Body } from "../api/context.js";
import { Refusal } from "../api/refusal.js";
import { readBody, readQuery } from "./read-request.js";

const text: RequestSchema = { type: "string" };

function linkageTo(type: string): RequestSchema {
  const data: RequestSchema = {
    type: "object",
    required: ["id", "type"],
    properties: { id: text, type: { type: "string", enum: [type] } },
  };
  return { type: "object", required: ["data"], properties: { data } };
}

function bodySchema(attributes: Record<string, RequestSchema>, required = Object.keys(attributes)): RequestSchema {
  const properties: Record<string, RequestSchema> = {
    type: { type: "string", enum: ["things"] },
    attributes: { type: "object", required, properties: attributes },
    relationships: {
      type: "object",
      required: ["app"],
      properties: { app: linkageTo("apps"), other: linkageTo("others") },
    },
  };
  const data: RequestSchema = { type: "object", required: Object.keys(properties), properties };
  return { type: "object", required: ["data"], properties: { data } };
}

const schema = bodySchema({ name: text, url: { type: "string", format: "uri" } });
const attributes = { name: "A thing", url: "https://example.com/" };
const relationships = { app: { data: { type: "apps", id: "1" } } };
const data = { type: "things", attributes, relationships };

/** What becomes of `data`, by a schema. */
function read(changes: object = {}, by = schema): Body {
  return readBody(JSON.stringify({ data: { ...data, ...changes } }), by, "");
}

function refusalOf(act: () => unknown): [status: number, ...errors: string[]] {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const errors = error.errors.map(({ code, source }) => `${code} ${Object.values(source ?? {})[0] ?? ""}`.trim());
    return [error.status, ...errors];
  }
  throw new Error("nothing was refused");
}

const [attribute, relationship] = ["ENTITY_ERROR.ATTRIBUTE.INVALID", "ENTITY_ERROR.RELATIONSHIP.INVALID"];
const unprocessable = "ENTITY_UNPROCESSABLE";

test("a body gives its attributes, and the ids that its relationships lead to", () => {
  expect(read()).toEqual({ attributes, ids: { app: "1" } });
});

test.each<[string, object, [status: number, ...errors: string[]]]>([
  ["of another type", { type: "apps" }, [422, `${unprocessable} /data/type`]],
  ["with an id where none belongs", { id: "1" }, [422, `${unprocessable} /data/id`]],
  [
    "without attributes",
    { attributes: undefined },
    [409, `${attribute} /data/attributes/name`, `${attribute} /data/attributes/url`],
  ],
  ["with no object for its attributes", { attributes: "text" }, [409, `${attribute} /data/attributes`]],
  [
    "with an attribute of another type and an unknown one",
    { attributes: { ...attributes, name: 5, "co/lour": "red" } },
    [409, `${attribute} /data/attributes/name`, `${attribute} /data/attributes/co~1lour`],
  ],
  ["with null", { attributes: { ...attributes, name: null } }, [409, `${attribute} /data/attributes/name`]],
  ["without relationships", { relationships: undefined }, [409, `${relationship} /data/relationships/app`]],
  [
    "with a relationship to another type",
    { relationships: { app: { data: { type: "others", id: "1" } } } },
    [409, `${relationship} /data/relationships/app`],
  ],
  [
    "with more than a linkage",
    { relationships: { app: { data: { type: "apps", id: "1", more: 1 } } } },
    [409, `${relationship} /data/relationships/app`],
  ],
])("a body %s is refused", (_, changes, expected) => {
  expect(refusalOf(() => read(changes))).toEqual(expected);
});

test.each(["", "text", "5", "[]", "{}", '{"data":[]}'])("what is no document with data is refused: %j", (body) => {
  expect(refusalOf(() => readBody(body, schema, ""))).toEqual([422, unprocessable]);
});

test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
  "the name %s is as unknown as any other",
  (name) => {
    const named = (value: unknown) => JSON.parse(`{ "${name}": ${JSON.stringify(value)} }`);
    const unknown = named({ data: { type: "apps", id: "1" } });
    // Spread over an object, `__proto__` stays a name.
    expect(refusalOf(() => read({ attributes: { ...named("x"), ...attributes } }))).toEqual([
      409,
      `${attribute} /data/attributes/${name}`,
    ]);
    expect(refusalOf(() => read({ relationships: { ...unknown, ...relationships } }))).toEqual([
      409,
      `${relationship} /data/relationships/${name}`,
    ]);
    expect(refusalOf(() => readQuery(new URLSearchParams({ [name]: "x" }), {}))).toEqual([
      400,
      `PARAMETER_ERROR.ILLEGAL ${name}`,
    ]);
  },
);

test.each(["javascript:alert(1)", "ftp://example.com/", "file:///etc/passwd", "https://", "example.com", ""])(
  "a URL must be http or https: not %j",
  (url) => {
    const refused = [409, `${attribute} /data/attributes/url`];
    expect(refusalOf(() => read({ attributes: { ...attributes, url } }))).toEqual(refused);
  },
);

test("a URL may be http, whatever the case of its letters", () => {
  const given = { ...attributes, url: "HTTP://127.0.0.1:8080/x" };
  expect(read({ attributes: given }).attributes).toEqual(given);
});

test.each<[string, RequestSchema, good: unknown[], bad: unknown[]]>([
  ["a text", text, ["a"], ["", 5, true, null, [], {}]],
  ["a text of a certain length", { ...text, minLength: 2, maxLength: 3 }, ["ab", "👍👍👍"], ["a", "abcd"]],
  ["a text of a certain form", { ...text, pattern: "^a" }, ["ab"], ["b"]],
  ["one of some values", { ...text, enum: ["A", "B"] }, ["B"], ["C", 5]],
  ["a value that may be null", { ...text, nullable: true }, ["a", null], [5]],
  ["true or false", { type: "boolean" }, [true, false], ["true", 0]],
  ["a whole number", { type: "integer", minimum: 1, maximum: 9 }, [1, 9], [0, 10, 1.5, "5"]],
  ["a number", { type: "number" }, [1.5], ["1.5"]],
  ["a list", { type: "array", items: text, minItems: 1, maxItems: 2 }, [["a"]], [[], ["a", "b", "c"], [5], "a"]],
  ["one of two kinds", { oneOf: [text, { type: "boolean" }] }, ["a", true], [5]],
  ["an object with any members", { type: "object" }, [{}, { a: 1 }], ["a", []]],
  ["a map", { type: "object", additionalProperties: text }, [{ a: "b" }], [{ a: 5 }]],
  ["an object of what it names", { type: "object", properties: { a: text } }, [{}, { a: "b" }], [{ b: "b" }]],
])("an attribute is %s", (_, kind, good, bad) => {
  const by = bodySchema({ it: kind });
  for (const it of good) expect(read({ attributes: { it } }, by).attributes).toEqual({ it });
  for (const it of bad) {
    expect(refusalOf(() => read({ attributes: { it } }, by))).toEqual([409, `${attribute} /data/attributes/it`]);
  }
});

test("what is wrong is said in the terms of the contract", () => {
  const messageOf = (it: unknown, kind: RequestSchema) => {
    try {
      return read({ attributes: { it } }, bodySchema({ it: kind }));
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(messageOf("C", { ...text, enum: ["A", "B"] })).toContain("The attribute 'it' must be one of A, B (synthetic");
  expect(messageOf("abcd", { ...text, maxLength: 3 })).toContain("The attribute 'it' must have at most 3 characters");
});

test("the id in the body of a PATCH must be the one in the path", () => {
  const body = (id: string) => JSON.stringify({ data: { type: "webhooks", id } });
  const patch = requests["PATCH /v1/webhooks/{id}"].body ?? {};
  expect(readBody(body("7"), patch, "7")).toEqual({ attributes: {}, ids: {} });
  expect(refusalOf(() => readBody(body("8"), patch, "7"))).toEqual([422, `${unprocessable} /data/id`]);
});

test.each([
  ["limit=9&of=A,B&is=true", undefined],
  ["limit=0", "INVALID limit"],
  ["limit=10", "INVALID limit"],
  ["limit=1.5", "INVALID limit"],
  ["limit=many", "INVALID limit"],
  ["limit=1&limit=2", "DUPLICATE limit"],
  ["of=A&of=B", "DUPLICATE of"],
  ["of=A,C", "INVALID of"],
  ["of=", "INVALID of"],
  ["of=A,", "INVALID of"],
  ["is=yes", "INVALID is"],
  ["colour=red", "ILLEGAL colour"],
  ["cursor=abc", "INVALID cursor"],
])("the query %s is held to the contract", (query, problem) => {
  const rules: Record<string, RequestSchema> = {
    limit: { type: "integer", maximum: 9 },
    of: { type: "array", items: { type: "string", enum: ["A", "B"] } },
    is: { type: "boolean" },
  };
  const act = () => readQuery(new URLSearchParams(query), rules);
  if (problem) expect(refusalOf(act)).toEqual([400, `PARAMETER_ERROR.${problem}`]);
  else
    expect([...act().values]).toEqual([
      ["limit", ["9"]],
      ["of", ["A", "B"]],
      ["is", ["true"]],
    ]);
});
