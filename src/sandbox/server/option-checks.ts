import { ArgumentError } from "../../index.js";

/** The longest that a timer of Node.js can be set to, about 25 days. */
export const longestMs = 2 ** 31 - 1;

/** Refuses what is no object, and names that mean nothing: a misspelt option would be left out in silence. */
export function checkMembers(name: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ArgumentError(`${name}: must be an object`);
  }
  const unknown = Object.keys(value).find((one) => !known.includes(one));
  if (unknown !== undefined) throw new ArgumentError(`${name}: has no ${unknown}, only ${known.join(", ")}`);
}

export function checkList(name: string, value: unknown): void {
  if (!Array.isArray(value)) throw new ArgumentError(`${name}: must be a list`);
}

export function checkText(name: string, value: unknown): void {
  if (typeof value !== "string" || value === "") throw new ArgumentError(`${name}: must be text, and not empty`);
}

export function checkOneOf(name: string, value: unknown, values: readonly unknown[]): void {
  if (!values.includes(value)) throw new ArgumentError(`${name}: must be one of ${values.join(", ")}`);
}

export function checkWhole(name: string, value: unknown, least: number, most: number): void {
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return;
  throw new ArgumentError(`${name}: must be a whole number from ${least} to ${most}`);
}

export function checkNumber(name: string, value: unknown, least: number, most: number): void {
  if (typeof value === "number" && value >= least && value <= most) return;
  throw new ArgumentError(`${name}: must be a number from ${least} to ${most}`);
}
