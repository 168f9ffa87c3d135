import { methods } from "../contract/document.js";
import type { Change } from "./change.js";
import { schemaComparerOf } from "./compare-schemas.js";
import { diffExamples } from "./diff-examples.js";
import { diffOperation } from "./diff-operations.js";
import { diffSecurity, diffSecuritySchemes } from "./diff-security.js";
import { diffServers } from "./diff-servers.js";
import { type BothDocuments, type OperationPair, resolved } from "./operation-pair.js";
import { change } from "./place.js";
import { entriesOf, isObject } from "./raw-schema.js";
import { verdicts } from "./verdicts.js";

/**
 * Every change between two OpenAPI documents, classified for a client of ours: operation by operation, then what
 * concerns them all. Words are not compared; examples are, by whether their schemas accept them.
 */
export function diffDocuments(before: object, after: object): Change[] {
  const [old, now] = [{ ...before } as Record<string, unknown>, { ...after } as Record<string, unknown>];
  const documents: BothDocuments = { before: old, after: now, ...schemaComparerOf(old, now) };
  return [
    ...diffPaths(documents),
    ...diffWebhooks(documents),
    ...diffSecurity({ operation: "*", rule: "api-global-security" }, old.security, now.security),
    ...diffSecuritySchemes(documents),
    ...diffServers("*", old.servers, now.servers),
    ...diffExamples(documents),
  ];
}

interface PathSide {
  path: string;
  item: Record<string, unknown>;
}

/** By template without names: `/v1/apps/{id}` and `/v1/apps/{appId}` are the same route. */
function pathsOf(document: Record<string, unknown>): Map<string, PathSide> {
  return new Map(
    entriesOf(document.paths)
      .filter(([path]) => path.startsWith("/"))
      .map(([path, item]) => [path.replace(/\{[^}]*\}/g, "{}"), { path, item: resolved(document, item) }]),
  );
}

function diffPaths(documents: BothDocuments): Change[] {
  const [old, now] = [pathsOf(documents.before), pathsOf(documents.after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((route) =>
    diffPath(old.get(route), now.get(route), documents),
  );
}

function diffPath(before: PathSide | undefined, after: PathSide | undefined, documents: BothDocuments): Change[] {
  const renamed = before && after && before.path !== after.path ? namesOf(before.path, after.path) : undefined;
  return methods.flatMap((method) => {
    const [old, now] = [before?.item[method], after?.item[method]];
    const operation = `${method.toUpperCase()} ${after?.path ?? before?.path}` as Change["operation"];
    const place = { operation, location: "operation" };
    if (isObject(old) && isObject(now)) {
      const moved = renamed
        ? [change(place, "path-parameter-renamed", `the path was ${before?.path}`, verdicts.typesMove)]
        : [];
      const pair: OperationPair = {
        operation,
        before: { operation: old, item: before?.item ?? {} },
        after: { operation: now, item: after?.item ?? {} },
        ...(renamed ? { pathNames: renamed } : {}),
      };
      return [...moved, ...diffOperation(pair, documents)];
    }
    if (isObject(old)) {
      const rule = after ? "api-removed-without-deprecation" : "api-path-removed-without-deprecation";
      return [
        change(
          place,
          old.deprecated === true ? rule.replace("without", "with") : rule,
          "operation removed",
          verdicts.callFails,
        ),
      ];
    }
    return isObject(now) ? [change(place, "endpoint-added", "operation added", verdicts.more)] : [];
  });
}

function namesOf(before: string, after: string): { before: string[]; after: string[] } {
  const names = (path: string) => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
  return { before: names(before), after: names(after) };
}

/** OpenAPI 3.1 webhooks: what they bring comes to the client, and what it answers goes out. */
function diffWebhooks(documents: BothDocuments): Change[] {
  const [old, now] = [webhooksOf(documents.before), webhooksOf(documents.after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const operation = `WEBHOOK ${name}` as const;
    const [before, after] = [old.get(name), now.get(name)];
    const place = { operation, location: "webhook" };
    if (!after) return [change(place, "webhook-removed", "webhook removed", verdicts.unexpectedAnswer)];
    if (!before) return [change(place, "webhook-added", "webhook added", verdicts.more)];
    return diffOperation({ operation, before, after }, documents);
  });
}

function webhooksOf(document: Record<string, unknown>): Map<string, OperationPair["before"]> {
  return new Map(
    entriesOf(document.webhooks).flatMap(([name, node]) => {
      const item = resolved(document, node);
      return methods.flatMap((method) => {
        const operation = item[method];
        return isObject(operation) ? [[`${method.toUpperCase()} ${name}`, { operation, item }] as const] : [];
      });
    }),
  );
}
