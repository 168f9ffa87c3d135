import type { ErrorObject, ValidateFunction } from "ajv";
import { parse } from "yaml";

/** Parses one of the project's YAML files. An error names the file, and everything that is wrong with it. */
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
