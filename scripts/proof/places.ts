import {
  type Document,
  methods,
  type Operation,
  operationsOf,
  type Parameter,
  type Schema,
} from "../../src/contract/cut/document.js";
import { dropUnused } from "../../src/contract/cut/drop.js";

/** A place in a contract where something can be changed. One object may be a place of several kinds. */
export interface Place {
  kind: string;
  path: Path;
  /** The last step of the path. */
  key: string;
  value: Node;
  side: Side;
  document: Document;
}

/** Who writes what stands there: the client, the server, or both. */
type Side = "request" | "response" | "both";

/** What stands at a place, with the members that rules look at. */
export interface Node extends Schema {
  in?: string;
  schema?: Schema;
  parameters?: Parameter[];
  content?: object;
  examples?: object;
  security?: object[];
  value?: Record<string, unknown>;
  maximum?: number;
}

const schema = {
  ...{ "properties *": "property", "oneOf *": "alternative", items: "schema", additionalProperties: "schema" },
  ...{ "enum *": "enum value", discriminator: "discriminator", "discriminator mapping": "mapping" },
};

/** Which parts a part has, and where: `*` is every member or item. */
const grammar: Record<string, Record<string, string>> = {
  document: {
    ...{ info: "info", "components securitySchemes *": "security scheme", "components examples *": "example" },
    ...{ "servers *": "server", "paths *": "path", "components schemas *": "component" },
  },
  path: { "parameters *": "parameter", ...Object.fromEntries(methods.map((method) => [method, "operation"])) },
  operation: { "parameters *": "parameter", requestBody: "request body", responses: "responses" },
  parameter: { schema: "schema" },
  responses: { "*": "response" },
  ...{ "request body": { content: "content" }, response: { content: "content" }, content: { "*": "media type" } },
  "media type": { schema: "schema", "examples *": "example" },
  ...{ component: schema, property: schema, alternative: schema, schema },
};

/** Walks a contract and visits every place where something can be changed. */
export function placesOf(document: Document): Generator<Place> {
  const sent = schemasUsedBy(document, ({ requestBody }) => requestBody);
  const received = schemasUsedBy(document, ({ responses }) => responses);

  function sideOf(part: string, key: string, above: Side): Side {
    if (part === "responses") return "response";
    if (part !== "component") return above;
    return !sent.has(key) ? "response" : received.has(key) ? "both" : "request";
  }

  function* walk(part: string, path: Path, above: Side): Generator<Place> {
    const [value, key] = [valueAt(document, path) as Node, String(path.at(-1))];
    const side = sideOf(part, key, above);
    for (const kind of kindsOf(part, path, value)) yield { kind, path, key, value, side, document };
    for (const [pattern, below] of Object.entries(grammar[part] ?? {})) {
      for (const steps of matches(value, pattern.split(" "))) yield* walk(below, [...path, ...steps], side);
    }
  }

  return walk("document", [], "request");
}

/** The names of the schemas that a part of the operations refers to, directly or through another one. */
function schemasUsedBy(document: Document, part: (operation: Operation) => unknown): Set<string> {
  const parts = operationsOf(document).map(({ operation }) => part(operation));
  return new Set(Object.keys(dropUnused({ ...document, paths: { ...parts } as never }).components.schemas));
}

/** Every way that a pattern leads into a value. */
function matches(value: unknown, [step, ...rest]: string[]): string[][] {
  if (step === undefined) return [[]];
  if (typeof value !== "object" || value === null) return [];
  const members = Object.entries(value).filter(([key]) => step === "*" || step === key);
  return members.flatMap(([key, member]) => matches(member, rest).map((steps) => [key, ...steps]));
}

function kindsOf(part: string, path: Path, value: Node): string[] {
  if (part === "document" || part === "operation") return [part, "security"];
  if (part === "response") return [String(path.at(-1)) < "300" ? "success" : "error"];
  if (part === "parameter")
    return [`${value.in} parameter`, ...(value.schema?.type === "array" ? ["list parameter"] : [])];
  if (part === "enum value" && isResourceType(path.slice(0, -2))) return ["resource type value"];
  if (value === null) return [];
  if (grammar[part] !== schema) return [part];
  return typeof value === "object" ? [...(part === "schema" ? [] : [part]), ...schemaKinds(path, value)] : [];
}

function schemaKinds(path: Path, { $ref, type, enum: values, oneOf, ...rest }: Node): string[] {
  if ($ref) return ["reference"];
  if (oneOf) return ["schema", "union"];
  if (values && type === "object") return ["schema", "null"];
  if (values) return ["schema", "value", isResourceType(path) ? "resource type" : "enum"];
  const shapes: Record<string, string[]> = {
    object: [rest.properties ? "object" : "", typeof rest.additionalProperties === "object" ? "map" : ""],
    array: ["list"],
    string: ["text", rest.format ? "formatted text" : "plain text"],
    integer: ["number", rest.maximum === undefined ? "" : "maximum"],
  };
  return ["schema", "value", ...(shapes[type ?? ""] ?? [])].filter(Boolean);
}

/** Its enum says which resource it is, and is closed. All other enums may grow. */
function isResourceType(path: Path): boolean {
  return path.at(-1) === "type" && path.at(-2) === "properties";
}

export type Path = readonly (string | number)[];

/** Another value at one place of a document; undefined removes what is there. */
export interface Edit {
  path: Path;
  value: unknown;
}

/** The document after these edits, in their order. What they do not touch is shared with the document given. */
export function edited(document: Document, edits: readonly Edit[]): Document {
  return edits.reduce((at, { path, value }) => withValue(at, path, value) as Document, document);
}

/** What stands at a place; undefined when there is no such place. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], document);
}

function withValue(node: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const copy = (Array.isArray(node) ? [...node] : { ...(node as object) }) as Record<string | number, unknown>;
  const child = withValue(copy[step], rest, value);
  if (child !== undefined) copy[step] = child;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy;
}
