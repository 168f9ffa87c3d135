import { STATUS_CODES } from "node:http";
import { type Document, operationsOf } from "./document.js";
import { walkObjects } from "./walk.js";

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
