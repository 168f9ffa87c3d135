import { STATUS_CODES } from "node:http";
import {
  type Content,
  type Document,
  type NamedOperation,
  operationsOf,
  resolveSchema,
  resourceComponents,
} from "../../src/contract/cut/document.js";

/**
 * What the overlay has yet to describe: where, as the target of an action, and what. "$.paths['/v1/apps'].get: summary".
 */
export function missingWords(contract: Document): string[] {
  return [
    ...Object.entries(contract.paths).flatMap(([path, { parameters }]) =>
      inParameters(`$.paths['${path}']`, parameters),
    ),
    ...operationsOf(contract).flatMap((operation) => inOperation(contract, operation)),
    ...inResources(contract),
  ];
}

function inOperation(contract: Document, { path, method, operation }: NamedOperation): string[] {
  const target = `$.paths['${path}'].${method}`;
  const { tags, summary, description, parameters, requestBody, responses } = operation;
  const described = new Set(
    (contract.tags as { name: string; description?: string }[] | undefined)?.map(nameIfDescribed),
  );
  const [tag] = (tags ?? []) as string[];
  return [
    ...missing(target, { tags: tag, summary, description }),
    ...(tag && !described.has(tag) ? [`$.tags: a description of ${tag}`] : []),
    ...inParameters(target, parameters),
    ...(requestBody ? inBody(`${target}.requestBody`, requestBody) : []),
    ...Object.entries(responses).flatMap(([status, response]) =>
      inBody(`${target}.responses['${status}']`, response, STATUS_CODES[status]),
    ),
  ];
}

function nameIfDescribed({ name, description }: { name: string; description?: string }): string | undefined {
  return description ? name : undefined;
}

function inParameters(above: string, parameters: { name: string; description?: unknown }[] = []): string[] {
  return parameters.flatMap(({ name, description }) =>
    missing(`${above}.parameters[?(@.name=='${name}')]`, { description }),
  );
}

/** A description and, for each media type, an example. The cut puts the name of a status where the description belongs. */
function inBody(target: string, { description, content = {} }: Content, placeholder?: string): string[] {
  const examples = Object.entries(content).flatMap(([type, { example, examples }]) =>
    missing(`${target}.content['${type}']`, { examples: example ?? Object.keys(examples ?? {})[0] }),
  );
  return [...missing(target, { description: description === placeholder ? undefined : description }), ...examples];
}

/** The attributes of every resource; one that refers to a component may be described there. */
function inResources(contract: Document): string[] {
  const names = new Map(Object.entries(contract.components.schemas).map(([name, schema]) => [schema, name]));
  return [...resourceComponents(contract).values()].flatMap((resource) =>
    Object.entries(resource.properties?.attributes?.properties ?? {}).flatMap(([name, attribute]) =>
      missing(`$.components.schemas.${names.get(resource)}.properties.attributes.properties.${name}`, {
        description: resolveSchema(contract, attribute)?.description,
      }),
    ),
  );
}

/** The words that are missing at a target, in one line. */
function missing(target: string, words: Record<string, unknown>): string[] {
  const names = Object.keys(words).filter((name) => !words[name]);
  return names.length > 0 ? [`${target}: ${names.join(", ")}`] : [];
}
