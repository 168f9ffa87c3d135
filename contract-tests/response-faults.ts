import type { ContractOperation } from "./contract.js";
import { parseJson } from "./parse-json.js";

/** Everything in an answer that is not as the contract has it, with what Prism has to say about the exchange. */
export function responseFaults(operation: ContractOperation, response: Response, text: string): string[] {
  const { status, headers } = response;
  const violations = headers.get("sl-violations");
  const faults = [
    ...(violations ? [`sl-violations: ${violations}`] : []),
    ...(operation.statuses.includes(status) ? contentFaults(operation, response, text) : ["status: not documented"]),
    ...contentTypeFaults(response),
  ];
  return faults.map((fault) => `${operation.key}: ${status} answer: ${fault}`);
}

function contentTypeFaults({ status, headers }: Response): string[] {
  const contentType = headers.get("content-type");
  const expected = status === 204 ? null : "application/json";
  return contentType === expected ? [] : [`content type: ${contentType} where ${expected} belongs`];
}

function contentFaults(operation: ContractOperation, { status }: Response, text: string): string[] {
  if (status === 204) return text === "" ? [] : ["body: there, and 204 has none"];
  const document = parseJson(text);
  if (document === undefined) return ["body: not JSON"];
  const pointer = `${operation.pointer}/responses/${status}/content/application~1json/schema`;
  return operation.schemaFaults(pointer, document).map((fault) => `body: ${fault}`);
}
