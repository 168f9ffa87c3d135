import { expect, test } from "vitest";
import { sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { typesModule } from "./exported-types.js";
import { schemaModule } from "./schema.js";

test("every component type is exported by Apple's own name, and is there to export", async () => {
  const document = sampleDocument();
  const names = [...typesModule(document).matchAll(/^ {2}(\w+),$/gm)].map(([, name = ""]) => name);
  expect(names).toEqual(Object.keys(document.components.schemas).sort());
  const schema = await schemaModule(document);
  for (const name of names) expect(schema).toMatch(new RegExp(`^export (type|interface) ${name} `, "m"));
});
