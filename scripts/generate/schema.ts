import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Document } from "../contract/document.js";
import { openEnums } from "./open-enums.js";

/** generated/schema.ts: the types of every operation and component, by Apple's own names. */
export async function schemaModule(contract: Document): Promise<string> {
  // openapi-typescript wants a document of its own type, and it may change the one that it is given.
  const document = structuredClone(openEnums(contract)) as unknown as Parameters<typeof openapiTS>[0];
  const nodes = await openapiTS(document, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    transform: (schema) => ("x-any-other" in schema ? stringWithoutSwallowingLiterals() : undefined),
  });
  return astToString(nodes);
}

/** `string & {}`: with a plain `string` the compiler would fold the literals beside it away, and editors offer none. */
function stringWithoutSwallowingLiterals(): ts.TypeNode {
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([
      ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      ts.factory.createTypeLiteralNode([]),
    ]),
  );
}
