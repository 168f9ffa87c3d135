import type { OperationKey } from "../../../generated/operations.js";
import type { ApiDocument } from "../api/document.js";
import { notFound } from "../api/refusal.js";

/** What a GET answers when what it asks for is not there yet. */
export function notYet(operation: OperationKey, document: ApiDocument | undefined): ApiDocument {
  if (!document) throw notFound("resource");
  const { links, meta, data } = document;
  if (Array.isArray(data)) {
    const { limit = 0 } = meta?.paging ?? {};
    return { data: [], links: { self: links.self }, meta: { paging: { total: 0, limit } } };
  }
  // To-one reads end in a name, others in an id.
  if (operation.endsWith("{id}")) throw notFound("resource");
  return { data: null, links };
}
