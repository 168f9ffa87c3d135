import type { Direction, Effect, Verdict } from "../classify.js";
import type { FlatSchema, Flatten } from "./flat-schema.js";
import type { RawSchema } from "./raw-schema.js";
import type { Sameness } from "./sameness.js";

/** One difference between two schemas. What it means depends on where the schema is used. */
export interface Difference {
  /** oasdiff's name; `{subject}` stands for "request-body", "response-property", "request-parameter" …. */
  rule: string;
  effect: Effect;
  /** What changed, without where: "maximum lowered from 200 to 50". */
  what: string;
  /** The impact and its reason, where the effect does not decide it. */
  verdict?: Verdict;
}

/** Less is valid than was. */
export function narrows(rule: string, what: string, verdict?: Verdict): Difference {
  return { rule, effect: "narrows", what, verdict };
}

/** More is valid than was. */
export function widens(rule: string, what: string, verdict?: Verdict): Difference {
  return { rule, effect: "widens", what, verdict };
}

/** More is valid than was, of the same type and kind. */
export function loosens(rule: string, what: string): Difference {
  return { rule, effect: "loosens", what };
}

/** Something else is valid than was. */
export function crosses(rule: string, what: string, verdict?: Verdict): Difference {
  return { rule, effect: "crosses", what, verdict };
}

/** The same is valid as was. */
export function keeps(rule: string, what: string, verdict?: Verdict): Difference {
  return { rule, effect: "none", what, verdict };
}

export function requirement(isRequired: boolean): Difference {
  return isRequired
    ? narrows("{subject}-became-required", "required now")
    : widens("{subject}-became-optional", "no longer required");
}

/** A difference, with the steps that lead to it from the schema that was compared. */
export interface PlacedDifference extends Difference {
  steps: string[];
  /** Where it is in the component that it is in: "Book.attributes.title". The same in every body that has a book. */
  cause?: string;
}

export function pathOf(steps: readonly string[]): string {
  return steps.reduce((path, step) => (path === "" || /^[[(]/.test(step) ? path + step : `${path}.${step}`), "");
}

/** Two schemas that belong together, and the step that leads to them. */
export interface Child {
  step: string;
  before: RawSchema;
  after: RawSchema;
  /** Of an alternative: the property that it is distinguished by, or true where no discriminator names one. */
  tag?: string | true;
  /** Whether it is the property that its schema is distinguished by: the `type` of a resource. */
  isTag?: boolean;
}

/** Where a pair of schemas is. */
export interface NodePlace extends Pick<Child, "tag" | "isTag"> {
  direction: Direction;
  /** Whether it is a member of what a JSON:API document has included. */
  isIncluded: boolean;
}

/** What one pair of schemas brings: differences of its own, and the pairs to compare next. */
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
  /** References that our own overlay has written, and that lead nowhere. */
  overlaid: ReadonlySet<string>;
  compare(before: RawSchema, after: RawSchema, direction: Direction): readonly Difference[];
}

/** Read-only properties are not sent, and write-only ones do not come back. */
export function isOfOtherDirection({ readOnly, writeOnly }: FlatSchema, direction: Direction): boolean {
  return (direction === "request" ? readOnly : writeOnly) === true;
}
