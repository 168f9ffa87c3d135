import type { Rule } from "./rule.js";

/**
 * The rule that a value is to be checked by: this one, one of its alternatives, or that of the resource which the value
 * says it is. Undefined when the value is of no type that is allowed.
 */
export function ruleForValue(rule: Rule, value: unknown): Rule | undefined {
  if (rule.oneOf) return alternativeFor(rule.oneOf, value);
  if (!isOfType(rule, value)) return undefined;
  return rule.resources ? (rule.resources.get((value as { type: string }).type) ?? rule.others) : rule;
}

/** Of several objects, the one whose required fields are there. */
function alternativeFor(alternatives: readonly Rule[], value: unknown): Rule | undefined {
  const fitting = alternatives.flatMap((one) => ruleForValue(one, value) ?? []);
  return fitting.find(({ required }) => required.every((name) => Object.hasOwn(value as object, name))) ?? fitting[0];
}

function isOfType({ type }: Rule, value: unknown): boolean {
  switch (type) {
    case undefined:
      return true;
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    default:
      return typeof value === type;
  }
}
