import ts from "typescript";
import { type Document, operationsOf, walkObjects } from "../../src/contract/cut/document.js";

/**
 * The types of queries and bodies with `| undefined` at every member that may be left out, so that they take what a
 * caller may not have under `exactOptionalPropertyTypes`: neither a query nor a body carries an undefined member. What
 * responses hold stays as it is.
 */
export function withUndefinedMembers(nodes: ts.Node[], contract: Document): ts.Node[] {
  const bodies = bodySchemas(contract);
  return nodes.map((node) => (ts.isInterfaceDeclaration(node) ? visit(node, [node.name.text]) : node));

  function visit<Node extends ts.Node>(node: Node, path: readonly string[]): Node {
    return ts.visitEachChild(
      node,
      (child) => {
        if (!ts.isPropertySignature(child)) return visit(child, path);
        const below = [...path, nameOf(child.name)];
        const inner = visit(child, below);
        return isSent(below) ? orUndefined(inner) : inner;
      },
      undefined,
    );
  }

  function isSent(path: readonly string[]): boolean {
    const [table, kind, name] = path;
    if (table === "components") return kind === "schemas" && path.length > 3 && bodies.has(name ?? "");
    const [parameters, query] = path.slice(table === "operations" ? 2 : 3);
    return parameters === "parameters" && query === "query";
  }
}

function orUndefined(property: ts.PropertySignature): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  if (!questionToken || !type || type.kind === ts.SyntaxKind.NeverKeyword) return property;
  const types = ts.isUnionTypeNode(type) ? type.types : [type];
  const union = ts.factory.createUnionTypeNode([
    ...types,
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
  ]);
  return ts.factory.updatePropertySignature(property, modifiers, name, questionToken, union);
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : "";
}

/** The components that requests send, and that no response holds. */
function bodySchemas(contract: Document): Set<string> {
  const operations = operationsOf(contract).map(({ operation }) => operation);
  const sent = referredFrom(
    contract,
    operations.map(({ requestBody }) => requestBody),
  );
  const received = referredFrom(
    contract,
    operations.map(({ responses }) => responses),
  );
  return new Set([...sent].filter((name) => !received.has(name)));
}

function referredFrom(contract: Document, value: unknown): Set<string> {
  const found = new Set<string>();
  const follow = (node: unknown): void =>
    walkObjects(node, ({ $ref }) => {
      const name = typeof $ref === "string" ? $ref.split("/").at(-1) : undefined;
      if (name === undefined || found.has(name)) return;
      found.add(name);
      follow(contract.components.schemas[name]);
    });
  follow(value);
  return found;
}
