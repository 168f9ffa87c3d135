import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Document } from "../../src/contract/cut/document.js";
import { openEnums } from "./open-enums.js";
import { withUndefinedMembers } from "./undefined-members.js";

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
  return described(astToString(withUndefinedMembers(nodes, contract)), contract);
}

/** What an interface may extend: `components["schemas"]["App"]` itself is not allowed there. */
const component = `/** A component's type, by its name. */
type Component<Name extends keyof components["schemas"]> = components["schemas"][Name];
`;

/**
 * The root types with the descriptions of their schemas, which openapi-typescript leaves out there. Objects become
 * interfaces: editors, messages of the compiler and the reference show those by name, and an alias as all that is in it.
 */
function described(module: string, { components }: Document): string {
  const tables = module.replace(/^export interface (paths|components|operations) /gm, (line, name: string) => {
    return `/** The ${name} of the contract, as openapi-typescript writes them: for types of your own. */\n${line}`;
  });
  const types = tables.replace(/^export type (\w+) = components\[.*$/gm, (line, name: string) => {
    const { description, type } = (components.schemas[name] ?? {}) as { description?: string; type?: unknown };
    const declaration = type === "object" ? `export interface ${name} extends Component<"${name}"> {}` : line;
    return description
      ? `/** ${description.replaceAll("*/", "*\\/").replaceAll(/\s+/g, " ").trim()} */\n${declaration}`
      : declaration;
  });
  return `${types}${component}`;
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
