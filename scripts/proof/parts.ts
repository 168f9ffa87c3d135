import type { Extent, Outcome } from "./outcome.js";

/** The three places where a mistake can be: the contract, the client, and what the server answers. */
export type PartName = "contract" | "wrapper" | "answers";

/** Each part is loaded when it is wanted. */
export const parts: Record<PartName, (extent?: Extent) => Promise<Outcome[]>> = {
  contract: async (extent) => (await import("./contract/prove-contract.js")).proveContract(extent),
  wrapper: async (extent) => (await import("./wrapper/prove-wrapper.js")).proveWrapper(extent),
  answers: async (extent) => (await import("./answers/prove-answers.js")).proveAnswers(extent),
};
