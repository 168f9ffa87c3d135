import { isObject } from "../contract/is-object.js";
import type { Change } from "./change.js";
import type { CompareSchemas } from "./schemas/compare-schemas.js";
import { itemsOf } from "./schemas/raw-schema.js";
import { followReference } from "./schemas/references.js";
import type { Sameness } from "./schemas/sameness.js";

/** Two whole documents, with what tells their parts apart. */
export interface BothDocuments {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  compare: CompareSchemas;
  isSame: Sameness;
}

interface OperationSide {
  operation: Record<string, unknown>;
  /** What the operation stands in: parameters and servers for all operations of the path. */
  item: Record<string, unknown>;
}

/** An operation as it was and as it is. */
export interface OperationPair {
  operation: Change["operation"];
  before: OperationSide;
  after: OperationSide;
  /** The names in the path, in order: `{id}`. */
  pathNames?: { before: string[]; after: string[] };
}

/** An object with references followed; empty where there is none. */
export function resolved(document: object, node: unknown): Record<string, unknown> {
  const target = followReference(document, node);
  return isObject(target) ? target : {};
}

export function resolvedList(document: object, nodes: unknown): Record<string, unknown>[] {
  return itemsOf(nodes).map((node) => resolved(document, node));
}
