import { describe, expect, test } from "vitest";
import { overlayOf, sampleDocument, sampleSelection } from "../../test-support/contract/sample-document.js";
import { parseOverlay } from "./hand-written.js";
import { applyOverlay, type Overlay, type OverlayAction, staleCorrections } from "./overlay.js";

async function apply(...actions: Overlay["actions"]) {
  const misses: string[] = [];
  const document = await applyOverlay(sampleDocument(), overlayOf(...actions), sampleSelection(), misses);
  return { document, misses };
}

describe("applying", () => {
  test("an update merges into every match", async () => {
    const { document, misses } = await apply({ target: "$.paths.*.get", update: { summary: "Ours" } });
    expect(document.paths["/v1/books/{id}"]?.get).toMatchObject({ summary: "Ours", operationId: "readBook" });
    expect(document.paths["/v1/lamps"]?.get?.summary).toBe("Ours");
    expect(document.paths["/v1/books"]?.post?.summary).not.toBe("Ours");
    expect(misses).toEqual([]);
  });

  test("a removal takes every match away", async () => {
    const target = "$.paths.*.*.parameters[?(@.name=='include')]";
    const { document, misses } = await apply({ target, description: "Not wanted.", remove: true });
    expect(JSON.stringify(document.paths)).not.toContain('"include"');
    expect(misses).toEqual([]);
  });

  test("a removal and an update after it replace, instead of merging", async () => {
    const { document } = await apply(
      { target: "$.components.schemas.Genre", description: "It goes.", remove: true },
      { target: "$.components.schemas", description: "It comes back.", update: { Genre: { type: "integer" } } },
    );
    expect(document.components.schemas.Genre).toEqual({ type: "integer" });
  });

  test("later actions see what earlier ones did", async () => {
    const { misses } = await apply(
      { target: "$.components", update: { examples: { one: { value: 1 } } } },
      { target: "$.components.examples.one", update: { summary: "Ours" } },
    );
    expect(misses).toEqual([]);
  });

  test("leaves the document and the overlay it was given as they were", async () => {
    const document = sampleDocument();
    const overlay = overlayOf({ target: "$.info", description: "Ours.", update: { title: "Ours" } });
    const before = structuredClone(overlay);
    await applyOverlay(document, overlay, sampleSelection(), []);
    expect(document).toEqual(sampleDocument());
    expect(overlay).toEqual(before);
  });
});

describe("misses", () => {
  test("every target without a match is one", async () => {
    const { misses } = await apply(
      { target: "$.paths['/v1/clocks']", update: { summary: "Ours" } },
      { target: "$.info", update: { description: "Ours" } },
      { target: "$.components.schemas.Clock", description: "Gone.", remove: true },
    );
    expect(misses).toEqual(["overlay target $.paths['/v1/clocks']", "overlay target $.components.schemas.Clock"]);
  });

  test("an action for an operation that is not selected is passed over", async () => {
    const target = "$.paths['/v1/clocks']";
    const passedOver = await apply({ target, "x-for": "GET /v1/clocks", update: {} });
    expect(passedOver.misses).toEqual([]);
    const wanted = await apply({ target, "x-for": "POST /v1/books", update: {} });
    expect(wanted.misses).toEqual(["overlay target $.paths['/v1/clocks']"]);
  });

  test("a fact that an action brings without a reason is one", async () => {
    const update = { description: "Ours", maximum: 100 };
    const target = "$.components.schemas.Award.properties.attributes.properties.year";
    const without = await apply({ target, update });
    expect(without.misses).toEqual([
      "what openapi/overlay.yaml describes there (change or remove the action); added: components › schemas › Award › properties › " +
        "attributes › properties › year › maximum",
    ]);
    const withReason = await apply({ target, description: "Seen live.", update });
    expect(withReason.misses).toEqual([]);
  });

  test("so is a description of a property that is no longer there", async () => {
    const { misses } = await apply({
      target: "$.components.schemas.Links.properties",
      update: { next: { description: "The next page" } },
    });
    expect(misses.join()).toContain("added: components › schemas › Links › properties › next");
  });
});

describe("reading", () => {
  const read = (text: string) => parseOverlay(text, "overlay.yaml");
  const head = "overlay: 1.0.0\ninfo: { title: Ours, version: 1.0.0 }\n";

  test("gives the overlay", () => {
    const overlay = read(`${head}actions:\n  - { target: $.info, update: { title: Ours } }\n`);
    expect(overlay.actions).toEqual([{ target: "$.info", update: { title: "Ours" } }]);
  });

  test.each([
    ["another version of Overlay", "overlay: 2.0.0\ninfo: {}\nactions: []", "/overlay must be equal to constant"],
    ["no actions", head, "must have required property 'actions'"],
    ["an unknown key", `${head}extends: a.yaml\nactions: []`, "must NOT have additional properties (extends)"],
    ["a misspelt action", `${head}actions: [{ target: $.info, upadte: {} }]`, "/actions/0 must NOT have additional"],
    ["an action that does nothing", `${head}actions: [{ target: $.info }]`, "must have required property 'update'"],
    [
      "a target that is no JSONPath",
      `${head}actions: [{ target: info, remove: true }]`,
      "/actions/0/target must match",
    ],
    ["an empty file", "", "/ must be object"],
    ["text that is not YAML", "a: [1", "overlay.yaml is not YAML"],
  ])("refuses %s by name", (_, text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow("overlay.yaml is not");
  });

  test("says everything that is wrong at once", () => {
    expect(() => read("overlay: 2.0.0\nactions: [{ target: info }]")).toThrow(/^(.*\n){3}/);
  });
});

const genre = "$.components.schemas.Genre";
const stale = (...actions: OverlayAction[]) =>
  staleCorrections(sampleDocument(), overlayOf(...actions), sampleSelection());

test("a correction that changes a fact is not stale", async () => {
  expect(await stale({ target: genre, description: "Seen live.", update: { format: "genre" } })).toEqual([]);
  expect(await stale({ target: `${genre}.enum`, description: "Any word.", remove: true })).toEqual([]);
});

test("one that says what the document says already is named with its reason", async () => {
  const update = { type: "string", description: "Words are no facts." };
  expect(await stale({ target: genre, description: 'Apple left out the "type".', update })).toEqual([
    `overlay correction ${genre}: "Apple left out the \\"type\\"."`,
  ]);
});

test("a removal and the action that sets the same again are both stale", async () => {
  const actions = [
    { target: "$.servers", description: "It has a slash.", remove: true as const },
    { target: "$", description: "The same.", update: { servers: [{ url: "https://library.example/" }] } },
  ];
  expect(await stale(...actions)).toEqual([
    'overlay correction $.servers: "It has a slash."',
    'overlay correction $: "The same."',
  ]);
});

test("a removal after which something else is set is not", async () => {
  const actions = [
    { target: "$.servers", description: "It has a slash.", remove: true as const },
    { target: "$", description: "The same without.", update: { servers: [{ url: "https://library.example" }] } },
  ];
  expect(await stale(...actions)).toEqual([]);
});

test("one that is needed hides none that is not, in the same place", async () => {
  const needed = { target: genre, description: "Needed.", update: { format: "genre" } };
  const notNeeded = { target: genre, description: "Not needed.", update: { type: "string" } };
  expect(await stale(needed, notNeeded)).toEqual([`overlay correction ${genre}: "Not needed."`]);
});

test("actions without a reason, without a match, or for what is not selected are not looked at", async () => {
  const update = { type: "string" };
  const actions = [
    { target: genre, update },
    { target: "$.components.schemas.Clock", description: "Gone.", update },
    { target: genre, description: "For clocks.", "x-for": "GET /v1/clocks", update },
  ];
  expect(await stale(...actions)).toEqual([]);
});
