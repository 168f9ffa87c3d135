import { expect, test } from "vitest";
import { committedContract } from "../../contract-tests/committed-contract.js";
import type { Document } from "../../src/contract/cut/document.js";
import { diffDocuments } from "../../src/contract/diff/diff-documents.js";
import { expectationOf, mutantsOf, sampleOf } from "./mutants.js";
import { edited } from "./places.js";

const contract = committedContract.document as Document;
const text = JSON.stringify(contract);
const mutants = mutantsOf(contract);
const sample = sampleOf(mutants, 1, 1);
const named = (some: typeof mutants) => some.map(({ rule, place }) => `${rule} at ${place}`);

test("every mutant differs from the contract, which stays as it was", () => {
  for (const { rule, place, edits } of sample) {
    expect(JSON.stringify(edited(contract, edits)), `${rule} at ${place}`).not.toBe(text);
  }
  expect(JSON.stringify(contract)).toBe(text);
});

test("a sample meets every rule and every direction", () => {
  const met = (some: typeof mutants) => new Set(some.map(({ rule }) => rule));
  expect(met(sample)).toEqual(met(mutants));
  const narrowed = sample.filter(({ rule }) => rule.startsWith("property, narrow"));
  expect(narrowed.map(({ side, isBreaking }) => [side, isBreaking]).sort()).toEqual([
    ["request", true],
    ["response", false],
  ]);
});

test("the same seed draws the same sample, another seed another one, a larger size more", () => {
  expect(named(sampleOf(mutants, 1, 1))).toEqual(named(sample));
  expect(named(sampleOf(mutants, 1, 2))).not.toEqual(named(sample));
  expect(sampleOf(mutants, 2, 1).length).toBeGreaterThan(1.5 * sample.length);
});

test.for([
  ["narrow", "request", true],
  ["narrow", "response", false],
  ["narrow", "both", true],
  ["widen", "request", false],
  ["widen", "response", true],
  ["widen", "both", true],
  ["add", "both", false],
  ["rename", "response", true],
] as const)("to %s on the side of a %s: breaking is %s", ([verb, side, isBreaking]) => {
  expect(expectationOf(verb, { kind: "schema", side }).isBreaking).toBe(isBreaking);
});

test("a documented error that is gone is for the contract tests to catch, a corrupt schema for its check", () => {
  expect(expectationOf("remove", { kind: "error", side: "response" }).owner).toBe("contract tests");
  expect(expectationOf("corrupt", { kind: "text", side: "request" }).owner).toBe("schemas");
  expect(expectationOf("add", { kind: "error", side: "response" }).owner).toBe("diff");
});

test("the diff tells breaking mutants from harmless ones", () => {
  const owned = sample.filter(({ owner, kind }) => owner === "diff" && /^(property|enum value|responses)$/.test(kind));
  expect(owned.length).toBeGreaterThan(10);
  const isBreaking = (mutant: Document) => diffDocuments(contract, mutant).some(({ impact }) => impact === "breaking");
  const wrong = owned.filter((one) => isBreaking(edited(contract, one.edits)) !== one.isBreaking);
  expect(named(wrong)).toEqual([]);
});

test("a rule without a place is an error, and so is a place that no rule changes", () => {
  const { servers: _, ...rest } = contract;
  expect(() => mutantsOf(rest)).toThrow('no place left for the rule "server, remove: server"');
  const cookie = { name: "session", in: "cookie", schema: { type: "string" } };
  const parameters = { path: ["paths", "/v1/apps", "parameters"], value: [cookie] };
  expect(() => mutantsOf(edited(contract, [parameters]))).toThrow("no rule makes a mutant of the cookie parameter");
});
