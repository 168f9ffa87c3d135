import type { Document } from "./document.js";
import { walkObjects } from "./walk.js";

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
