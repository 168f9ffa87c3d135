import { type ContractOperation, examplesOf, type Schema } from "../../../contract-tests/contract.js";
import { givesUndefined } from "../../../contract-tests/nullable-reads.js";
import { sampleOf } from "../../../contract-tests/samples.js";
import { withValue } from "./places.js";

/** An answer with nothing wrong, to make faults from. */
export interface BaseAnswer {
  name: string;
  status: number;
  document: unknown;
  schema: Schema;
}

/** The contract's examples of a status and, since examples leave things out, a document with everything in it. */
export function baseAnswers(operation: ContractOperation, status: number): BaseAnswer[] {
  const schema = operation.responses[status]?.content?.["application/json"]?.schema;
  if (!schema) return [];
  const everything = withValue(sampleOf(schema), ["links", "next"], undefined);
  const named = [...examplesOf(operation, status), ["everything", everything] as const];
  return named.map(([name, document]) => ({ name, status, document, schema }));
}

/** A good document; for a DELETE, which is answered with none, one that does no harm. */
export function baseAnswer(operation: ContractOperation, status: number): unknown {
  const [first] = baseAnswers(operation, status);
  return first ? first.document : { data: null };
}

export function successOf({ statuses }: ContractOperation): number {
  return statuses.find((status) => status < 300) ?? 0;
}

/** What the client's method makes of a document: the document, but for a look-up and a read that found nothing. */
export function madeOf(operation: ContractOperation, document: unknown): unknown {
  const { data } = document as { data: unknown };
  if (operation.key === "GET /v1/apps") return (data as Found[]).find(isLookedFor);
  return givesUndefined(operation) && data === null ? undefined : document;
}

interface Found {
  attributes?: { bundleId?: unknown } | null;
}

/** The bundle id that `calls` looks for. */
function isLookedFor({ attributes }: Found): boolean {
  return attributes?.bundleId === "com.example.app";
}
