import type { Change } from "./change.js";
import type { CompareSchemas } from "./compare-schemas.js";
import { diffContent } from "./diff-content.js";
import { type BothDocuments, type OperationPair, resolvedList } from "./operation-pair.js";
import { change, changeIn, type Part } from "./place.js";
import { isObject, type RawSchema } from "./raw-schema.js";
import { verdicts } from "./verdicts.js";

type Parameter = Record<string, unknown>;

/** Changes in what may be sent beside the body. Parameters of the path count for each of its operations. */
export function diffParameters(pair: OperationPair, documents: BothDocuments): Change[] {
  const old = parametersOf(documents.before, pair.before, pair.pathNames?.before);
  const now = parametersOf(documents.after, pair.after, pair.pathNames?.after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [before, after] = [old.get(key), now.get(key)];
    if (!after) return removed(pair, before ?? {});
    if (!before) return added(pair, after);
    return changed(pair, before, after, documents.compare);
  });
}

/** By place and name; a parameter of the path by its place in the path. */
function parametersOf(
  document: object,
  { operation, item }: OperationPair["before"],
  pathNames: readonly string[] = [],
): Map<string, Parameter> {
  const all = [...resolvedList(document, item.parameters), ...resolvedList(document, operation.parameters)];
  return new Map(
    all.map((parameter) => {
      const isOfPath = parameter.in === "path" && pathNames.includes(String(parameter.name));
      const name = isOfPath ? `#${pathNames.indexOf(String(parameter.name))}` : parameter.name;
      return [`${parameter.in} ${parameter.in === "header" ? String(name).toLowerCase() : name}`, parameter] as const;
    }),
  );
}

function placeOf({ operation }: OperationPair, parameter: Parameter): Pick<Change, "operation" | "location"> {
  return { operation, location: `parameter ${parameter.name}` };
}

function removed(pair: OperationPair, parameter: Parameter): Change[] {
  const what = `${parameter.in} parameter removed`;
  return [change(placeOf(pair, parameter), "request-parameter-removed", what, verdicts.notHeard)];
}

function added(pair: OperationPair, parameter: Parameter): Change[] {
  const place = placeOf(pair, parameter);
  if (parameter.in === "path")
    return [change(place, "new-request-path-parameter", "new path parameter", verdicts.refused)];
  const kind = parameter.required === true ? "required" : "optional";
  const what = `new ${kind} ${parameter.in} parameter`;
  return [change(place, `new-${kind}-request-parameter`, what, kind === "required" ? verdicts.refused : verdicts.more)];
}

function changed(pair: OperationPair, before: Parameter, after: Parameter, compare: CompareSchemas): Change[] {
  const place = placeOf(pair, after);
  const part: Part = {
    ...{ operation: pair.operation, name: place.location, direction: "request" },
    ...{ subject: "request-parameter", subjectBelow: "request-parameter-property" },
  };
  const ofSchema = compare(schemaOf(before), schemaOf(after), "request").map((found) => {
    const isDefault = found.steps.length === 0 && found.rule.startsWith("{subject}-default-value");
    return changeIn(part, isDefault ? { ...found, verdict: verdicts.actsOtherwise } : found);
  });
  return [
    ...requirement(place, before, after),
    ...serialisation(place, before, after),
    ...ofSchema,
    ...diffContent(part, before.content, after.content, compare),
    ...lifecycle(place, before, after),
  ];
}

function schemaOf(parameter: Parameter): RawSchema | undefined {
  const { schema } = parameter;
  return isObject(schema) || typeof schema === "boolean" ? schema : undefined;
}

type Place = Pick<Change, "operation" | "location">;

function requirement(place: Place, before: Parameter, after: Parameter): Change[] {
  if ((before.required === true) === (after.required === true)) return [];
  return after.required === true
    ? [change(place, "request-parameter-became-required", "required now", verdicts.refused)]
    : [change(place, "request-parameter-became-optional", "no longer required", verdicts.acceptsMore)];
}

/** How a value is written into the request: `a,b` or twice, with brackets or without. */
function serialisation(place: Place, before: Parameter, after: Parameter): Change[] {
  return (["style", "explode", "allowReserved", "allowEmptyValue"] as const).flatMap((keyword) => {
    const [old, now] = [serialisationOf(before)[keyword], serialisationOf(after)[keyword]];
    if (old === now) return [];
    const what = `${keyword} changed from ${old} to ${now}`;
    const rule = `request-parameter-${kebab(keyword)}-changed`;
    const isWider = (keyword === "allowReserved" || keyword === "allowEmptyValue") && now === true;
    return [change(place, rule, what, isWider ? verdicts.acceptsMore : verdicts.readsOtherwise)];
  });
}

function serialisationOf(parameter: Parameter) {
  const style = parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
  const { explode = style === "form", allowReserved = false, allowEmptyValue = false } = parameter;
  return { style, explode, allowReserved, allowEmptyValue };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function lifecycle(place: Place, before: Parameter, after: Parameter): Change[] {
  if ((before.deprecated === true) === (after.deprecated === true)) return [];
  const action = after.deprecated === true ? "deprecated" : "reactivated";
  return [change(place, `request-parameter-${action}`, action, verdicts.notice)];
}
