import type { Document } from "../../src/contract/cut/document.js";
import { dropProse } from "../../src/contract/cut/drop.js";
import { separator } from "../../src/contract/cut/facts.js";
import { numbersFrom } from "../numbers-from.js";
import { type Change, editsFor, type Verb } from "./change.js";
import { operationRules } from "./operation-rules.js";
import { type Edit, type Place, placesOf, valueAt } from "./places.js";
import { schemaRules } from "./schema-rules.js";

/** One change of the contract at one place. */
export interface Mutant extends Pick<Place, "kind" | "side"> {
  verb: Verb;
  /** "enum value, narrow: one less". */
  rule: string;
  /** "paths › /v1/apps › get › parameters › limit". */
  place: string;
  isBreaking: boolean;
  /** The gate that has to catch it when it is breaking, and to let it through when it is not. */
  owner: GateName;
  edits: Edit[];
}

const rules = Object.entries({ ...operationRules, ...schemaRules }).flatMap(([kind, verbs]) =>
  (Object.entries(verbs) as [Verb, Record<string, Change>][]).flatMap(([verb, changes]) =>
    Object.entries(changes).map(([what, change]) => ({ kind, verb, rule: `${kind}, ${verb}: ${what}`, change })),
  ),
);

/** Every mutant of a contract. A place without one, and a rule without a place, would prove nothing: they are errors. */
export function mutantsOf(document: Document): Mutant[] {
  const noExamples = { path: ["paths"], value: dropProse(document).paths };
  const mutants = [...placesOf(document)].flatMap((place) => {
    const found = mutantsAt(place, noExamples);
    if (found.length === 0) throw new Error(`no rule makes a mutant of the ${place.kind} at ${nameOf(place)}`);
    return found;
  });
  const used = new Set(mutants.map(({ rule }) => rule));
  const unused = rules.find(({ rule }) => !used.has(rule));
  if (unused) throw new Error(`the contract has no place left for the rule "${unused.rule}"`);
  return mutants;
}

/** So many mutants of every rule and direction, drawn by the seed; what is corrupt is so in either direction. */
export function sampleOf(mutants: readonly Mutant[], size: number, seed: number): Mutant[] {
  const random = numbersFrom(`${seed}`);
  const shuffled = mutants.map((mutant) => ({ mutant, at: random() })).sort((one, other) => one.at - other.at);
  const drawn: Record<string, number> = {};
  return shuffled.flatMap(({ mutant }) => {
    const group = mutant.verb === "corrupt" ? mutant.rule : `${mutant.rule}, ${mutant.side === "response"}`;
    drawn[group] = (drawn[group] ?? 0) + 1;
    return drawn[group] > size ? [] : [mutant];
  });
}

function mutantsAt(place: Place, noExamples: Edit): Mutant[] {
  const name = nameOf(place);
  return rules.flatMap(({ change, ...rule }) => {
    const edits = rule.kind === place.kind ? editsFor(change, place) : undefined;
    if (!edits) return [];
    const expected = expectationOf(rule.verb, place);
    // Fewer responses are possible. An example that is no longer among them would be a mistake of its own.
    const all = rule.verb === "narrow" && !expected.isBreaking ? [noExamples, ...edits] : edits;
    return [{ ...rule, ...expected, side: place.side, place: name, edits: all }];
  });
}

function nameOf({ document, path }: Place): string {
  const names = path.map((step, at) =>
    path[at - 1] === "parameters" ? (valueAt(document, path.slice(0, at + 1)) as { name: string }).name : step,
  );
  return names.join(separator) || "document";
}

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
  // To the diff a token that is no longer required is neutral; the tests see that a server takes requests without it.
  const isOfTests =
    (kind === "error" && (verb === "remove" || verb === "rename")) || (kind === "security" && verb === "remove");
  return { isBreaking, owner: isOfTests ? "contract tests" : isBreaking ? owner : "diff" } as const;
}
