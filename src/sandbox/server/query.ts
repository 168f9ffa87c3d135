import type { ErrorObject } from "../../../generated/schema.js";
import { Refusal, type RefusedFor } from "../api/refusal.js";
import { type ParameterRule, parametersOf, type QueryRules } from "./query-rules.js";

/** The query of a request, checked. */
export interface Query {
  /** The values of a parameter; undefined when it is not there. */
  values(name: string): string[] | undefined;
  /** How many a page holds, and where it begins. */
  limit: number;
  offset: number;
}

// What Apple does without a limit is not documented.
const defaultLimit = 50;

/** Reads a query, and refuses what Apple would: names that are unknown or there twice, and wrong values. */
export function readQuery(search: URLSearchParams, rules: QueryRules = {}): Query {
  const parameters = parametersOf(rules);
  const names = [...search.keys()];
  const faults = [...new Set(names)].flatMap((name) => {
    if (names.indexOf(name) < names.lastIndexOf(name)) return fault("DUPLICATE", name, "is there twice");
    if (name === "cursor" && rules.isList) return cursorFault(search.get(name));
    const parameter = parameters.find((known) => known.name === name);
    if (!parameter) return fault("ILLEGAL", name, "is not a parameter of this operation");
    const problem = valueProblem(parameter, search.get(name) ?? "");
    return problem ? fault("INVALID", name, problem) : [];
  });
  if (faults.length > 0) throw new Refusal(400, faults);
  return {
    values: (name) => search.get(name)?.split(","),
    limit: Number(search.get("limit") ?? defaultLimit),
    offset: offsetOf(search.get("cursor")) ?? 0,
  };
}

/** Where a later page begins, in a form that nobody takes for a number. */
export function cursorFor(offset: number): string {
  return Buffer.from(`offset ${offset}`).toString("base64url");
}

function offsetOf(cursor: string | null): number | undefined {
  const digits = /^offset (\d+)$/.exec(Buffer.from(cursor ?? "", "base64url").toString())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function cursorFault(cursor: string | null): RefusedFor[] {
  return offsetOf(cursor) === undefined ? fault("INVALID", "cursor", "is none of ours") : [];
}

function valueProblem({ takes }: ParameterRule, text: string): string | undefined {
  if (takes === "boolean") return text === "true" || text === "false" ? undefined : "must be true or false";
  if ("maximum" in takes) {
    const isFit = /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= takes.maximum;
    return isFit ? undefined : `must be a whole number from 1 to ${takes.maximum}`;
  }
  const wrong = text.split(",").filter((value) => !isValue(takes.values, value));
  return wrong.length > 0 ? `must not be ${wrong.map((value) => `'${value}'`).join(", ")}` : undefined;
}

function isValue(values: readonly string[] | "text" | "date", value: string): boolean {
  if (values === "text") return value !== "";
  return values === "date" ? !Number.isNaN(Date.parse(value)) : values.includes(value);
}

function fault(kind: string, parameter: string, problem: string): RefusedFor[] {
  const source: ErrorObject["source"] = { parameter };
  return [{ code: `PARAMETER_ERROR.${kind}`, detail: `The parameter '${parameter}' ${problem}.`, source }];
}
