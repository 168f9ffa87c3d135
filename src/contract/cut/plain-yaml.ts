// A file of its own: most documents are JSON, and the parser takes long to load.
import { parse } from "yaml";

/** Aliases become copies, as if written out; one that contains itself is an error. */
export function plainYaml(text: string): unknown {
  return JSON.parse(JSON.stringify(parse(text, { merge: true })));
}
