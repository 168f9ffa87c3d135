import { Refusal, type RefusedFor, synthetic, syntheticConflict } from "../api/refusal.js";

/** What the body of an operation has to hold. */
export interface BodyRules {
  type: string;
  /** What each attribute is. */
  attributes?: Record<string, AttributeKind>;
  /** The type that each relationship leads to; a `?` says that it may be left out. */
  relationships?: Record<string, string>;
  /** Whether it changes something: it names the id, and may leave attributes out or set them to null. */
  isUpdate?: boolean;
}

/** A `url` is http or https. */
type AttributeKind = "text" | "url" | "boolean" | readonly string[];

/** A body that keeps the rules. */
export interface Body {
  attributes: Record<string, unknown>;
  /** The ids that relationships lead to. */
  ids: Record<string, string>;
}

type Values = Record<string, unknown>;

/** Reads a body and refuses what is not as the contract has it. Which status Apple gives for what is not known. */
export function readBody(text: string, rules: BodyRules, id: string): Body {
  const { attributes, relationships } = readData(text, rules, id);
  const { attributes: kinds = {}, relationships: types = {}, isUpdate = false } = rules;
  const faults = [
    ...Object.keys({ ...kinds, ...attributes }).flatMap((name) => attributeFault(name, attributes, kinds, isUpdate)),
    ...Object.keys({ ...types, ...relationships }).flatMap((name) => relationshipFault(name, relationships, types)),
  ];
  if (faults.length > 0) throw new Refusal(409, faults);
  const ids = Object.keys(types).flatMap((name) => {
    const linkage = objectOf(objectOf(relationships[name])?.data);
    return linkage ? [[name, String(linkage.id)]] : [];
  });
  return { attributes, ids: Object.fromEntries(ids) };
}

/** What every body has around its values. */
function readData(
  text: string,
  { type, isUpdate }: BodyRules,
  id: string,
): Record<"attributes" | "relationships", Values> {
  const document = objectOf(parsed(text));
  const data = objectOf(document?.data);
  if (!document || !data) throw unprocessable("The body is not a JSON document with data.");
  checkNames(document, ["data"], "");
  checkNames(data, ["type", "attributes", "relationships", ...(isUpdate ? ["id"] : [])], "/data");
  if (data.type !== type) throw unprocessable(`data.type must be ${type}.`, "/data/type");
  if (isUpdate && data.id !== id) throw unprocessable("data.id must be the id in the path.", "/data/id");
  const member = (name: string) => {
    const value = data[name] === undefined ? {} : objectOf(data[name]);
    if (!value) throw unprocessable(`data.${name} must be an object.`, `/data/${name}`);
    return value;
  };
  return { attributes: member("attributes"), relationships: member("relationships") };
}

function checkNames(values: Values, known: readonly string[], place: string): void {
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown !== undefined) throw unprocessable(`The body has an unknown member '${unknown}'.`, `${place}/${unknown}`);
}

/** For a relationship that leads to nothing. */
export function danglingRelationship(name: string): Refusal {
  const pointer = `/data/relationships/${name}`;
  return syntheticConflict("ENTITY_ERROR.RELATIONSHIP.INVALID", `The ${name} does not exist`, pointer);
}

function attributeFault(
  name: string,
  attributes: Values,
  kinds: Record<string, AttributeKind>,
  isUpdate: boolean,
): RefusedFor[] {
  const kind = own(kinds, name);
  const value = own(attributes, name);
  if (kind && isUpdate && (value === undefined || value === null)) return [];
  if (kind && isOfKind(kind, value)) return [];
  const problem = kind ? (value === undefined ? "is missing" : "has a wrong value") : "is unknown";
  const source = { pointer: `/data/attributes/${name}` };
  return [{ code: "ENTITY_ERROR.ATTRIBUTE.INVALID", detail: synthetic(`The attribute '${name}' ${problem}`), source }];
}

function isOfKind(kind: AttributeKind, value: unknown): boolean {
  if (kind === "boolean") return typeof value === "boolean";
  if (kind === "url") return typeof value === "string" && /^https?:/i.test(value) && URL.canParse(value);
  if (kind === "text") return typeof value === "string" && value !== "";
  return Array.isArray(value) && value.every((item) => kind.includes(item));
}

function relationshipFault(name: string, relationships: Values, types: Record<string, string>): RefusedFor[] {
  const type = own(types, name);
  const problem = type ? linkageProblem(own(relationships, name), type) : "is unknown";
  const source = { pointer: `/data/relationships/${name}` };
  const code = "ENTITY_ERROR.RELATIONSHIP.INVALID";
  return problem ? [{ code, detail: synthetic(`The relationship '${name}' ${problem}`), source }] : [];
}

function linkageProblem(value: unknown, type: string): string | undefined {
  const isOptional = type.endsWith("?");
  const { data, ...others } = objectOf(value) ?? {};
  const isPlain = value === undefined || (objectOf(value) && Object.keys(others).length === 0);
  if (isPlain && data === undefined) return isOptional ? undefined : "is missing";
  const { id, type: given, ...more } = objectOf(data) ?? {};
  const isLinkage = typeof id === "string" && given === type.replace("?", "") && Object.keys(more).length === 0;
  return isPlain && isLinkage ? undefined : "has a wrong value";
}

function unprocessable(detail: string, pointer?: string): Refusal {
  return new Refusal(422, [{ code: "ENTITY_UNPROCESSABLE", detail, ...(pointer && { source: { pointer } }) }]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A member of an object itself: names such as `constructor` are no different from others. */
function own<T>(values: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function objectOf(value: unknown): Values | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values) : undefined;
}
