import { type Document, type Operation, resolveSchema, type Schema } from "./document.js";

/** The wire name (`alternativeDistributionPackages`) of the resource or resource identifier that a schema describes. */
export function resourceType(schema: Schema | undefined): string | undefined {
  const type = schema?.properties?.type?.enum;
  return schema?.properties?.id && type?.length === 1 && typeof type[0] === "string" ? type[0] : undefined;
}

/** The component that describes resources of each type. `…InlineCreate` is for what a request creates on the way. */
export function resourceComponents(document: Document): Map<string, Schema> {
  const components = Object.entries(document.components.schemas).flatMap(([name, schema]) => {
    const type = resourceType(schema);
    return type && !name.endsWith("InlineCreate") ? [[type, schema] as const] : [];
  });
  return new Map(components);
}

/** What an operation answers with when it goes well: the schema of the document, and of its primary data. */
export function successSchema(document: Document, operation: Operation): Schema | undefined {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  return resolveSchema(document, success?.[1].content?.["application/json"]?.schema);
}

export function primaryData(document: Document, operation: Operation): Schema | undefined {
  const data = resolveSchema(document, successSchema(document, operation)?.properties?.data);
  return data?.type === "array" ? resolveSchema(document, data.items) : data;
}

/** The type that each relationship of a resource leads to; undefined where Apple gives links only. */
export function relationshipTypes(resource: Schema | undefined): Map<string, string | undefined> {
  const relationships = Object.entries(resource?.properties?.relationships?.properties ?? {});
  return new Map(
    relationships.map(([name, relationship]) => {
      const data = relationship.properties?.data;
      return [name, resourceType(data?.items ?? data)];
    }),
  );
}
