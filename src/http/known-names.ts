import { ArgumentError } from "../errors.js";
import type { CallOptions } from "./options.js";
import { excerpt, nameOfType } from "./redact.js";

/** Every name of a type, so that one that is added there and not here does not compile. */
export type NamesOf<Type> = { readonly [Name in keyof Type]-?: true };

/**
 * Returns an object of options or arguments, and refuses names that it should not have: what is misspelled would do
 * nothing, without a word. TypeScript refuses them too, except in an object from elsewhere.
 *
 * @param what - the object, for the message: an option, a method
 * @throws ArgumentError also when it is no object
 */
export function knownOnly<Type extends object>(what: string, given: Type, names: NamesOf<Type>): Type {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new ArgumentError(`${what}: must be an object, not ${nameOfType(given)}`);
  }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(names, name)) throw new ArgumentError(unknownName(what, name, Object.keys(names)));
  }
  return given;
}

function unknownName(what: string, name: string, names: string[]): string {
  const similar = names.find((known) => simplified(known) === simplified(name));
  const hint = similar ? `did you mean ${similar}?` : `it may have ${names.join(", ")}`;
  return `${what}: has no ${excerpt(name)}; ${hint}`;
}

/** Without what is often mixed up: capitals, signs, a plural, a unit. */
function simplified(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/m?s?$/, "");
}

const callOptions: NamesOf<CallOptions> = { signal: true, timeoutMs: true, retry: true, headers: true };

/** Refuses unknown options of a call; for every call, so it costs nothing where there are none. */
export function checkCallOptions(options: CallOptions | undefined): void {
  if (options !== undefined) knownOnly("options of the call", options, callOptions);
}

const callParams = { path: true, query: true } as const;
const callInit = { params: true, body: true, ...callOptions } as const;

/** Refuses unknown members of what a call of `raw` takes after its path. */
export function checkCallInit(init: object): void {
  // The names of the others do not help whoever expects the request to go there.
  if ("baseUrl" in Object(init)) throw new ArgumentError("baseUrl: is an option of the client, not of a call");
  const { params } = knownOnly<{ params?: object }>("options", init, callInit);
  if (params) knownOnly("params", params, callParams);
}
