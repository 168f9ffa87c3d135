import { expect, test } from "vitest";
import { bookChanges } from "./library-changes.js";

/** The wide schema, the narrow one, and the rules for going there and back. */
export type Width = [title: string, wide: object, narrow: object, narrowed: string, widened: string];

/** Tests that what narrows breaks requests, and what widens breaks answers. */
export function narrowAndWide(widths: Width[]): void {
  const at = { request: "request body book", answer: "response 201 book" };

  test.each(widths)("%s", (_, wide, narrow, narrowed, widened) => {
    expect(bookChanges(wide, narrow)).toEqual({
      request: [{ impact: "breaking", rule: `request-property-${narrowed}`, location: at.request }],
      answer: [{ impact: "additive", rule: `response-property-${narrowed}`, location: at.answer }],
    });
    expect(bookChanges(narrow, wide)).toEqual({
      request: [{ impact: "additive", rule: `request-property-${widened}`, location: at.request }],
      answer: [{ impact: "breaking", rule: `response-property-${widened}`, location: at.answer }],
    });
  });
}
