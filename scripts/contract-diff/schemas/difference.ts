import type { Impact } from "../change.js";
import type { FlatSchema, Flatten } from "./flat-schema.js";
import type { RawSchema } from "./raw-schema.js";
import type { Sameness } from "./sameness.js";

/** Whether something is sent by the client or comes back to it. */
export type Direction = "request" | "response";

/** How what is valid now lies to what was: within it, around it, across it, or where it was. */
export type Effect = "narrows" | "widens" | "crosses" | "none";

/** One difference between two schemas. What it means depends on where the schema is used. */
export interface Difference {
  /** oasdiff's name; `{subject}` stands for "request-body", "response-property", "request-parameter" …. */
  rule: string;
  effect: Effect;
  /** What changed, without where: "maximum lowered from 200 to 50". */
  what: string;
  /** Where the effect does not tell the impact: the impact, and why. */
  verdict?: Verdict;
}

export interface Verdict {
  impact: Impact;
  why: string;
}

/**
 * A request may not accept less than it did; an answer may not hold more than it did. That is all there is to it, but
 * for the exceptions, each of which stands where it is made.
 */
export function verdictOf(effect: Effect, direction: Direction): Verdict {
  return verdicts[direction][effect];
}

const neutral: Verdict = { impact: "neutral", why: "nothing that is sent or answered changes" };

const verdicts: Record<Direction, Record<Effect, Verdict>> = {
  request: {
    narrows: { impact: "breaking", why: "what was accepted so far may be refused" },
    widens: { impact: "additive", why: "what was accepted so far still is" },
    crosses: { impact: "breaking", why: "what was accepted so far may be refused" },
    none: neutral,
  },
  response: {
    narrows: { impact: "additive", why: "callers already bear whatever is answered" },
    widens: { impact: "breaking", why: "an answer may hold what callers do not expect" },
    crosses: { impact: "breaking", why: "an answer may hold what callers do not expect" },
    none: neutral,
  },
};

export function opposite(effect: Effect): Effect {
  const opposites: Record<Effect, Effect> = { narrows: "widens", widens: "narrows", crosses: "crosses", none: "none" };
  return opposites[effect];
}

/** A difference, with the steps that lead to it from the schema that was asked about. */
export interface PlacedDifference extends Difference {
  steps: string[];
}

/** Two schemas that belong together, and the step that leads to them. */
export interface Child {
  step: string;
  before: RawSchema;
  after: RawSchema;
}

/** What one pair of schemas brings: differences of its own, and where to look further. */
export interface Comparison {
  differences: PlacedDifference[];
  children: Child[];
}

export function here(difference: Difference): PlacedDifference {
  return { ...difference, steps: [] };
}

/** Both documents, as far as comparing what stands under a keyword needs them. */
export interface Sides {
  flattenBefore: Flatten;
  flattenAfter: Flatten;
  isSame: Sameness;
  compare(before: RawSchema, after: RawSchema, direction: Direction): readonly Difference[];
}

/** Read-only properties are not sent, and write-only ones are not answered. */
export function isOfOtherDirection({ readOnly, writeOnly }: FlatSchema, direction: Direction): boolean {
  return (direction === "request" ? readOnly : writeOnly) === true;
}
