import type { Change } from "../diff/change.js";
import { isObject, memberOf } from "../diff/schemas/raw-schema.js";

/** What a program sends, by operation: `recordUsage` of `alternative-distribution/testing` writes it. */
export interface Usage {
  operations: Record<string, OperationUsage>;
}

interface OperationUsage {
  /** Names of query parameters. */
  query: string[];
  /** Members of bodies, as dotted paths: "data.attributes.url". */
  body: string[];
}

/** Reads a usage; throws an Error that says which file it is, and what is wrong with it. */
export function parseUsage(text: string, file: string): Usage {
  try {
    return usageOf(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file}: no record of a usage: ${(error as Error).message}`, { cause: error });
  }
}

function usageOf(value: unknown): Usage {
  const operations = memberOf(value, "operations");
  if (!isObject(operations)) throw new Error('it has no member "operations" with what is used by operation');
  const entries = Object.entries(operations).map(([name, usage]) => {
    if (!/^[A-Z]+ \//.test(name)) throw new Error(`"${name}" is no operation, such as "GET /v1/apps"`);
    if (!isObject(usage)) throw new Error(`what "${name}" uses is no object`);
    const { query = [], body = [] } = usage;
    if (!isNames(query) || !isNames(body)) throw new Error(`the query or body of "${name}" is no list of names`);
    return [name, { query, body }] as const;
  });
  return { operations: Object.fromEntries(entries) };
}

function isNames(list: unknown): list is string[] {
  return Array.isArray(list) && list.every((item) => typeof item === "string");
}

/** Whether a change concerns somebody who sends this. What holds for all operations does, as soon as one is called. */
export function touches(change: Change, { operations }: Usage): boolean {
  const { operation, location, rule } = change;
  if (operation === "*") return Object.keys(operations).length > 0;
  const used =
    operations[operation] ?? operations[operation.split(" CALLBACK ")[0] ?? ""] ?? renamed(change, operations);
  if (!used) return false;
  // What is required now has to be sent by everybody.
  if (/(^|-)(new-required|became-required)/.test(rule) || rule === "new-request-path-parameter") {
    return !location.startsWith("request body ") || isBodyTouched(location, used, true);
  }
  const parameter = /^parameter (\S+)/.exec(location)?.[1];
  if (parameter !== undefined) return isParameterTouched(parameter, change, used);
  return location.startsWith("request body ") ? isBodyTouched(location, used, false) : true;
}

/** What is in the path is sent with every call, and a default is for those who send nothing. */
function isParameterTouched(name: string, { operation, rule, message }: Change, { query }: OperationUsage): boolean {
  const isOfPath = operation.includes(`{${name}}`) || message.startsWith("path parameter");
  return isOfPath || /-parameter-default-value-/.test(rule) || query.includes(name);
}

/** Whether two names are of the same operation: a parameter of its path may be called something else. */
export function isSameOperation(one: string, other: string): boolean {
  const template = (name: string) => name.replace(/\{[^{}]*\}/g, "{}");
  return template(one) === template(other);
}

function renamed({ operation }: Change, operations: Usage["operations"]): OperationUsage | undefined {
  const found = Object.keys(operations).find((name) => isSameOperation(name, operation));
  return found === undefined ? undefined : operations[found];
}

/** Whether a member is one that is sent, or is around or inside one; what is required, whether what is around it is sent. */
function isBodyTouched(location: string, { body }: OperationUsage, isRequired: boolean): boolean {
  const path = location.slice("request body ".length).replace(/\([^)]*\)|\[\d*\]/g, "");
  const place = isRequired ? path.split(".").slice(0, -1).join(".") : path;
  const isBelow = (one: string, other: string) => one === other || one.startsWith(`${other}.`);
  // What holds others that are sent is not sent itself.
  const isLast = (member: string) => !body.some((other) => other.startsWith(`${member}.`));
  return (
    place === "" ||
    body.some((member) => isBelow(member, place) || (!isRequired && isLast(member) && isBelow(place, member)))
  );
}
