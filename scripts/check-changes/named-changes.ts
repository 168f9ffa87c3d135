import type { Change } from "../../src/contract/diff/change.js";

/**
 * Whether a change is named in what was added to openapi/CHANGES.md, or in code in what was added to CHANGELOG.md: by the
 * name of the property, parameter or enum value that it is about; by operation and place where it has none.
 */
export function namedIn(changes: string, changelog: string): (change: Change) => boolean {
  const code = [...changelog.matchAll(/`[^`\n]+`/g)].join("\n");
  const text = `${changes}\n${code}`;
  return (change) =>
    [namesOf(change), enumValueOf(change)].some((names) => names?.every((name) => isWordIn(text, name)));
}

/** The value of an enum that is gone: that of a `fields[…]` parameter is the name of an attribute. */
function enumValueOf({ rule, message }: Change): string[] | undefined {
  const value = rule.includes("-enum-value-") ? /"([^"]+)"/.exec(message)?.[1] : undefined;
  return value === undefined ? undefined : [value];
}

function namesOf({ operation, location }: Change): string[] {
  if (location === "operation") return [operation];
  const name = memberAt(location)
    .replace(/\([^)]*\)|\[\d*\]/g, "")
    .split(".")
    .at(-1);
  if (name) return [name];
  return operation === "*" ? [location] : [operation, location];
}

/** The parameter or the member of "parameter limit", "request body data.id", "response 200 header x-left" and the like. */
function memberAt(location: string): string {
  const [part, second = "", ...others] = location.split(" ");
  if (part === "parameter") return second;
  if (part !== "request" && part !== "response") return "";
  return others[0] === "header" ? (others[1] ?? "") : others.join(" ");
}

function isWordIn(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(text);
}
