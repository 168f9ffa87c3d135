/** A place where an answer is not what the contract says, for `onDrift`. No value of the answer is in it. */
export interface Drift {
  /**
   * `breaking`: what the types promise does not hold, as with another type, a required field that is missing, null, or
   * another success status. `additive`: something new beside it, as an unknown field, enum value, included type or
   * error status.
   */
  impact: "breaking" | "additive";
  /** The operation that was answered, by the contract's path: `GET /v1/alternativeDistributionPackages/{id}`. */
  operation: string;
  /** The HTTP status of the answer. */
  status: number;
  /**
   * Where in the answer: a JSON pointer, empty for all of it. Names that the contract does not have come from the
   * answer; they are shortened, and cleaned of what looks like a secret.
   */
  pointer: string;
  /** What the contract has there: a type, the values known, or `absent` for a field that it does not have. */
  expected: string;
  /** The kind of what was there: `string`, `null`, `array`, `absent`, … */
  found: string;
}
