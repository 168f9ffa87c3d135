import { ArgumentError } from "../index.js";

/** The value of an option that the command cannot do without. */
export function required(option: string, value: string | undefined): string {
  if (value) return value;
  throw new ArgumentError(`${option}: missing`);
}
