import type { OperationKey } from "../generated/operations.js";
import type { Client, Pages } from "../src/index.js";
import type { Parameter } from "../src/testing/contract.js";
import { calls } from "./calls.js";
import { operationNamed } from "./committed-contract.js";

type ListPages = Pages<{ data: unknown[]; links?: { next?: string } }>;
type AnyCall = (client: Client, query?: object) => Promise<unknown> | ListPages;

/** Calls an operation as calls.ts does; gives its response, or, for a list, the document of its first page. */
export async function responseTo(key: OperationKey, client: Client, query?: object): Promise<unknown> {
  const result = started(key, client, query);
  if (!("pages" in result)) return result;
  for await (const page of result.pages()) return page;
  throw new Error(`${key}: no page`);
}

/** Every resource of a list, page after page; for any other operation the one response. */
export async function resourcesOf(key: OperationKey, client: Client): Promise<unknown[]> {
  const result = started(key, client, undefined);
  if (!("pages" in result)) return [await result];
  const resources: unknown[] = [];
  for await (const resource of result) resources.push(resource);
  return resources;
}

function started(key: OperationKey, client: Client, query: object | undefined): Promise<unknown> | ListPages {
  // Each call takes the query of its own operation, and is given that or none.
  const call = (calls as Record<string, unknown>)[key] as AnyCall;
  return call(client, query);
}

/** Every query parameter of an operation at once; undefined when it has none. */
export function fullQueryOf(key: OperationKey): object | undefined {
  const { queryParameters } = operationNamed(key);
  const values = queryParameters.map((parameter) => [parameter.name, sampleValue(parameter)]);
  return values.length > 0 ? Object.fromEntries(values) : undefined;
}

/** Texts that a server parses, or finds something by. */
const texts: Record<string, string[]> = {
  "filter[bundleId]": ["com.example.app", "com.example.other"],
  "filter[createdDateGreaterThanOrEqualTo]": ["2026-02-01T00:00:00-08:00", "2026-02-02T00:00:00-08:00"],
  "filter[createdDateLessThan]": ["2026-03-01T00:00:00-08:00", "2026-03-02T00:00:00-08:00"],
  "filter[versionString]": ["2.4.0", "2.5.0 beta & more"],
};

/** Lists with two values and more where the contract knows two, numbers at their maximum. */
function sampleValue({ name, schema: { type, items, maximum, enum: values } }: Parameter): unknown {
  if (type === "array") return items?.enum ?? texts[name] ?? ["one value", "another & more"];
  if (type === "integer") return maximum ?? 1;
  return type === "boolean" ? true : (values?.[0] ?? "one value");
}
