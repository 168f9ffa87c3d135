import { type Document, operationsOf, referencedSchemaName, type Schema } from "../../contract/document.js";
import { walkObjects } from "../../contract/walk.js";
import type { Path } from "./edit.js";

/** Who writes what the schema describes: the client, the server, or both. */
type Side = "request" | "answer" | "both";

export interface SchemaPlace {
  /** "Webhook attributes.url". */
  name: string;
  path: Path;
  schema: Schema;
  side: Side;
}

export interface PropertyPlace extends SchemaPlace {
  key: string;
  isRequired: boolean;
  /** What it is a property of. */
  owner: SchemaPlace;
}

/** Every schema of the request bodies and answers, and of the components they use, at every depth. */
export function schemaPlaces(document: Document): SchemaPlace[] {
  const requests = componentsUsed(document, ({ requestBody }) => requestBody);
  const answers = componentsUsed(document, ({ responses }) => responses);
  const components = Object.entries(document.components.schemas).map(([name, schema]): SchemaPlace => {
    const side = answers.has(name) ? (requests.has(name) ? "both" : "answer") : "request";
    return { name, path: ["components", "schemas", name], schema, side };
  });
  return [...components, ...placesInOperations(document)].flatMap(withChildren);
}

export function propertyPlaces(schemas: SchemaPlace[]): PropertyPlace[] {
  return schemas.flatMap((owner) =>
    Object.entries(owner.schema.properties ?? {}).map(([key, schema]) => ({
      ...{ name: `${owner.name}.${key}`, path: [...owner.path, "properties", key], schema, side: owner.side },
      ...{ key, owner, isRequired: owner.schema.required?.includes(key) ?? false },
    })),
  );
}

function placesInOperations(document: Document): SchemaPlace[] {
  return operationsOf(document).flatMap(({ name, path: route, method, operation: { requestBody, responses } }) => {
    const bodies = [
      ["request", `${name} request body`, ["requestBody"], requestBody] as const,
      ...Object.entries(responses).map(
        ([status, answer]) => ["answer", `${name} answer ${status}`, ["responses", status], answer] as const,
      ),
    ];
    return bodies.flatMap(([side, place, steps, body]) =>
      Object.entries(body?.content ?? {}).flatMap(([type, { schema }]): SchemaPlace[] => {
        const path = ["paths", route, method, ...steps, "content", type, "schema"];
        return schema ? [{ name: place, path, schema, side }] : [];
      }),
    );
  });
}

function withChildren(place: SchemaPlace): SchemaPlace[] {
  const { schema, side } = place;
  const child = (name: string, steps: Path, below: Schema): SchemaPlace[] =>
    withChildren({ name: `${place.name}.${name}`, path: [...place.path, ...steps], schema: below, side });
  const { properties = {}, items, oneOf = [], additionalProperties } = schema;
  return [
    place,
    ...Object.entries(properties).flatMap(([key, below]) => child(key, ["properties", key], below)),
    ...(items ? child("0", ["items"], items) : []),
    ...oneOf.flatMap((member, at) => child(`oneOf ${at + 1}`, ["oneOf", at], member)),
    ...(typeof additionalProperties === "object"
      ? child("*", ["additionalProperties"], additionalProperties as Schema)
      : []),
  ];
}

function componentsUsed(
  document: Document,
  part: (operation: ReturnType<typeof operationsOf>[number]["operation"]) => unknown,
): Set<string> {
  const used = new Set<string>();
  const follow = (value: unknown): void =>
    walkObjects(value, (object) => {
      const name = referencedSchemaName(object as Schema);
      if (name === undefined || used.has(name)) return;
      used.add(name);
      follow(document.components.schemas[name]);
    });
  for (const { operation } of operationsOf(document)) follow(part(operation));
  return used;
}
