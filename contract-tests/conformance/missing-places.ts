import { isObject, type Schema } from "../../src/testing/contract.js";

/**
 * The places that a schema knows and none of these values has: what somebody who reads responses by that schema waits for
 * in vain. Below a place that is missing, and where a schema comes back to itself, nothing more is looked for.
 */
export function missingPlaces(
  schema: Schema,
  values: readonly unknown[],
  place = "body",
  above: readonly Schema[] = [],
): string[] {
  if (values.length === 0) return [place];
  if (above.includes(schema)) return [];
  const below = [...above, schema];
  const { oneOf, items, properties = {}, additionalProperties } = schema;
  if (oneOf) return oneOf.flatMap((member) => missingPlaces(member, matching(member, values), place, below));
  if (items) return missingPlaces(items, values.filter(Array.isArray).flat(), `${place}.0`, below);
  const objects = values.filter(isObject);
  const missing = Object.entries(properties).flatMap(([name, member]) => {
    const present = objects.filter((object) => name in object).map((object) => object[name]);
    return missingPlaces(member, present, `${place}.${name}`, below);
  });
  if (typeof additionalProperties !== "object") return missing;
  const others = objects.flatMap((object) => Object.keys(object).flatMap((name) => (name in properties ? [] : [name])));
  return others.length > 0 ? missing : [...missing, `${place}.*`];
}

/** The values that are meant by a member of a `oneOf`: of its kind, with its required properties and its `type`. */
function matching(
  { type, enum: values, required = [], properties }: Schema,
  candidates: readonly unknown[],
): unknown[] {
  if (values) return candidates.filter((value) => values.includes(value));
  if (type !== "object") return candidates.filter((value) => !isObject(value));
  const types = properties?.type?.enum;
  return candidates.filter(
    (value) =>
      isObject(value) && required.every((name) => name in value) && (types === undefined || types.includes(value.type)),
  );
}
