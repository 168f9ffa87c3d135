import type { ContractOperation, Parameter } from "./contract.js";

/** What Apple would mind in a raw query: what stands after the question mark, byte for byte. */
export function queryFaults(operation: ContractOperation, query: string): string[] {
  if (query === "") return ["query: a question mark without a query"];
  const pairs = query.split("&").map((pair) => pair.split(/=(.*)/s) as [name: string, value?: string]);
  const names = pairs.map(([name]) => name);
  const repeated = names.filter((name, at) => names.indexOf(name) < at);
  return [
    ...(/^[\w.~!'()*,%[\]=&-]*$/.test(query) ? [] : ["query: a character that belongs percent-encoded"]),
    ...repeated.map((name) => `query ${name}: given twice; lists are joined by commas`),
    ...pairs.flatMap(([name, value]) => pairFaults(operation, name, value).map((what) => `query ${name}: ${what}`)),
  ];
}

function pairFaults(operation: ContractOperation, name: string, value: string | undefined): string[] {
  const parameter = operation.queryParameters.find((known) => known.name === name);
  if (!parameter) return [/%5B|%5D/i.test(name) ? "brackets are not to be encoded" : "unknown to the contract"];
  if (!value || value.split(",").includes("")) return ["an empty value"];
  if (parameter.schema.type === "array" && !isJoinedByCommas(parameter)) return ["not a list that commas join"];
  return operation.schemaFaults(parameter.pointer, readValue(parameter, value));
}

/** Apple's only form of a list, and the client's. */
function isJoinedByCommas({ style = "form", explode = style === "form" }: Parameter): boolean {
  return style === "form" && !explode;
}

/** The value that a server reads out of the text. */
function readValue({ schema }: Parameter, text: string): unknown {
  if (schema.type === "array") return text.split(",").map(decodeURIComponent);
  if (schema.type === "integer") return /^-?\d+$/.test(text) ? Number(text) : text;
  if (schema.type === "boolean") return { true: true, false: false }[text] ?? text;
  return decodeURIComponent(text);
}
