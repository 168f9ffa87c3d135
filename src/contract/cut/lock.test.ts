import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { overlayOf, sampleSelection, sampleSource } from "../../test-support/contract/sample-document.js";
import { cut } from "./cut.js";
import type { Document } from "./document.js";
import { editsSinceCut, lockText } from "./lock.js";
import { contractText } from "./normalise.js";

let contract: Document;
let text: string;
let lock: string;

beforeAll(async () => {
  const words = overlayOf(
    { target: "$.paths.*.*", update: { summary: "Ours" } },
    { target: "$.components.schemas.Book", update: { description: "Ours" } },
  );
  ({ contract } = await cut(sampleSource(), sampleSelection(), words));
  text = contractText(contract);
  lock = lockText(contract, text);
});

/** What is said of the contract after an edit of its data. */
function edits(edit: (contract: Document) => void): string[] {
  const edited = structuredClone(contract);
  edit(edited);
  return editsSinceCut(edited, contractText(edited), lock);
}

describe("the lock", () => {
  test("agrees with the contract it was written with, and with the file that is read back", () => {
    expect(editsSinceCut(contract, text, lock)).toEqual([]);
    expect(lockText(parse(text), text)).toBe(lock);
  });

  test("that was edited itself is said to be", () => {
    const edited = lock.replace(" › CLOTH", " › SILK");
    expect(edited).not.toBe(lock);
    expect(editsSinceCut(contract, text, edited)).toEqual(["the lock; the contract is as the cut wrote it"]);
  });

  test("reads a fact whose name holds an equals sign", () => {
    const genre = structuredClone(contract);
    genre.components.schemas.Genre = { type: "string", enum: ["a = b", 'say "c = d"'] };
    const locked = lockText(genre, contractText(genre));
    genre.components.schemas.Genre.enum = ["a = b"];
    expect(editsSinceCut(genre, contractText(genre), locked)).toEqual([
      'removed: components › schemas › Genre › enum › say "c = d"',
    ]);
  });
});

describe("a fact that was edited is said precisely:", () => {
  test("a response status removed", () => {
    expect(edits(({ paths }) => delete paths["/v1/books"]?.post?.responses["409"])).toEqual([
      "removed: paths › /v1/books › post › responses › 409",
    ]);
  });

  test("an enum value removed", () => {
    expect(edits(({ components }) => components.schemas.Genre?.enum?.pop())).toEqual([
      "removed: components › schemas › Genre › enum › POETRY",
    ]);
  });

  test("a required property removed", () => {
    const change = ({ components }: Document) => components.schemas.BookResponse?.required?.pop();
    expect(edits(change)).toEqual(["removed: components › schemas › BookResponse › required › links"]);
  });

  test("the last required property removed", () => {
    const change = ({ components }: Document) => components.schemas.BooksResponse?.required?.pop();
    expect(edits(change)).toContain("removed: components › schemas › BooksResponse › required › data");
  });

  test("a query parameter removed", () => {
    expect(edits(({ paths }) => paths["/v1/shelves/{id}/books"]?.get?.parameters?.pop())).toEqual([
      "removed: paths › /v1/shelves/{id}/books › get › parameters › limit[notes]",
    ]);
  });

  test("a value changed, from what and to what", () => {
    const change = ({ components }: Document) => {
      const { name } = components.schemas.Author?.properties?.attributes?.properties ?? {};
      Object.assign(name ?? {}, { type: "integer" });
    };
    expect(edits(change)).toEqual([
      "changed: components › schemas › Author › properties › attributes › properties › name › type " +
        'was "string" and is "integer"',
    ]);
  });

  test("an enum value, a required member or a property that is called as prose is", () => {
    const change = ({ components }: Document) => {
      const { attributes } = components.schemas.Book?.properties ?? {};
      delete attributes?.properties?.description;
      if (attributes) attributes.required = ["title"];
    };
    expect(edits(change)).toEqual([
      "removed: components › schemas › Book › properties › attributes › properties › description",
      "removed: components › schemas › Book › properties › attributes › required › description",
    ]);
  });

  test("the version and the digest of Apple's document", () => {
    expect(edits(({ info }) => Object.assign(info["x-source"] as object, { sha256: "1" }))).toEqual([
      `changed: info › x-source › sha256 was "${"0".repeat(64)}" and is "1"`,
    ]);
  });

  test("a branch that is gone or new as a whole, once and without its words", () => {
    const said = edits(({ paths, components }) => {
      delete paths["/v1/books"];
      components.schemas.Clock = { type: "object", description: "Ours", properties: { hand: { type: "string" } } };
    });
    expect(said).toEqual(["removed: paths › /v1/books", "added: components › schemas › Clock"]);
  });
});

describe("words that were edited are said by place:", () => {
  test("a description of an operation, a component or the document", () => {
    const said = edits(({ paths, components, info }) => {
      Object.assign(paths["/v1/books"]?.post ?? {}, { summary: "Theirs" });
      delete components.schemas.Book?.description;
      info.description = "New";
    });
    expect(said).toEqual([
      "removed: the description in components › schemas › Book",
      "changed: the summary in paths › /v1/books › post",
      "added: the description in info",
    ]);
  });

  test("an example, with its name", () => {
    const said = edits(({ paths }) => {
      const { content } = paths["/v1/books"]?.post?.responses["201"] ?? {};
      Object.assign(content?.["application/json"] ?? {}, { examples: { one: { value: 2 } } });
    });
    expect(said).toEqual([
      "added: the example one in paths › /v1/books › post › responses › 201 › content › application/json",
    ]);
  });

  test("but not those of a branch that is gone as a whole: they go with it", () => {
    expect(edits(({ components }) => delete components.schemas.Book)).toEqual(["removed: components › schemas › Book"]);
  });
});

describe("what neither a fact nor a word shows is said:", () => {
  test("the order of parameters, or of alternatives", () => {
    const said = edits(({ paths, components }) => {
      paths["/v1/shelves/{id}/books"]?.get?.parameters?.reverse();
      const items = components.schemas.BooksResponse?.properties?.included?.items;
      items?.oneOf?.reverse();
    });
    expect(said).toEqual([
      "reordered: paths › /v1/shelves/{id}/books › get › parameters, which the cut has in another order",
      "reordered: components › schemas › BooksResponse › properties › included › items › oneOf, which the cut has in another order",
    ]);
  });

  test("line breaks of Windows", () => {
    expect(editsSinceCut(contract, text.replaceAll("\n", "\r\n"), lock)).toEqual([
      "the line breaks only: they are CRLF, and the cut writes LF. Does git, or an editor, convert them?",
    ]);
  });

  test("white space, comments and the order of keys are the layout", () => {
    const layout = ["the layout only: comments, quotes, line breaks or the order of keys"];
    expect(editsSinceCut(contract, `${text}\n`, lock)).toEqual(layout);
    const unsorted = { ...contract, paths: Object.fromEntries(Object.entries(contract.paths).reverse()) };
    expect(editsSinceCut(unsorted, contractText(unsorted), lock)).toEqual(layout);
  });
});
