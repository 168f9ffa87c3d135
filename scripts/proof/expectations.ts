import type { Verb } from "./change.js";
import type { Place } from "./places.js";

/** The gates that judge a contract, by itself or against the one before it. */
export type GateName = "diff" | "contract tests" | "schemas";

type Impact = "breaking" | "harmless";

/** What a change means for a client of ours, by who writes what stands there, and the gate that has to catch it. */
const table: Record<Verb, { request: Impact; response: Impact; owner: GateName }> = {
  remove: { request: "breaking", response: "breaking", owner: "diff" },
  rename: { request: "breaking", response: "breaking", owner: "diff" },
  retype: { request: "breaking", response: "breaking", owner: "diff" },
  narrow: { request: "breaking", response: "harmless", owner: "diff" },
  widen: { request: "harmless", response: "breaking", owner: "diff" },
  add: { request: "harmless", response: "harmless", owner: "diff" },
  reword: { request: "harmless", response: "harmless", owner: "diff" },
  corrupt: { request: "breaking", response: "breaking", owner: "schemas" },
};

/** What is expected of a mutant. What both sides write breaks when it does for one of them. */
export function expectationOf(verb: Verb, { kind, side }: Pick<Place, "kind" | "side">) {
  const { request, response, owner } = table[verb];
  const isBreaking = (side !== "response" && request === "breaking") || (side !== "request" && response === "breaking");
  // A documented error more or less is the same to the diff: the client handles those it does not know.
  const isOfTests = kind === "error" && (verb === "remove" || verb === "rename");
  return { isBreaking, owner: isOfTests ? "contract tests" : isBreaking ? owner : "diff" } as const;
}
