import type { RequestSchema } from "../../../generated/requests.js";

/** One thing that is wrong with a value. */
export interface SchemaProblem {
  /** The names that lead to it. */
  path: readonly string[];
  /** Follows the name in a sentence: "must be true or false". */
  problem: string;
}

/** Everything in a value that is not as the contract has it, names that the contract does not know included. */
export function schemaProblems(schema: RequestSchema, value: unknown, path: readonly string[] = []): SchemaProblem[] {
  const found = (problem: string | undefined) => (problem === undefined ? [] : [{ path, problem }]);
  if (value === null) return found(schema.nullable ? undefined : "must not be null");
  if (schema.oneOf) {
    const fits = schema.oneOf.some((one) => schemaProblems(one, value, path).length === 0);
    return found(fits ? undefined : "has a wrong value");
  }
  if (schema.type === "object")
    return isObject(value) ? memberProblems(schema, value, path) : found("must be an object");
  if (schema.type === "array") {
    if (!Array.isArray(value)) return found("must be a list");
    const items = value.flatMap((item, at) => schemaProblems(schema.items ?? {}, item, [...path, String(at)]));
    return [...found(rangeProblem(value.length, schema.minItems, schema.maxItems, "items")), ...items];
  }
  return found(valueProblem(schema, value));
}

function memberProblems(schema: RequestSchema, value: Record<string, unknown>, path: readonly string[]) {
  const { properties, required = [], additionalProperties = properties === undefined } = schema;
  return [...new Set([...required, ...Object.keys(value)])].flatMap((name): SchemaProblem[] => {
    const below = [...path, name];
    const member = own(properties ?? {}, name);
    if (!Object.hasOwn(value, name)) return missing(member ?? {}, below);
    if (member) return schemaProblems(member, value[name], below);
    if (additionalProperties === false) return unknown(value[name], below);
    return additionalProperties === true ? [] : schemaProblems(additionalProperties, value[name], below);
  });
}

/** Of an object that is missing, what it has to hold. */
function missing({ properties = {}, required = [] }: RequestSchema, path: readonly string[]): SchemaProblem[] {
  if (required.length === 0) return [{ path, problem: "is missing" }];
  return required.flatMap((name) => missing(own(properties, name) ?? {}, [...path, name]));
}

/** Of an object that is unknown, what it holds. */
function unknown(value: unknown, path: readonly string[]): SchemaProblem[] {
  const names = isObject(value) ? Object.keys(value) : [];
  return (names.length === 0 ? [path] : names.map((name) => [...path, name])).map((place) => ({
    path: place,
    problem: "is unknown",
  }));
}

function valueProblem(schema: RequestSchema, value: unknown): string | undefined {
  const { type, enum: values, minimum, maximum } = schema;
  if (values && !values.includes(value)) return `must be one of ${values.join(", ")}`;
  if (type === "string") return typeof value === "string" ? textProblem(schema, value) : "must be text";
  if (type === "boolean") return typeof value === "boolean" ? undefined : "must be true or false";
  if (type !== "integer" && type !== "number") return undefined;
  if (typeof value !== "number") return type === "integer" ? "must be a whole number" : "must be a number";
  if (type === "integer" && !Number.isInteger(value)) return "must be a whole number";
  return rangeProblem(value, minimum, maximum);
}

function textProblem({ format, pattern, minLength, maxLength }: RequestSchema, value: string): string | undefined {
  // The contract does not say so; but none of its texts means anything when it is empty.
  if (value === "") return "must not be empty";
  if (format === "uri" && !(/^https?:/i.test(value) && URL.canParse(value))) return "must be an http or https URL";
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) return `must match ${pattern}`;
  return rangeProblem([...value].length, minLength, maxLength, "characters");
}

function rangeProblem(
  count: number,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
  unit?: string,
): string | undefined {
  if (count >= least && count <= most) return undefined;
  const limit = count < least ? `at least ${least}` : `at most ${most}`;
  return unit ? `must have ${limit} ${unit}` : `must be ${limit}`;
}

/** A member of the object itself: names such as `constructor` are no different from others. */
function own<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
