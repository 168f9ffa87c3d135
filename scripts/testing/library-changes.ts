import type { Change } from "../contract-diff/change.js";
import { diffDocuments } from "../contract-diff/diff-documents.js";

interface Parts {
  /** The schema of the body of the request, and of the answer. */
  request?: unknown;
  answer?: unknown;
  parameters?: unknown[];
  /** More of the operation, the path, the components and the document. */
  operation?: object;
  item?: object;
  components?: Record<string, object>;
  document?: object;
}

/** A made-up document of one operation, which puts a book on a shelf. */
export function libraryDocument({ request, answer, parameters, operation, item, components, document }: Parts): object {
  const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
  const post = {
    ...(parameters && { parameters }),
    ...(request !== undefined && { requestBody: json(request) }),
    responses: { 201: { description: "Put", ...(answer !== undefined && json(answer)) } },
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
export type Told = Pick<Change, "impact" | "rule" | "location">;

export function told(changes: Change[]): Told[] {
  return changes.map(({ impact, rule, location }) => ({ impact, rule, location }));
}

/** The changes between two libraries. */
export function changes(before: Parts, after: Parts): Told[] {
  return told(diffDocuments(libraryDocument(before), libraryDocument(after)));
}

/** A body whose only property is a book of this schema. */
export function withBook(book: unknown): object {
  return { type: "object", properties: { book } };
}

/** The changes in the schema of a property of the request, and of the answer. */
export function bookChanges(before: unknown, after: unknown, components: Record<string, object>[] = []) {
  const [old = {}, now = old] = components;
  const change = (side: "request" | "answer") =>
    changes({ [side]: withBook(before), components: old }, { [side]: withBook(after), components: now });
  return { request: change("request"), answer: change("answer") };
}
