import { STATUS_CODES } from "node:http";
import { type Document, operationsOf, walkObjects } from "./document.js";

const prose = ["title", "description", "summary", "externalDocs", "tags"];

/**
 * Takes Apple's sentences, titles and examples away: the contract carries facts, and descriptions of our own. A member
 * of `properties` that happens to be called `title` is a fact and stays.
 */
export function dropProse(document: Document): Document {
  const { info, tags: _, ...kept } = structuredClone(document);
  walkObjects({ paths: kept.paths, components: kept.components }, (object, path) => {
    if (path.at(-1) === "properties" || path.at(-1) === "mapping") return;
    for (const name of [...prose, "example", "examples"]) delete object[name];
  });
  for (const { operation } of operationsOf(kept as Document)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      // OpenAPI requires a description here.
      response.description = STATUS_CODES[status] ?? status;
    }
  }
  return { ...kept, info: { title: info.title, version: info.version } } as Document;
}

/** Keeps the components that the paths refer to, directly or through another component; security schemes stay. */
export function dropUnused(document: Document): Document {
  const used = new Set<string>();
  const follow = (value: unknown): void =>
    walkObjects(value, ({ $ref }) => {
      if (typeof $ref !== "string") return;
      const component = $ref.split("/").slice(0, 4).join("/");
      if (used.has(component)) return;
      used.add(component);
      follow(pointedAt(document, component));
    });
  follow(document.paths);
  const components = Object.entries(document.components).flatMap(([kind, members]) => {
    if (kind === "securitySchemes") return [[kind, members]];
    const kept = Object.entries(members as object).filter(([name]) => used.has(`#/components/${kind}/${name}`));
    return kept.length > 0 ? [[kind, Object.fromEntries(kept)]] : [];
  });
  return { ...document, components: { schemas: {}, ...Object.fromEntries(components) } };
}

function pointedAt(document: Document, reference: string): unknown {
  const [, , kind = "", name = ""] = reference.split("/");
  return (document.components[kind] as Record<string, unknown> | undefined)?.[name];
}
