import type { Outcome } from "../outcome.js";
import type { ContractView } from "./contract-view.js";
import type { Edit } from "./edit.js";

/** One mistake, or one harmless change, made at one place. */
export interface Mutant {
  /** "GET /v1/apps parameter limit": where. */
  place: string;
  edits: Edit[];
  /** Why nobody can tell it from the original. */
  equivalent?: string;
}

/** One kind of change, with every place where it can be made. */
export interface Operator extends Pick<Outcome, "expected" | "owner"> {
  name: string;
  mutants(view: ContractView): Mutant[];
}

/** Gates that judge a contract by itself or against another one. */
export type GateName = "diff" | "schemas" | "contract tests";

/** A change that breaks a client of ours. */
export function breaking(name: string, mutants: Operator["mutants"], owner: GateName = "diff"): Operator {
  return { name, expected: "caught", owner, mutants };
}

/** A change that gives a client of ours more, or does not concern it. */
export function harmless(name: string, mutants: Operator["mutants"]): Operator {
  return { name, expected: "let through", owner: "diff", mutants };
}

/**
 * A harmless change that leaves fewer answers possible. Today's examples may no longer be among them, which would be a
 * mistake of its own, so they are taken away first.
 */
export function narrowing(name: string, mutants: Operator["mutants"]): Operator {
  return harmless(name, (view) =>
    mutants(view).map(({ edits, ...mutant }) => ({ ...mutant, edits: [...view.withoutExamples, ...edits] })),
  );
}
