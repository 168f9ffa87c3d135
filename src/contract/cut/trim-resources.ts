import {
  type Document,
  operationsOf,
  type Parameter,
  primaryData,
  relationshipTypes,
  resolveSchema,
  resourceComponents,
  resourceType,
  type Schema,
  successSchema,
} from "./document.js";
import type { Selection } from "./selection.js";

/**
 * Keeps `included`, `include` and `fields[…]` to the resource types that are selected or returned, and the
 * selected resources to their selected attributes and relationships. Changes the document in place.
 */
export function trimResources(document: Document, selection: Selection, misses: string[]): void {
  trimSchemas(document, selection, misses);
  const kept = keptTypes(document, selection);
  for (const { operation } of operationsOf(document)) {
    trimIncluded(successSchema(document, operation), document, kept);
    if (!operation.parameters) continue;
    const included = includableTypes(document, primaryData(document, operation), kept);
    operation.parameters = operation.parameters.flatMap((parameter) =>
      trimParameter(parameter, included, kept, selection),
    );
  }
}

function keptTypes(document: Document, selection: Selection): Map<string, Schema> {
  const components = resourceComponents(document);
  const types = operationsOf(document).map(({ operation }) => resourceType(primaryData(document, operation)));
  const kept = new Set([...types, ...Object.keys(selection.resources)]);
  return new Map([...components].filter(([type]) => kept.has(type)));
}

function trimSchemas(document: Document, selection: Selection, misses: string[]): void {
  const components = resourceComponents(document);
  for (const [type, wanted] of Object.entries(selection.resources)) {
    const resource = components.get(type);
    if (!resource?.properties) {
      misses.push(`resource type ${type}`);
      continue;
    }
    for (const part of ["attributes", "relationships"] as const) {
      const names = wanted?.[part];
      const members = resource.properties[part]?.properties ?? {};
      if (!names) continue;
      for (const name of names) if (!members[name]) misses.push(`${part} ${name} of resource type ${type}`);
      if (names.length === 0) delete resource.properties[part];
      else resource.properties[part] = withMembers(resource.properties[part], names);
    }
    if (resource.required) resource.required = resource.required.filter((name) => resource.properties?.[name]);
  }
}

function withMembers(schema: Schema | undefined, names: string[]): Schema {
  const members = Object.entries(schema?.properties ?? {}).filter(([name]) => names.includes(name));
  const required = schema?.required && { required: schema.required.filter((name) => names.includes(name)) };
  return { ...schema, ...required, properties: Object.fromEntries(members) };
}

function trimIncluded(response: Schema | undefined, document: Document, kept: Map<string, Schema>): void {
  const included = response?.properties?.included;
  if (!response?.properties || !included?.items) return;
  const members = included.items.oneOf ?? [included.items];
  const isKept = (schema: Schema) => kept.has(resourceType(resolveSchema(document, schema)) ?? "");
  const keptMembers = members.filter(isKept);
  const [only, second] = keptMembers;
  if (!only) delete response.properties.included;
  else if (!second) included.items = only;
  else included.items = { ...included.items, oneOf: keptMembers, ...keptMapping(included.items, kept) };
}

function keptMapping(union: Schema, kept: Map<string, Schema>): Pick<Schema, "discriminator"> {
  const { discriminator } = union;
  if (!discriminator?.mapping) return {};
  const mapping = Object.fromEntries(Object.entries(discriminator.mapping).filter(([type]) => kept.has(type)));
  return { discriminator: { ...discriminator, mapping } };
}

/** Relationship → whether it may be asked for by `include`. */
function includableTypes(
  document: Document,
  resource: Schema | undefined,
  kept: Map<string, Schema>,
): Map<string, boolean> {
  const resolved = resolveSchema(document, resource);
  return new Map([...relationshipTypes(resolved)].map(([name, type]) => [name, type === undefined || kept.has(type)]));
}

function trimParameter(
  parameter: Parameter,
  includable: Map<string, boolean>,
  kept: Map<string, Schema>,
  selection: Selection,
): Parameter[] {
  const [, kind, of] = /^(fields|limit)\[(.+)\]$/.exec(parameter.name) ?? [];
  if (parameter.name === "include") return withValues(parameter, (value) => includable.get(value) ?? false);
  if (kind === "limit" && of) return includable.get(of) ? [parameter] : [];
  if (kind === "fields" && of) {
    const resource = kept.get(of);
    if (!resource) return [];
    return selection.resources[of] ? withValues(parameter, (value) => memberNames(resource).has(value)) : [parameter];
  }
  return [parameter];
}

function memberNames(resource: Schema): Set<string> {
  const { attributes, relationships } = resource.properties ?? {};
  return new Set([...Object.keys(attributes?.properties ?? {}), ...Object.keys(relationships?.properties ?? {})]);
}

function withValues(parameter: Parameter, keep: (value: string) => boolean): Parameter[] {
  const values = (parameter.schema.items?.enum ?? []).filter((value) => keep(String(value)));
  if (values.length === 0) return [];
  return [{ ...parameter, schema: { ...parameter.schema, items: { ...parameter.schema.items, enum: values } } }];
}
