import type { Extent, Outcome } from "./outcome.js";

/** The places where a mistake can be: the contract and the client. */
export type PartName = "contract" | "wrapper";

/** Each part is loaded when it is wanted. */
export const parts: Record<PartName, (extent?: Extent) => Promise<Outcome[]>> = {
  contract: async (extent) => (await import("./contract/prove-contract.js")).proveContract(extent),
  wrapper: async (extent) => (await import("./wrapper/prove-wrapper.js")).proveWrapper(extent),
};
