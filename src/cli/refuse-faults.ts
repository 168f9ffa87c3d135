import { ArgumentError } from "../index.js";

/** Refuses a call by all that is wrong with its options, in one message. */
export function refuseFaults(...faults: (string | undefined)[]): void {
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length > 0) throw new ArgumentError(found.join("; "));
}

/** What is wrong when an option is left out that the command cannot do without. */
export function faultOfMissing(option: string, value: string | undefined): string | undefined {
  return value ? undefined : `${option}: missing`;
}
