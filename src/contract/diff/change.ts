import { type Direction, type Impact, type Verdict, verdictOf } from "./classify.js";
import { type Difference, type PlacedDifference, pathOf } from "./schemas/difference.js";

/** One change between two documents, as it stands in the JSON report. */
export interface Change {
  impact: Impact;
  /** oasdiff's name for it where oasdiff has one: `request-property-became-required`. */
  rule: string;
  /** "GET /v1/apps", "WEBHOOK POST name"; `*` for what concerns the document as a whole. */
  operation: string;
  /** "request body data.type", "parameter limit", "response 201 data.attributes.state", "security". */
  location: string;
  /** What changed, and why that has its impact. */
  message: string;
  /** Where it is in a component, which may show in many places; not part of the JSON report. */
  cause?: string;
}

/** Where a change is. */
export type Place = Pick<Change, "operation" | "location">;

/** A part of an operation: what differences in it are called, and which way it goes. */
export interface Part extends Place {
  direction: Direction;
  /** What stands for `{subject}` in the names of rules: at the top of the part, and below it. */
  subject: string;
  subjectBelow: string;
}

/** The change that a difference makes, where it was found. */
export function changeIn(part: Part, difference: Difference | PlacedDifference): Change {
  const steps = "steps" in difference ? difference.steps : [];
  const rule = difference.rule.replace("{subject}", steps.length > 0 ? part.subjectBelow : part.subject);
  const place = { operation: part.operation, location: [part.location, pathOf(steps)].filter(Boolean).join(" ") };
  const verdict = difference.verdict ?? verdictOf(difference.effect, part.direction);
  const cause = "cause" in difference ? difference.cause : undefined;
  return { ...change(place, rule, difference.what, verdict), ...(cause !== undefined && { cause }) };
}

/** A change that no schema shows. */
export function change({ operation, location }: Place, rule: string, what: string, { impact, why }: Verdict): Change {
  return { impact, rule, operation, location, message: `${what}: ${why}` };
}
