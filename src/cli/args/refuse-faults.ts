import { ArgumentError } from "../../index.js";

/** Refuses a call by all that is wrong with its options, in one message. */
export function refuseFaults(...faults: (string | undefined)[]): void {
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length > 0) throw new ArgumentError(found.join("; "));
}

/** What is wrong with a URL that Apple is to reach. Where it is left out, that is another fault. */
export function faultOfUrl(name: string, url: string | undefined): string | undefined {
  const isUrl = url === undefined || (/^https?:\/\//i.test(url) && URL.canParse(url));
  return isUrl ? undefined : `${name}: must be a URL, such as https://example.com/apple`;
}

/** What is wrong when an option is left out that the command cannot do without. */
export function faultOfMissing(option: string, value: string | undefined): string | undefined {
  return value ? undefined : `${option}: missing`;
}
