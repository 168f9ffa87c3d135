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
  const member = /^parameter (\S+)/.exec(location)?.[1] ?? /(?:body|response \S+|header \S+) (.*)$/.exec(location)?.[1];
  const name = member
    ?.replace(/\([^)]*\)|\[\d*\]/g, "")
    .split(".")
    .at(-1);
  if (name) return [name];
  return operation === "*" ? [location] : [operation, location];
}

function isWordIn(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(text);
}
