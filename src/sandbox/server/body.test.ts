import { expect, test } from "vitest";
import { Refusal } from "../api/refusal.js";
import { type Body, readBody } from "./body.js";

const rules = {
  type: "things",
  attributes: { name: "text", url: "url" },
  relationships: { app: "apps", other: "others?" },
} as const;
const attributes = { name: "A thing", url: "https://example.com/" };
const relationships = { app: { data: { type: "apps", id: "1" } } };

/** What becomes of a body; `more` is JSON, in which even `__proto__` is a name. */
function read({ attributes: given = attributes, more = {} }: { attributes?: object; more?: object } = {}): Body {
  const data = { type: "things", attributes: given, relationships: { ...relationships, ...more } };
  return readBody(JSON.stringify({ data }), rules, "");
}

function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("a body gives its attributes, and the ids that its relationships lead to", () => {
  expect(read()).toEqual({ attributes, ids: { app: "1" } });
});

for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
  const named = (value: unknown) => JSON.parse(`{ "${name}": ${JSON.stringify(value)} }`);

  test(`the name ${name} is as unknown as any other`, () => {
    const attribute = refusalOf(() => read({ attributes: { ...named("x"), ...attributes } }));
    expect(attribute).toMatchObject({ status: 409, errors: [{ code: "ENTITY_ERROR.ATTRIBUTE.INVALID" }] });
    expect(attribute.errors[0]?.source).toEqual({ pointer: `/data/attributes/${name}` });
    const relationship = refusalOf(() => read({ more: named({ data: { type: "apps", id: "1" } }) }));
    expect(relationship).toMatchObject({ status: 409, errors: [{ code: "ENTITY_ERROR.RELATIONSHIP.INVALID" }] });
    expect(relationship.errors[0]?.source).toEqual({ pointer: `/data/relationships/${name}` });
  });
}

for (const url of ["javascript:alert(1)", "ftp://example.com/", "file:///etc/passwd", "https://", "example.com", ""]) {
  test(`an address must be http or https: not ${url || "empty"}`, () => {
    const { status, errors } = refusalOf(() => read({ attributes: { ...attributes, url } }));
    expect([status, errors[0]?.code]).toEqual([409, "ENTITY_ERROR.ATTRIBUTE.INVALID"]);
    expect(errors[0]?.detail).toContain("synthetic");
  });
}

test("an address may be http, whatever the case of its letters", () => {
  const given = { ...attributes, url: "HTTP://127.0.0.1:8080/x" };
  expect(read({ attributes: given }).attributes).toEqual(given);
});
