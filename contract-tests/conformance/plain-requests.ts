import type { ContractOperation, Parameter, Schema } from "../../src/testing/contract.js";
import { type PlainRequest, validRequest } from "../canaries.js";
import { type Sample, samplesOf } from "../samples.js";

/** Requests at the edges of what a contract allows, each with what is special about it, and the examples served. */
export function plainRequests(
  operation: ContractOperation,
  offered: ContractOperation | undefined,
): [what: string, request: PlainRequest][] {
  const request = validRequest(operation);
  const bodies = operation.body ? bodiesOf(operation.body.schema, offered) : [{ what: "no query", value: undefined }];
  const queries = operation.queryParameters.length > 0 ? queriesOf(operation.queryParameters) : [];
  return [
    ...bodies.map(({ what, value }): [string, PlainRequest] => [what, { ...request, body: value }]),
    ...queries.map(([what, query]): [string, PlainRequest] => [what, { ...request, query }]),
  ];
}

function bodiesOf(schema: Schema, offered: ContractOperation | undefined): readonly Sample[] {
  const examples = Object.entries(offered?.body?.examples ?? {});
  return [...samplesOf(schema), ...examples.map(([name, { value }]) => ({ what: `the example ${name}`, value }))];
}

function queriesOf(parameters: Parameter[]): [what: string, query: string][] {
  const query = (value: (parameter: Parameter) => unknown) =>
    parameters.map((parameter) => `${parameter.name}=${joined(value(parameter))}`).join("&");
  return [
    ["the most of every parameter", query(mostOf)],
    ["the least of every parameter", query(leastOf)],
  ];
}

function mostOf({ schema: { type, items, maximum } }: Parameter): unknown {
  if (type === "array") return items?.enum ?? ["A long text of two words ".repeat(20), "two words, 100 %"];
  return type === "boolean" ? true : (maximum ?? 1);
}

function leastOf({ schema: { type, items } }: Parameter): unknown {
  if (type === "array") return items?.enum?.slice(0, 1) ?? ["1"];
  return type === "boolean" ? false : 1;
}

function joined(value: unknown): string {
  return [value].flat().map(String).map(encodeURIComponent).join(",");
}
