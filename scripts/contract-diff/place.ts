import type { Change } from "./change.js";
import {
  type Difference,
  type Direction,
  type PlacedDifference,
  type Verdict,
  verdictOf,
} from "./schemas/difference.js";

/** A part of an operation: what differences in it are called, and which way it goes. */
export interface Part {
  operation: Change["operation"];
  /** "request body", "parameter limit", "response 201". */
  name: string;
  direction: Direction;
  /** What stands for `{subject}` in the names of rules: at the top of the part, and below it. */
  subject: string;
  subjectBelow: string;
}

/** The change that a difference makes, where it was found. */
export function changeIn(part: Part, difference: Difference | PlacedDifference): Change {
  const steps = "steps" in difference ? difference.steps : [];
  const { impact, why } = difference.verdict ?? verdictOf(difference.effect, part.direction);
  return {
    impact,
    rule: difference.rule.replace("{subject}", steps.length > 0 ? part.subjectBelow : part.subject),
    operation: part.operation,
    location: [part.name, pathOf(steps)].filter(Boolean).join(" "),
    message: `${difference.what}: ${why}`,
  };
}

/** A change that no schema shows. */
export function change(
  place: Pick<Change, "operation" | "location">,
  rule: string,
  what: string,
  { impact, why }: Verdict,
): Change {
  return { impact, rule, operation: place.operation, location: place.location, message: `${what}: ${why}` };
}

function pathOf(steps: readonly string[]): string {
  return steps.reduce((path, step) => (path === "" || /^[[(]/.test(step) ? path + step : `${path}.${step}`), "");
}
