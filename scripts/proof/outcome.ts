/** What became of one mutant. */
export interface Outcome {
  /** "remove a response property": what was done. */
  operator: string;
  /** "GET /v1/apps response 200 data": where. */
  site: string;
  /** What it is: a mistake that has to be caught, or a change that must not be called a mistake. */
  expected: "caught" | "let through";
  /** The gate that has to catch it, or to let it through. */
  owner: string;
  /** The gates that did catch it. */
  caughtBy: string[];
  /** Why nobody can tell this mutant from the original. Such a mutant counts for nothing. */
  equivalent?: string;
}

/** How much of the proof is run: everything, or so many sites of each operator, drawn with a seed. */
export interface Extent {
  sites: number;
  seed: number;
}
