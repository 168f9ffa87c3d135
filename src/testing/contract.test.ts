import { expect, test } from "vitest";
import { dereference } from "./contract.js";

test("a reference gives way to what it points at, and the document given stays as it was", () => {
  const document = {
    paths: { a: { $ref: "#/components/A" } },
    components: { A: { b: { $ref: "#/components/B" } }, B: 1 },
  };
  const before = structuredClone(document);
  expect(dereference(document)).toEqual({ paths: { a: { b: 1 } }, components: { A: { b: 1 }, B: 1 } });
  expect(document).toEqual(before);
});

test("what contains itself does so in the copy too", () => {
  const { list } = dereference({ list: { items: { $ref: "#/list" } } }) as { list: { items: unknown } };
  expect(list.items).toBe(list);
});

test("a reference that leads nowhere gives undefined", () => {
  expect(dereference({ a: { $ref: "#/components/Lost" } })).toEqual({ a: undefined });
});
