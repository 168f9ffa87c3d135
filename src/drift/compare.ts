import type { Findings } from "./findings.js";
import type { Rule } from "./rule.js";
import { ruleForValue } from "./rule-for-value.js";

/** Errors hold errors: what lies deeper than this is not looked at, so that no answer can exhaust the stack. */
const deepest = 64;

/** Compares a value with what the contract says of it. */
export function compare(rule: Rule, value: unknown, findings: Findings): void {
  if (findings.depth > deepest) return;
  const one = ruleForValue(rule, value);
  if (!one) findings.add("breaking", expected(rule), kindOf(value));
  else if (one.values) compareValue(one, value as string, findings);
  else if (one.items) compareItems(one.items, value as unknown[], findings);
  else if (one.type === "object") compareFields(one, value as Fields, findings);
}

type Fields = Record<string, unknown>;

function compareValue(rule: Rule, value: string, findings: Findings): void {
  if (!rule.values?.has(value)) findings.add(rule.closed ? "breaking" : "additive", expected(rule), "string");
}

function compareItems(rule: Rule, list: unknown[], findings: Findings): void {
  for (let index = 0; index < list.length; index++) {
    findings.enter(index);
    compare(rule, list[index], findings);
    findings.leave();
  }
}

function compareFields({ required, properties, others }: Rule, value: Fields, findings: Findings): void {
  for (const name of required) {
    if (!Object.hasOwn(value, name)) addMissing(name, properties.get(name), findings);
  }
  // Much faster than Object.keys; what JSON.parse makes inherits no names.
  for (const name in value) {
    const rule = properties.get(name) ?? others;
    // Most fields are text, and of most text nothing more is known: they are passed over before the place is kept.
    if (rule?.type === "string" && !rule.values && typeof value[name] === "string") continue;
    findings.enter(name);
    if (rule) compare(rule, value[name], findings);
    else findings.add("additive", "absent", kindOf(value[name]));
    findings.leave();
  }
}

function addMissing(name: string, rule: Rule | undefined, findings: Findings): void {
  findings.enter(name);
  findings.add("breaking", rule ? expected(rule) : "anything", "absent");
  findings.leave();
}

/** What a rule allows, in a few words: `string`, `object | null`, `"IOS" | "MAC_OS"`. */
function expected({ type = "anything", values, oneOf }: Rule): string {
  if (oneOf) return [...new Set(oneOf.map(expected))].join(" | ");
  return values ? [...values].map((value) => JSON.stringify(value)).join(" | ") : type;
}

/** What a JSON value is, and never which. */
function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
