import type { RequestRules, RequestSchema } from "../../../generated/requests.js";
import type { Body, Query } from "../api/context.js";
import { offsetAt } from "../api/document.js";
import { parameterError, Refusal, type RefusalReason, synthetic } from "../api/refusal.js";
import { isObject, schemaProblems } from "./schema-problems.js";

// What Apple does without a limit is not documented.
const defaultLimit = 50;

/** Reads a query, and refuses what the contract does not allow: unknown or repeated names, and wrong values. */
export function readQuery(search: URLSearchParams, rules: RequestRules["query"]): Query {
  const names = [...new Set(search.keys())];
  const errors = names.flatMap((name) => parameterErrors(name, search.getAll(name), rules));
  if (errors.length > 0) throw new Refusal(400, errors);
  const values = new Map(names.map((name) => [name, search.get(name)?.split(",") ?? []]));
  return { values, limit: Number(search.get("limit") ?? defaultLimit), offset: offsetAt(search.get("cursor")) ?? 0 };
}

function parameterErrors(name: string, given: string[], rules: RequestRules["query"]): RefusalReason[] {
  const [text = "", ...more] = given;
  if (more.length > 0) return [parameterError("DUPLICATE", name, "is given twice")];
  // The contract does not name it: it is part of `links.next`.
  if (name === "cursor" && Object.hasOwn(rules, "limit")) {
    return offsetAt(text) === undefined ? [parameterError("INVALID", name, "is not from this server")] : [];
  }
  const schema = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (!schema) return [parameterError("ILLEGAL", name, "is not a parameter of this operation")];
  // The contract gives no minimum; a page of 0 makes no sense.
  const limited = schema.type === "integer" ? { minimum: 1, ...schema } : schema;
  const [wrong] = schemaProblems(limited, queryValue(schema, text));
  return wrong ? [parameterError("INVALID", name, wrong.problem)] : [];
}

/** Converts the text of a query to the type of its schema; text that cannot be converted stays text. */
function queryValue({ type, items = {} }: RequestSchema, text: string): unknown {
  if (type === "array") return text.split(",").map((item) => queryValue(items, item));
  if (type === "boolean") return { true: true, false: false }[text] ?? text;
  const isNumber = (type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text);
  return isNumber ? Number(text) : text;
}

/** Reads a body, and refuses what the contract does not allow. Which status Apple uses for which mistake is not known. */
export function readBody(text: string, schema: RequestSchema, id: string): Body {
  const document = parsed(text);
  const data = isObject(document) ? document.data : undefined;
  if (!isObject(data)) throw unprocessable("The body is not a JSON document with data.");
  const problems = schemaProblems(schema, document);
  const isEntity = (path: readonly string[]) => path[1] === "attributes" || path[1] === "relationships";
  const [wrong] = problems.filter(({ path }) => !isEntity(path));
  if (wrong) throw unprocessable(`${wrong.path.join(".")} ${wrong.problem}.`, wrong.path);
  if (data.id !== undefined && data.id !== id)
    throw unprocessable("data.id must be the id in the path.", ["data", "id"]);
  const errors = new Map(
    problems.map(({ path, problem }) => [pointerOf(path.slice(0, 3)), entityError(path.slice(0, 3), problem)]),
  );
  if (errors.size > 0) throw new Refusal(409, [...errors.values()]);
  const { attributes = {}, relationships = {} } = data as { [Name in "attributes" | "relationships"]?: object };
  const ids = Object.entries(relationships).flatMap(([name, { data: linkage }]) =>
    linkage ? [[name, linkage.id]] : [],
  );
  return { attributes: { ...attributes }, ids: Object.fromEntries(ids) };
}

function entityError(path: readonly string[], problem: string): RefusalReason {
  const [, part, name = part] = path;
  const kind = part === "attributes" ? "attribute" : "relationship";
  const detail = synthetic(`The ${kind} '${name}' ${problem}`);
  return { code: `ENTITY_ERROR.${kind.toUpperCase()}.INVALID`, detail, source: { pointer: pointerOf(path) } };
}

function unprocessable(detail: string, path?: readonly string[]): Refusal {
  const source = path && { source: { pointer: pointerOf(path) } };
  return new Refusal(422, [{ code: "ENTITY_UNPROCESSABLE", detail, ...source }]);
}

function pointerOf(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
