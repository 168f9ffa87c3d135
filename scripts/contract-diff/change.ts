import type { OperationName } from "../contract/document.js";

/** What a change means for a client of ours: it breaks callers, gives them more, or does not concern them. */
export type Impact = "breaking" | "additive" | "neutral";

/** One change between two documents, as it stands in the JSON report. */
export interface Change {
  impact: Impact;
  /** oasdiff's name for it where oasdiff has one: `request-property-became-required`. */
  rule: string;
  /** `*` for what concerns the document as a whole. */
  operation: OperationName | `WEBHOOK ${string}` | "*";
  /** "request body data.type", "parameter limit", "response 201 data.attributes.state", "security". */
  location: string;
  /** What changed, and why that has its impact. */
  message: string;
}
