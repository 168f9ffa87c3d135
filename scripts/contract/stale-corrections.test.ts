import { expect, test } from "vitest";
import { overlayOf, sampleDocument, sampleSelection } from "../testing/sample-document.js";
import type { OverlayAction } from "./apply-overlay.js";
import { staleCorrections } from "./stale-corrections.js";

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
