import { existsSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../../shared/apple-spec");

/**
 * Where Apple's full documents are, which are never committed; by default beside the project, undefined when they are
 * not there. `newest` is the one that the contract was cut from, `before` any older one.
 */
export const appleDocuments = {
  newest: existing(process.env.APPLE_DOCUMENT ?? join(folder, "app-store-connect-4.4.1.json.gz")),
  before: existing(process.env.APPLE_DOCUMENT_BEFORE ?? join(folder, "app-store-connect-4.3.json.gz")),
};

function existing(file: string): string | undefined {
  return existsSync(file) ? file : undefined;
}
