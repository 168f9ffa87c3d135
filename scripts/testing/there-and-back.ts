import { expect, test } from "vitest";
import { changes, type Told } from "./library-changes.js";

type Parts = Parameters<typeof changes>[0];

/** What becomes of one part of a document: "breaking request-body-removed", or nothing. Elsewhere: "… in security". */
export type Case = [title: string, before: Parts, after: Parts, there: string, back: string];

/** Tests that a change is told, and its undoing too. */
export function thereAndBack(location: string, cases: Case[]): void {
  test.each(cases)("%s", (_, before, after, there, back) => {
    expect(inShort(changes(before, after), location)).toBe(there);
    expect(inShort(changes(after, before), location)).toBe(back);
  });
}

function inShort(found: Told[], usual: string): string {
  const one = ({ impact, rule, location }: Told) => `${impact} ${rule}${location === usual ? "" : ` in ${location}`}`;
  return found.map(one).join(", ");
}
