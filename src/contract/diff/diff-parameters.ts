import { type Change, change, changeIn, type Part, type Place } from "./change.js";
import { verdicts } from "./classify.js";
import { diffContent } from "./diff-content.js";
import {
  type BothDocuments,
  diffUnknownKeywords,
  type Node,
  type OperationPair,
  resolved,
  resolvedList,
} from "./operation-pair.js";
import { requirement } from "./schemas/difference.js";
import { isSchema, pairsByName } from "./schemas/raw-schema.js";

/** Changes in what may be sent beside the body. Parameters of the path count for each of its operations. */
export function diffParameters(pair: OperationPair, documents: BothDocuments): Change[] {
  const direction = pair.isIncoming ? "response" : "request";
  const old = parametersOf(documents.before, pair.before, pair.pathNames?.before);
  const now = parametersOf(documents.after, pair.after, pair.pathNames?.after);
  return pairsByName(old, now).flatMap(([, before, after]) => {
    const part: Part = {
      ...{ operation: pair.operation, location: `parameter ${(after ?? before)?.name}`, direction },
      ...{ subject: "request-parameter", subjectBelow: "request-parameter-property" },
    };
    if (!after) {
      const verdict = pair.isIncoming ? verdicts.notFound : verdicts.ignored;
      return [change(part, "request-parameter-removed", `${before?.in} parameter removed`, verdict)];
    }
    return before ? diffParameter(part, before, after, documents) : [added(part, after)];
  });
}

/** By place and name; a parameter of the path by its place in the path. */
function parametersOf(
  document: object,
  { operation, item }: OperationPair["before"],
  pathNames: readonly string[] = [],
): Map<string, Node> {
  const all = [...resolvedList(document, item.parameters), ...resolvedList(document, operation.parameters)];
  return new Map(
    all.filter(isCompared).map((parameter) => {
      const isOfPath = parameter.in === "path" && pathNames.includes(String(parameter.name));
      const name = isOfPath ? `#${pathNames.indexOf(String(parameter.name))}` : parameter.name;
      return [`${parameter.in} ${parameter.in === "header" ? String(name).toLowerCase() : name}`, parameter] as const;
    }),
  );
}

/** By OpenAPI, parameters of these headers are ignored: content and security say what belongs there. */
function isCompared({ in: where, name }: Node): boolean {
  return where !== "header" || !["accept", "content-type", "authorization"].includes(String(name).toLowerCase());
}

function added(part: Part, parameter: Node): Change {
  if (parameter.in === "path") {
    return change(part, "new-request-path-parameter", "new path parameter", verdicts.refused);
  }
  const kind = parameter.required === true ? "required" : "optional";
  const verdict = kind === "required" && part.direction === "request" ? verdicts.refused : verdicts.more;
  return change(part, `new-${kind}-request-parameter`, `new ${kind} ${parameter.in} parameter`, verdict);
}

const known = new Set([
  ...["name", "in", "required", "deprecated", "schema", "content"],
  ...["style", "explode", "allowReserved", "allowEmptyValue"],
]);

function diffParameter(part: Part, before: Node, after: Node, documents: BothDocuments): Change[] {
  return [
    ...diffRequirement(part, before, after),
    ...diffSerialisation(part, before, after, documents),
    ...diffSchemas(part, before, after, documents),
    ...diffContent(part, before.content, after.content, documents),
    ...diffDeprecation(part, "request-parameter", before, after),
    ...diffUnknownKeywords(part, before, after, known, documents),
  ];
}

function diffSchemas(part: Part, before: Node, after: Node, { compare }: BothDocuments): Change[] {
  const schemaOf = ({ schema }: Node) => (isSchema(schema) ? schema : undefined);
  return compare(schemaOf(before), schemaOf(after), part.direction).map((found) => {
    const isDefault =
      part.direction === "request" && found.steps.length === 0 && found.rule.startsWith("{subject}-default-value");
    return changeIn(part, isDefault ? { ...found, verdict: verdicts.actsOtherwise } : found);
  });
}

function diffRequirement(part: Part, before: Node, after: Node): Change[] {
  if (isRequired(before) === isRequired(after)) return [];
  const difference = requirement(isRequired(after));
  const verdict = isRequired(after) && part.direction === "request" ? verdicts.refused : undefined;
  return [changeIn(part, { ...difference, ...(verdict && { verdict }) })];
}

/** A parameter of the path cannot be left out, whether the document says so or not. */
function isRequired(parameter: Node): boolean {
  return parameter.required === true || parameter.in === "path";
}

/** Whether something is deprecated: `request-parameter-deprecated`, `endpoint-reactivated`. */
export function diffDeprecation(place: Place, subject: string, before: Node, after: Node): Change[] {
  if ((before.deprecated === true) === (after.deprecated === true)) return [];
  const action = after.deprecated === true ? "deprecated" : "reactivated";
  return [change(place, `${subject}-${action}`, action, verdicts.notice)];
}

/** How a value is written into the request: `a,b` or twice, with brackets or without, or as JSON. */
function diffSerialisation(place: Place, before: Node, after: Node, documents: BothDocuments): Change[] {
  const [old, now] = [writingOf(before), writingOf(after)];
  const isOne = isSingleValue(documents.before, before) && isSingleValue(documents.after, after);
  return (["content", "style", "explode", "allowReserved", "allowEmptyValue"] as const).flatMap((keyword) => {
    if (old[keyword] === now[keyword] || (keyword === "explode" && isOne)) return [];
    const isWider = (keyword === "allowReserved" || keyword === "allowEmptyValue") && now[keyword] === true;
    const what = `${keyword} changed from ${old[keyword]} to ${now[keyword]}`;
    const rule = `request-parameter-${kebab(keyword)}-changed`;
    return [change(place, rule, what, isWider ? verdicts.acceptsMore : verdicts.readsOtherwise)];
  });
}

/** With the defaults of OpenAPI. */
function writingOf(parameter: Node) {
  const { content, allowReserved = false, allowEmptyValue = false } = parameter;
  const style = parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
  const { explode = style === "form" } = parameter;
  return { content: content === undefined ? "none" : "a media type", style, explode, allowReserved, allowEmptyValue };
}

const single = ["string", "integer", "number", "boolean", "null"];

/** Whether it is a single value, or null, which `explode` does not change. */
function isSingleValue(document: object, parameter: Node): boolean {
  const schema = resolved(document, parameter.schema);
  const alternatives = resolvedList(document, schema.oneOf ?? schema.anyOf);
  const schemas = schema.type === undefined && alternatives.length > 0 ? alternatives : [schema];
  return schemas.every(({ type }) => [type].flat().every((name) => single.includes(String(name))));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
