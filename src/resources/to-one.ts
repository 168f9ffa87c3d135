import { checkId } from "../http/serialise.js";

/** The relationship to one other resource, in the body of a request; throws an ArgumentError that names a bad id. */
export function toOne<Type extends string>(
  type: Type,
  name: string,
  id: unknown,
): { data: { type: Type; id: string } } {
  return { data: { type, id: checkId(name, id) } };
}
