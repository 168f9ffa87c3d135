import { type Change, change, type Place } from "./change.js";
import { unknownKeyword } from "./classify.js";
import type { CompareSchemas } from "./schemas/compare-schemas.js";
import { isWordy } from "./schemas/keywords.js";
import { entriesOf, followReference, isObject, itemsOf } from "./schemas/raw-schema.js";
import type { Sameness } from "./schemas/sameness.js";

/** An object of a document, whose members may be anything. */
export type Node = Record<string, unknown>;

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;
/** What a path may hold, besides parameters and servers. Since OpenAPI 3.2 there may be other methods. */
export const keywordsOfOperations: readonly string[] = [...methods, "additionalOperations"];

/** The operations of a path, by method in capitals. */
export function operationsIn(item: Node): [method: string, operation: Node][] {
  const usual = methods.map((method) => [method.toUpperCase(), item[method]] as const);
  return [...usual, ...entriesOf(item.additionalOperations)].flatMap(([method, operation]) =>
    isObject(operation) ? [[method, operation]] : [],
  );
}

/** Two whole documents, with what finds the differences of their parts. */
export interface BothDocuments {
  before: Node;
  after: Node;
  /** Security schemes that are called something else now, by their new name, with their old one. */
  renamed: ReadonlyMap<string, string>;
  compare: CompareSchemas;
  isSame: Sameness;
}

interface OperationSide {
  operation: Node;
  /** What the operation stands in: parameters and servers for all operations of the path. */
  item: Node;
}

/** An operation as it was and as it is. */
export interface OperationPair {
  operation: Change["operation"];
  before: OperationSide;
  after: OperationSide;
  /** Whether the client is called: a webhook or a callback. */
  isIncoming?: boolean;
  /** The names in the path, in order: `{id}`. */
  pathNames?: { before: string[]; after: string[] };
}

/** An object with references followed; empty where there is none. */
export function resolved(document: object, node: unknown): Node {
  const target = followReference(document, node);
  return isObject(target) ? target : {};
}

export function resolvedList(document: object, nodes: unknown): Node[] {
  return itemsOf(nodes).map((node) => resolved(document, node));
}

/** Changes in what an object of OpenAPI holds beside the keywords that the rules know. */
export function diffUnknownKeywords(
  place: Place,
  before: Node,
  after: Node,
  known: ReadonlySet<string>,
  { isSame }: BothDocuments,
): Change[] {
  // Under their keyword, since callbacks and the like may have any names.
  const isMoved = (keyword: string) => !isSame({ [keyword]: before[keyword] }, { [keyword]: after[keyword] });
  return Object.keys({ ...before, ...after })
    .filter((keyword) => !known.has(keyword) && !isWordy(keyword) && isMoved(keyword))
    .map((keyword) => {
      const { rule, what, verdict } = unknownKeyword(keyword);
      return change(place, rule, what, verdict);
    });
}
