import { expect, test } from "vitest";
import type { Change } from "../../contract/diff/change.js";
import { diffDocuments } from "../../contract/diff/diff-documents.js";

interface Parts {
  /** The schema of the body of the request, and of the response. */
  request?: unknown;
  response?: unknown;
  parameters?: unknown[];
  /** More of the operation, the path, the components and the document. */
  operation?: object;
  item?: object;
  components?: Record<string, object>;
  document?: object;
}

/** A made-up document of one operation, which puts a book on a shelf. */
export function libraryDocument({
  request,
  response,
  parameters,
  operation,
  item,
  components,
  document,
}: Parts): object {
  const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
  const post = {
    ...(parameters && { parameters }),
    ...(request !== undefined && { requestBody: json(request) }),
    responses: { 201: { description: "Put", ...(response !== undefined && json(response)) } },
    ...operation,
  };
  const whole = {
    ...{ openapi: "3.0.3", info: { title: "Library", version: "1" }, paths: { "/books": { post, ...item } } },
    ...(components && { components }),
    ...document,
  };
  return JSON.parse(JSON.stringify(whole));
}

/** What a change is, without its words. */
export type Reported = Pick<Change, "impact" | "rule" | "location">;

export function withoutWords(changes: Change[]): Reported[] {
  return changes.map(({ impact, rule, location }) => ({ impact, rule, location }));
}

/** The changes between two libraries. */
export function changes(before: Parts, after: Parts): Reported[] {
  return withoutWords(diffDocuments(libraryDocument(before), libraryDocument(after)));
}

/** A body whose only property is a book of this schema. */
export function withBook(book: unknown): object {
  return { type: "object", properties: { book } };
}

/** The changes in the schema of a property of the request, and of the response. */
export function bookChanges(before: unknown, after: unknown, components: Record<string, object>[] = []) {
  const [old = {}, now = old] = components;
  const change = (side: "request" | "response") =>
    changes({ [side]: withBook(before), components: old }, { [side]: withBook(after), components: now });
  return { request: change("request"), response: change("response") };
}

/** The wide schema, the narrow one, and the rules for going there and back. */
export type Width = [title: string, wide: object, narrow: object, narrowed: string, widened: string];

/** Tests that what narrows breaks requests, and that what widens breaks responses, unless it is said to be additive. */
export function narrowAndWide(widths: Width[], widened: "breaking" | "additive" = "breaking"): void {
  const at = { request: "request body book", response: "response 201 book" };

  test.each(widths)("%s", (_, wide, narrow, narrowRule, wideRule) => {
    expect(bookChanges(wide, narrow)).toEqual({
      request: [{ impact: "breaking", rule: `request-property-${narrowRule}`, location: at.request }],
      response: [{ impact: "additive", rule: `response-property-${narrowRule}`, location: at.response }],
    });
    expect(bookChanges(narrow, wide)).toEqual({
      request: [{ impact: "additive", rule: `request-property-${wideRule}`, location: at.request }],
      response: [{ impact: widened, rule: `response-property-${wideRule}`, location: at.response }],
    });
  });
}

/** What becomes of one part of a document: "breaking request-body-removed", or nothing. Elsewhere: "… in security". */
export type Case = [title: string, before: Parts, after: Parts, there: string, back: string];

/** Tests that a change is reported, and its undoing too. */
export function thereAndBack(location: string, cases: Case[]): void {
  test.each(cases)("%s", (_, before, after, there, back) => {
    expect(inShort(changes(before, after), location)).toBe(there);
    expect(inShort(changes(after, before), location)).toBe(back);
  });
}

function inShort(found: Reported[], usual: string): string {
  const one = ({ impact, rule, location }: Reported) =>
    `${impact} ${rule}${location === usual ? "" : ` in ${location}`}`;
  return found.map(one).join(", ");
}
