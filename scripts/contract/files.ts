import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ErrorObject, ValidateFunction } from "ajv";
import { parse } from "yaml";
import type { Document } from "./document.js";

export const projectRoot = join(import.meta.dirname, "../..");

/** The files of a project, this one or a copy of it, that the scripts read and write. */
export function filesOf(root: string) {
  return {
    contractFile: join(root, "openapi/app-store-connect.yaml"),
    lockFile: join(root, "openapi/app-store-connect.lock"),
    selectionFile: join(root, "openapi/selection.yaml"),
    overlayFile: join(root, "openapi/overlay.yaml"),
    generatedFolder: join(root, "generated"),
  };
}

export const { contractFile, lockFile, selectionFile, overlayFile } = filesOf(projectRoot);

/** The committed contract. */
export async function readContract(root = projectRoot): Promise<Document> {
  return parse(await readFile(filesOf(root).contractFile, "utf8")) as Document;
}

/** Reads one of the project's YAML files. An error names the file, and everything that is wrong with it. */
export async function readYaml<T>(file: string, is: ValidateFunction<T>, kind: string): Promise<T> {
  return parseYaml(await readFile(file, "utf8"), file, is, kind);
}

export function parseYaml<T>(text: string, file: string, is: ValidateFunction<T>, kind: string): T {
  const value = parseText(text, file);
  if (!is(value)) throw new Error([`${file} is not ${kind}:`, ...(is.errors ?? []).map(sentence)].join("\n  "));
  return value;
}

function parseText(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file} is not YAML: ${(error as Error).message}`);
  }
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  const key: unknown = params.additionalProperty ?? params.propertyName;
  return `${instancePath || "/"} ${message}${key === undefined ? "" : ` (${key})`}`;
}
