import { describe, expect, test } from "vitest";
import {
  overlayOf,
  sampleDocument,
  sampleSelection,
  sampleSource,
} from "../../test-support/contract/sample-document.js";
import { cut } from "./cut.js";
import { operationsOf } from "./document.js";
import { contractText } from "./normalise.js";

const overlay = overlayOf({ target: "$.paths.*.*", update: { summary: "Ours" } });

describe("cutting a contract", () => {
  test("keeps the selected operations, with our words and without Apple's", async () => {
    const { contract, misses } = await cut(sampleSource(), sampleSelection(), overlay);
    expect(misses).toEqual([]);
    expect(operationsOf(contract).map(({ name }) => name)).toEqual([
      "POST /v1/books",
      "GET /v1/books/{id}",
      "GET /v1/shelves/{id}/books",
    ]);
    expect(contractText(contract)).toContain("summary: Ours");
    expect(contractText(contract)).not.toContain("Prose");
  });

  test("keeps what they need, and nothing that nothing uses", async () => {
    const { contract } = await cut(sampleSource(), sampleSelection(), overlay);
    expect(Object.keys(contract.components.schemas)).toEqual([
      ...["Author", "Book", "BookCreateRequest", "BookResponse", "BooksResponse", "Fault", "Genre", "Links", "Note"],
    ]);
    expect(Object.keys(contract.components)).toEqual(["schemas", "securitySchemes"]);
  });

  test("drops a component that the overlay leaves without use", async () => {
    const fault = overlayOf({ target: "$.paths.*.*.responses['400','404','409']", description: "Ours.", remove: true });
    const { contract } = await cut(sampleSource(), sampleSelection(), fault);
    expect(contract.components.schemas).not.toHaveProperty("Fault");
  });

  test("says which document it was cut from", async () => {
    const { contract } = await cut(sampleSource(), sampleSelection(), overlay);
    expect(contract.info).toMatchObject({ version: "7.2", "x-source": { version: "7.2", sha256: "0".repeat(64) } });
  });

  test("twice from the same input gives the same bytes", async () => {
    const first = await cut(sampleSource(), sampleSelection(), overlay);
    const second = await cut(sampleSource(), sampleSelection(), overlay);
    expect(contractText(second.contract)).toBe(contractText(first.contract));
  });

  test("leaves the document, the selection and the overlay as they were", async () => {
    const source = sampleSource();
    const selection = sampleSelection();
    const actions = structuredClone(overlay);
    await cut(source, selection, actions);
    expect(source.document).toEqual(sampleDocument());
    expect(selection).toEqual(sampleSelection());
    expect(actions).toEqual(overlay);
  });
});

describe("misses", () => {
  test("of every kind are listed at once, sorted", async () => {
    const { misses } = await cut(
      sampleSource(),
      {
        operations: {
          ...sampleSelection().operations,
          "GET /v1/clocks": null,
          "GET /v1/books/{id}": { parameters: ["include", "sort"] },
        },
        resources: { authors: { attributes: ["shoeSize"], relationships: ["rivals"] }, clocks: null },
      },
      overlayOf(
        { target: "$.paths['/v1/clocks']", update: { summary: "Ours" } },
        { target: "$.components.schemas.Links", update: { nullable: true } },
      ),
    );
    expect(misses).toEqual([
      "attributes shoeSize of resource type authors",
      "operation GET /v1/clocks",
      "overlay target $.paths['/v1/clocks']",
      "parameter sort of GET /v1/books/{id}",
      "relationships rivals of resource type authors",
      "resource type clocks",
      "what openapi/overlay.yaml describes there (change or remove the action); added: components › schemas › Links › nullable",
    ]);
  });

  test("a document with none of the operations has every miss listed, and none of the cut fails", async () => {
    const source = sampleSource();
    source.document.paths = {};
    const { misses } = await cut(source, sampleSelection(), overlay);
    expect(misses).toEqual([
      "operation GET /v1/books/{id}",
      "operation GET /v1/shelves/{id}/books",
      "operation POST /v1/books",
      "overlay target $.paths.*.*",
      "resource type authors",
      "resource type notes",
    ]);
  });
});
