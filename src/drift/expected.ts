import type { Rule } from "./rule.js";

/** What a rule allows, in a few words: `string`, `object | null`, `"IOS" | "MAC_OS"`. */
export function expected({ type = "anything", values, oneOf }: Rule): string {
  if (oneOf) return [...new Set(oneOf.map(expected))].join(" | ");
  return values ? [...values].map((value) => JSON.stringify(value)).join(" | ") : type;
}
