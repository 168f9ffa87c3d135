import type { Document } from "../../src/contract/cut/document.js";

/** generated/types.ts: the contract's own types by name, for the front door to export. */
export function typesModule(contract: Document): string {
  const names = Object.keys(contract.components.schemas).sort();
  return `export type {\n${names.map((name) => `  ${name},`).join("\n")}\n} from "./schema.js";\n`;
}
