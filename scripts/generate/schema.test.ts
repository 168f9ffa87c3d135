import { beforeAll, expect, test } from "vitest";
import { sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { schemaModule } from "./schema.js";

let module: string;
beforeAll(async () => {
  module = await schemaModule(sampleDocument());
});

/** The lines of one component's type. */
function typeOf(component: string): string {
  const [, type = ""] = new RegExp(`\\n {8}${component}: \\{\\n(.*?)\\n {8}\\};`, "s").exec(module) ?? [];
  return type;
}

test("components are exported by their own names: objects as interfaces, which editors show by name", () => {
  expect(module).toContain('export interface Book extends Component<"Book"> {}');
  expect(module).toContain('export interface BooksResponse extends Component<"BooksResponse"> {}');
  expect(module).toContain("export type Genre = components['schemas']['Genre'];");
});

test("in answers any other string passes, and the values known are still offered", () => {
  expect(typeOf("Book")).toMatch(/binding\?: \(?"PAPER" \| "CLOTH"\)? \| \(string & \{\}\);/);
  expect(typeOf("Book")).toMatch(/genre\?: components\["schemas"\]\["Genre"\] \| \(string & \{\}\);/);
});

test("in requests, discriminators and enum components only the values known pass", () => {
  expect(typeOf("BookCreateRequest")).toMatch(/binding\?: "PAPER" \| "CLOTH" \| undefined;/);
  expect(typeOf("Book")).toMatch(/type: "books";/);
  expect(module).toMatch(/Genre: "POETRY" \| "DRAMA";/);
});

test("the document is left as it was, and twice the same document gives the same types", async () => {
  const document = sampleDocument();
  expect(await schemaModule(document)).toBe(module);
  expect(document).toEqual(sampleDocument());
});
